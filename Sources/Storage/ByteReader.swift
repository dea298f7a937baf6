/// The bytes are not what a `ByteWriter` wrote.
@usableFromInline package struct DamagedBytes: Error, Hashable {
  @usableFromInline package init() {}
}

/// Reads what a `ByteWriter` wrote; tables in place.
///
/// Any bytes at all are read without harm: what does not fit is an error.
@usableFromInline package struct ByteReader {
  @usableFromInline let bytes: Bytes
  @usableFromInline var position: Int
  @usableFromInline let end: Int
  private var strings: [String] = []
  private var depth = 0
  /// The bytes are part of this program: whole tables need not be looked through.
  package let isTrusted: Bool

  /// - Parameter range: starts at a multiple of `Bytes.alignment`.
  package init(_ bytes: Bytes, _ range: Range<Int>, isTrusted: Bool = false) {
    precondition(range.lowerBound % Bytes.alignment == 0 && range.upperBound <= bytes.count)
    self.isTrusted = isTrusted
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  package var isAtEnd: Bool { position == end }

  @usableFromInline package mutating func readByte() throws(DamagedBytes) -> UInt8 {
    guard position < end else { throw DamagedBytes() }
    position += 1
    return bytes.start.load(fromByteOffset: position - 1, as: UInt8.self)
  }

  @usableFromInline package mutating func readInt() throws(DamagedBytes) -> Int {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try readByte()
      if shift > 63 { throw DamagedBytes() }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(truncatingIfNeeded: number >> 1) ^ -Int(truncatingIfNeeded: number & 1)
  }

  /// A number below a limit, such as that of an element.
  @usableFromInline package mutating func readIndex(below limit: Int) throws(DamagedBytes) -> Int {
    let index = try readInt()
    guard index >= 0, index < limit else { throw DamagedBytes() }
    return index
  }

  /// A count of values, each of that many bytes at least.
  @inlinable package mutating func readCount(of size: Int = 1) throws(DamagedBytes) -> Int {
    let count = try readInt()
    guard count >= 0, count <= (end - position) / size else { throw DamagedBytes() }
    return count
  }

  @usableFromInline package mutating func readString() throws(DamagedBytes) -> String {
    let number = try readIndex(below: strings.count + 1)
    if number < strings.count { return strings[number] }
    let count = try readCount()
    let slice = UnsafeRawBufferPointer(start: bytes.start + position, count: count)
    guard let string = String(validating: slice, as: UTF8.self) else { throw DamagedBytes() }
    position += count
    strings.append(string)
    return string
  }

  @inlinable package mutating func readTable<Element>(
    of element: Element.Type = Element.self
  ) throws(DamagedBytes) -> Table<Element> {
    let size = MemoryLayout<Element>.stride
    let count = try readCount(of: size)
    let start = (position + Bytes.alignment - 1) / Bytes.alignment * Bytes.alignment
    guard start <= end, count <= (end - start) / size else { throw DamagedBytes() }
    position = start + count * size
    return Table(in: bytes, at: start, count: count)
  }

  /// Steps into a value that may hold values of its own kind, not too deep for the stack.
  package mutating func descend() throws(DamagedBytes) {
    guard depth < 64 else { throw DamagedBytes() }
    depth += 1
  }

  package mutating func ascend() {
    depth -= 1
  }

  @inlinable package mutating func read<Value: Storable>(
    _ type: Value.Type = Value.self
  ) throws(DamagedBytes) -> Value {
    try Value(from: &self)
  }
}
