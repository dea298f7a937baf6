/// A JSON value with the place where it stands.
///
/// Foundation's decoders lose the places, and a golden file that a person edits needs them.
package struct JSON {
  package indirect enum Value {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSON])
    case object([(key: String, value: JSON)])
  }

  package let value: Value
  /// The byte offset of the value's first byte.
  package let offset: Int

  package subscript(_ key: String) -> JSON? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var string: String? {
    if case .string(let string) = value { string } else { nil }
  }

  package var integer: Int? {
    if case .number(let digits) = value { Int(digits) } else { nil }
  }

  package var bool: Bool? {
    if case .bool(let bool) = value { bool } else { nil }
  }

  package var array: [JSON]? {
    if case .array(let array) = value { array } else { nil }
  }

  package var members: [(key: String, value: JSON)]? {
    if case .object(let members) = value { members } else { nil }
  }
}

/// What is wrong with a JSON text, and at which byte.
package struct JSONFailure: Error {
  package let offset: Int
  package let message: String
}

extension JSON {
  package init(parsing bytes: [UInt8]) throws(JSONFailure) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }

  /// A value inside a JSON text, in an object that is the text; the position moves behind it.
  init(parsing bytes: [UInt8], memberAt position: inout Int) throws(JSONFailure) {
    var parser = JSONParser(bytes: bytes, position: position)
    defer { position = parser.position }
    self = try parser.value(depth: 1)
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  /// Deeper brackets than any document has; the parser recurses once for each.
  static let nesting = 64

  mutating func document() throws(JSONFailure) -> JSON {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let json = try value(depth: 0)
    skipSpace()
    if position < bytes.count { throw failure("nothing may follow the value") }
    return json
  }

  private func failure(_ message: String, at offset: Int? = nil) -> JSONFailure {
    JSONFailure(offset: offset ?? position, message: message)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws(JSONFailure) -> JSON {
    skipSpace()
    if depth > Self.nesting { throw failure("more than \(Self.nesting) brackets in each other") }
    let offset = position
    let value: JSON.Value =
      switch current {
      case UInt8(ascii: "{"): .object(try members(depth: depth))
      case UInt8(ascii: "["): .array(try elements(depth: depth))
      case UInt8(ascii: "\""): .string(try string())
      case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: .number(try number())
      case nil: throw failure("the text ends where a value was expected")
      default: try word()
      }
    return JSON(value: value, offset: offset)
  }

  private mutating func members(depth: Int) throws(JSONFailure) -> [(key: String, value: JSON)] {
    position += 1
    var members: [(key: String, value: JSON)] = []
    if take("}") { return members }
    repeat {
      skipSpace()
      let offset = position
      guard current == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
      let key = try string()
      if members.contains(where: { $0.key == key }) {
        throw failure("`\(key)` stands twice in one object", at: offset)
      }
      guard take(":") else { throw failure("expected `:` after `\(key)`") }
      members.append((key, try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw failure("expected `,` or `}`") }
    return members
  }

  private mutating func elements(depth: Int) throws(JSONFailure) -> [JSON] {
    position += 1
    var elements: [JSON] = []
    if take("]") { return elements }
    repeat {
      elements.append(try value(depth: depth + 1))
    } while take(",")
    guard take("]") else { throw failure("expected `,` or `]`") }
    return elements
  }

  private mutating func word() throws(JSONFailure) -> JSON.Value {
    for (word, value) in [
      ("true", JSON.Value.bool(true)), ("false", .bool(false)), ("null", .null),
    ] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw failure("expected a value")
  }

  private mutating func number() throws(JSONFailure) -> String {
    let start = position
    while let byte = current, "+-.0123456789eE".utf8.contains(byte) { position += 1 }
    let digits = String(decoding: bytes[start..<position], as: UTF8.self)
    guard Double(digits) != nil else { throw failure("`\(digits)` is no number", at: start) }
    return digits
  }

  private mutating func string() throws(JSONFailure) -> String {
    position += 1
    var string = ""
    while true {
      let start = position
      while let byte = current, byte >= 0x20, byte != 0x22, byte != 0x5C { position += 1 }
      // An input is checked to be UTF-8 before it is parsed.
      string += String(decoding: bytes[start..<position], as: UTF8.self)
      switch current {
      case 0x22:
        position += 1
        return string
      case 0x5C:
        position += 1
        string.unicodeScalars.append(try escape())
      case nil: throw failure("the text ends inside a string")
      default: throw failure("a control character, or a line break, inside a string")
      }
    }
  }

  private mutating func escape() throws(JSONFailure) -> Unicode.Scalar {
    let offset = position - 1
    defer { position += 1 }
    switch current {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Unicode.Scalar(bytes[position])
    case UInt8(ascii: "u"):
      let first = try codeUnit()
      if let scalar = Unicode.Scalar(first) { return scalar }
      guard first < 0xDC00, bytes[(position + 1)...].starts(with: [0x5C, 0x75]) else {
        throw failure("half of a surrogate pair", at: offset)
      }
      position += 2
      let second = try codeUnit()
      guard (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar((first - 0xD800) << 10 + (second - 0xDC00) + 0x10000)
      else { throw failure("half of a surrogate pair", at: offset) }
      return scalar
    default: throw failure("unknown escape", at: offset)
    }
  }

  /// Four hexadecimal digits; the position is left on the last.
  private mutating func codeUnit() throws(JSONFailure) -> UInt32 {
    let digits = bytes[min(position + 1, bytes.count)...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure("expected four hexadecimal digits after `\\u`", at: position - 1) }
    position += 4
    return unit
  }
}
