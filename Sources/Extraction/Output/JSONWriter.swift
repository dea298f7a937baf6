internal import Text

// Unsafe: text is copied from where strings have it to where it is put out, and looked through there by
// words. As appended code units the output cost three times as many instructions.

/// Writes JSON (RFC 8259) to bytes, in the order of the calls, so that the same calls give the same
/// bytes everywhere; an encoder that sorts or reflects could not promise that.
package struct JSONWriter: Sendable {
  /// What is written, up to `count`, and room.
  private var buffer: [UInt8]
  private var count: Int
  /// Whether a comma goes in front of the next value: not at the start of a container or after a name.
  private var isBehindValue = false

  /// Writes behind what there is already.
  package init(behind bytes: consuming [UInt8] = []) {
    count = bytes.count
    buffer = bytes
  }

  package var bytes: [UInt8] { Array(buffer.prefix(count)) }

  /// Makes room for so many bytes at once.
  mutating func reserve(_ size: Int) {
    makeRoom(until: count + size)
  }

  /// All that was written, without a copy of it.
  consuming func finished() -> [UInt8] {
    buffer.removeSubrange(count...)
    return buffer
  }

  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    container("{", "}", members)
  }

  /// - Parameter indent: with a number, each element stands on a line of its own behind that many
  ///   spaces, and the bracket behind one less; an empty array is `[]` all the same.
  package mutating func array<Elements: Collection>(
    _ elements: Elements, indent: Int? = nil,
    _ element: (inout JSONWriter, Elements.Element) -> Void
  ) {
    let indent = elements.isEmpty ? nil : indent
    container("[", "]") { json in
      for (place, value) in elements.enumerated() {
        if let indent { json.breakLine(indent: indent, afterComma: place > 0) }
        element(&json, value)
      }
      if let indent { json.breakLine(indent: max(0, indent - 1), afterComma: false) }
    }
  }

  private mutating func container(
    _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    put(open)
    isBehindValue = false
    body(&self)
    put(close)
    isBehindValue = true
  }

  /// Replaces the space that separates values by a line break.
  package mutating func breakLine(indent: Int, afterComma: Bool = true) {
    put(afterComma ? ",\n" : "\n")
    for _ in 0..<indent { put(" ") }
    isBehindValue = false
  }

  package mutating func name(_ name: String) {
    string(name, ending: .behindName)
    isBehindValue = false
  }

  package mutating func member(_ name: String, _ value: String) {
    self.name(name)
    string(value)
  }

  /// A member whose name is part of the format, and holds nothing to be escaped.
  ///
  /// Most of the strings that are written are such names.
  mutating func member(fixed name: StaticString, _ value: String) {
    self.name(fixed: name)
    string(value)
  }

  mutating func member(fixed name: StaticString, _ value: Int) {
    self.name(fixed: name)
    number(value)
  }

  mutating func name(fixed name: StaticString) {
    let opening = isBehindValue ? Marks.comma : .beforeText
    let isPlain = name.withUTF8Buffer { putPlain($0, between: opening, and: .behindName) }
    precondition(isPlain)
    isBehindValue = false
  }

  package mutating func member(_ name: String, _ value: Int) {
    self.name(name)
    number(value)
  }

  package mutating func member(_ name: String, _ value: Bool) {
    self.name(name)
    put(value ? "true" : "false")
    isBehindValue = true
  }

  package mutating func number(_ value: Int) {
    separate()
    if value < 0 { put("-") }
    put(digits: value.magnitude)
    isBehindValue = true
  }

  package mutating func string(_ value: String) {
    string(value, ending: .behindText)
    isBehindValue = true
  }

  /// Ends the record.
  package mutating func endLine() {
    put("\n")
    isBehindValue = false
  }
}

// MARK: - Bytes

extension JSONWriter {
  /// Up to eight bytes, written as one number: they stand in it from the lowest on.
  private struct Marks {
    var bytes: UInt64
    var count: Int

    /// Before a text: `"`, with a comma `, "`.
    static var beforeText: Marks { Marks(bytes: 0x22, count: 1) }
    static var comma: Marks { Marks(bytes: 0x22_20_2C, count: 3) }
    /// Behind a text: `"`, of a name `": `.
    static var behindText: Marks { Marks(bytes: 0x22, count: 1) }
    static var behindName: Marks { Marks(bytes: 0x20_3A_22, count: 3) }
  }

