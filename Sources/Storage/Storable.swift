/// A value that can be written into bytes and read from them again.
@usableFromInline package protocol Storable {
  func write(to writer: inout ByteWriter)
  /// Reads what `write` wrote.
  init(from reader: inout ByteReader) throws(DamagedBytes)
}

extension Int: Storable {
  @usableFromInline package func write(to writer: inout ByteWriter) { writer.write(self) }
  @usableFromInline package init(from reader: inout ByteReader) throws(DamagedBytes) {
    self = try reader.readInt()
  }
}

extension String: Storable {
  @usableFromInline package func write(to writer: inout ByteWriter) { writer.write(self) }
  @usableFromInline package init(from reader: inout ByteReader) throws(DamagedBytes) {
    self = try reader.readString()
  }
}

extension Bool: Storable {
  @usableFromInline package func write(to writer: inout ByteWriter) { writer.write(self ? 1 : 0) }
  @usableFromInline package init(from reader: inout ByteReader) throws(DamagedBytes) {
    self = try reader.readIndex(below: 2) == 1
  }
}

extension Optional: Storable where Wrapped: Storable {
  @usableFromInline package func write(to writer: inout ByteWriter) {
    writer.write(self != nil)
    if let self { writer.write(self) }
  }

  @inlinable package init(from reader: inout ByteReader) throws(DamagedBytes) {
    self = try reader.read(Bool.self) ? try reader.read(Wrapped.self) : nil
  }
}

extension Array: Storable where Element: Storable {
  @usableFromInline package func write(to writer: inout ByteWriter) {
    writer.write(count)
    for element in self { writer.write(element) }
  }

  @inlinable package init(from reader: inout ByteReader) throws(DamagedBytes) {
    let count = try reader.readCount()
    self = []
    // Not all at once what damaged bytes may promise.
    reserveCapacity(Swift.min(count, 1 << 12))
    for _ in 0..<count { append(try reader.read()) }
  }
}

/// In ascending order, so that equal sets become the same bytes.
extension Set: Storable where Element: Storable & Comparable {
  @usableFromInline package func write(to writer: inout ByteWriter) { writer.write(sorted()) }

  @inlinable package init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(try reader.read([Element].self))
  }
}

/// In the order of the keys, so that equal dictionaries become the same bytes.
extension Dictionary: Storable where Key: Storable & Comparable, Value: Storable {
  @usableFromInline package func write(to writer: inout ByteWriter) {
    writer.write(count)
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      writer.write(key)
      writer.write(value)
    }
  }

  @inlinable package init(from reader: inout ByteReader) throws(DamagedBytes) {
    let count = try reader.readCount(of: 2)
    self.init(minimumCapacity: Swift.min(count, 1 << 12))
    for _ in 0..<count {
      let key = try reader.read(Key.self)
      self[key] = try reader.read(Value.self)
    }
  }
}

/// An enumeration of names is written by name: it may grow.
extension Storable where Self: RawRepresentable, RawValue == String {
  @usableFromInline package func write(to writer: inout ByteWriter) { writer.write(rawValue) }

  @inlinable package init(from reader: inout ByteReader) throws(DamagedBytes) {
    guard let value = Self(rawValue: try reader.readString()) else { throw DamagedBytes() }
    self = value
  }
}
