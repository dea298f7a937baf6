internal import Text

/// Reads the line of a corpus in one pass over its bytes, the way to most of the input.
///
/// It knows only plain lines. For all others it says nothing, so that `JSON` decides and words the
/// messages: what it does say, `JSON` would say too.
package struct CorpusLineScanner {
  private let line: [UInt8]
  private var position = 0

  private init(_ line: [UInt8]) {
    self.line = line
  }

  /// The members of an object whose `text` is a string; nil where the parser has to see it.
  ///
  /// - Parameter line: checked to be UTF-8.
  package static func members(of line: [UInt8]) -> CorpusLine.Members? {
    var scanner = CorpusLineScanner(line)
    return scanner.document()
  }

  private var current: UInt8? { position < line.count ? line[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0D { position += 1 }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func document() -> CorpusLine.Members? {
    var members = CorpusLine.Members(text: [])
    var keys: [ArraySlice<UInt8>] = []
    guard take("{") else { return nil }
    repeat {
      // Two keys are the same if their characters are, which for ASCII needs no `String`.
      guard let key = key(), !keys.contains(key), keys.count < 32, take(":") else { return nil }
      keys.append(key)
      if key.elementsEqual("text".utf8) {
        guard take("\"") else { return nil }
        members.text.reserveCapacity(line.count - position)
        guard string(into: &members.text) else { return nil }
      } else {
        guard let value = try? JSON(parsing: line, memberAt: &position) else { return nil }
        if key.elementsEqual("id".utf8) { members.id = value }
        if key.elementsEqual("date".utf8) { members.date = value }
      }
    } while take(",")
    guard take("}") else { return nil }
    skipSpace()
    let hasText = keys.contains { $0.elementsEqual("text".utf8) }
    return hasText && position == line.count ? members : nil
  }

  /// A key of ASCII letters, without its quotes.
  private mutating func key() -> ArraySlice<UInt8>? {
    guard take("\"") else { return nil }
    let start = position
    while let byte = current, byte >= 0x20, byte < 0x80, byte != 0x22, byte != 0x5C {
      position += 1
    }
    guard current == 0x22 else { return nil }
    defer { position += 1 }
    return line[start..<position]
  }

  /// The rest of a string whose first quotation mark was read.
  private mutating func string(into text: inout [UInt8]) -> Bool {
    while true {
      let start = position
      position = Self.plainEnd(line.span, from: position)
      text += line[start..<position]
      switch current {
      case 0x22:
        position += 1
        return true
      case 0x5C:
        guard escape(into: &text) else { return false }
      default: return false
      }
    }
  }

  private static func plainEnd(_ line: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position + 32 <= line.count, !ByteWord.endPlainJSON(line.bytes, at: position) {
      position += 32
    }
    while position + 8 <= line.count, !ByteWord(line.bytes, at: position).endsPlainJSON {
      position += 8
    }
    while position < line.count {
      let byte = line[position]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
      position += 1
    }
    return position
  }

  private mutating func escape(into text: inout [UInt8]) -> Bool {
    guard position + 1 < line.count else { return false }
    let letter = line[position + 1]
    position += 2
    switch letter {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "u"):
      guard let scalar = scalar() else { return false }
      text += UTF8.encode(scalar).map(Array.init) ?? []
    default: return false
    }
    return true
  }

  /// What `\u` names, its second half included.
  private mutating func scalar() -> Unicode.Scalar? {
    guard let first = codeUnit() else { return nil }
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, position + 1 < line.count, line[position] == 0x5C,
      line[position + 1] == UInt8(ascii: "u")
    else { return nil }
    position += 2
    guard let second = codeUnit(), 0xDC00...0xDFFF ~= second else { return nil }
    return Unicode.Scalar((first - 0xD800) << 10 + (second - 0xDC00) + 0x10000)
  }

  private mutating func codeUnit() -> UInt32? {
    guard position + 4 <= line.count else { return nil }
    var unit: UInt32 = 0
    for byte in line[position..<position + 4] {
      switch byte {
      case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    position += 4
    return unit
  }
}