  /// What is written at once may reach so far beyond what counts.
  private static let room = 16

  /// Most strings hold nothing to be escaped: they are copied in one go, then looked through.
  @inline(__always)
  private mutating func string(_ value: String, ending: Marks) {
    let opening = isBehindValue ? Marks.comma : .beforeText
    let isPlain = value.utf8.withContiguousStorageIfAvailable {
      putPlain($0, between: opening, and: ending)
    }
    if isPlain != true { escape(value, between: opening, and: ending) }
  }

  /// - Returns: whether it is put out: nothing in it had to be escaped.
  @inline(__always)
  private mutating func putPlain(
    _ text: UnsafeBufferPointer<UInt8>, between opening: Marks, and ending: Marks
  ) -> Bool {
    let start = count + opening.count
    makeRoom(until: start + text.count)
    let first = count
    let isPlain = buffer.withUnsafeMutableBytes { buffer in
      let base = buffer.baseAddress.unsafelyUnwrapped
      base.storeBytes(of: opening.bytes.littleEndian, toByteOffset: first, as: UInt64.self)
      if !Self.copyPlain(.init(text), to: base + start) { return false }
      base.storeBytes(
        of: ending.bytes.littleEndian, toByteOffset: start + text.count, as: UInt64.self)
      return true
    }
    if isPlain { count = start + text.count + ending.count }
    return isPlain
  }

  /// Copies a text, and looks whether nothing in it is to be escaped.
  ///
  /// By words, of which the last reaches back into the one before: a call to copy costs more than most texts.
  @inline(__always)
  private static func copyPlain(
    _ text: UnsafeRawBufferPointer, to place: UnsafeMutableRawPointer
  ) -> Bool {
    if text.count < 8 {
      var word: UInt64 = 0x2020_2020_2020_2020
      for byte in text.reversed() { word = word << 8 | UInt64(byte) }
      place.storeBytes(of: word.littleEndian, as: UInt64.self)
      return !ByteWord(UnsafeRawBufferPointer(start: place, count: 8).bytes, at: 0).endsPlainJSON
    }
    let last = text.count - 8
    var offset = 0
    while true {
      let next = min(offset, last)
      if ByteWord(text.bytes, at: next).endsPlainJSON { return false }
      place.storeBytes(
        of: text.loadUnaligned(fromByteOffset: next, as: UInt64.self), toByteOffset: next,
        as: UInt64.self)
      offset += 8
      if offset >= text.count { return true }
    }
  }

  @inline(never)
  private mutating func escape(_ value: String, between opening: Marks, and ending: Marks) {
    put(opening)
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""): put("\\\"")
      case UInt8(ascii: "\\"): put("\\\\")
      case UInt8(ascii: "\n"): put("\\n")
      case UInt8(ascii: "\r"): put("\\r")
      case UInt8(ascii: "\t"): put("\\t")
      case 0..<0x20: put((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
      default: put(Marks(bytes: UInt64(byte), count: 1))
      }
    }
    put(ending)
  }

  private mutating func put(_ marks: Marks) {
    makeRoom(until: count)
    let start = count
    buffer.withUnsafeMutableBytes {
      $0.storeBytes(of: marks.bytes.littleEndian, toByteOffset: start, as: UInt64.self)
    }
    count += marks.count
  }

  private mutating func put(_ text: String) {
    for byte in text.utf8 { put(Marks(bytes: UInt64(byte), count: 1)) }
  }

  private mutating func put(digits number: UInt) {
    var rest = number
    var marks = Marks(bytes: 0, count: 0)
    repeat {
      marks.bytes = marks.bytes << 8 | UInt64(UInt8(ascii: "0")) + UInt64(rest % 10)
      marks.count += 1
      rest /= 10
    } while rest > 0 && marks.count < 8
    if rest > 0 { put(digits: rest) }
    put(marks)
  }

  private mutating func separate() {
    if isBehindValue { put(Marks(bytes: 0x20_2C, count: 2)) }
  }

  private mutating func makeRoom(until end: Int) {
    if end + Self.room > buffer.count { grow(to: end + Self.room) }
  }

  @inline(never)
  private mutating func grow(to size: Int) {
    let more = max(size, 2 * buffer.count) - buffer.count
    buffer.append(contentsOf: repeatElement(0, count: more))
  }
}
