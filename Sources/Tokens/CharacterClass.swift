internal import Text

/// What the tokenizer needs to know of a code point.
enum CharacterClass: UInt8 {
  /// A token by itself.
  case symbol
  /// A letter or a digit.
  case word
  /// Continues whatever stands before it.
  case mark
  case space
  case lineBreak
  /// Soft hyphens, joiners, direction marks: part of a word when inside it, else nothing.
  case ignorable
}

/// One code point of a text; a byte that starts none stands for U+FFFD.
struct Scalar {
  let value: UInt32
  let length: Int

  @inline(__always)
  init(_ text: Span<UInt8>, at position: Int) {
    let lead = text[position]
    (value, length) = lead < 0x80 ? (UInt32(lead), 1) : Self.decode(text, at: position)
  }

  @inline(never)
  private static func decode(_ text: Span<UInt8>, at position: Int) -> (UInt32, Int) {
    let length = UTF8Check.sequenceLength(text, at: position)
    guard length > 0 else { return (0xFFFD, 1) }
    var value = UInt32(text[position]) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      value = value << 6 | UInt32(text[position + offset] & 0x3F)
    }
    return (value, length)
  }

  @inline(__always)
  var characterClass: CharacterClass {
    CharacterClass.of(value)
  }

  var isUppercase: Bool {
    Unicode.Scalar(value).map(\.isCapital) ?? false
  }
}

extension CharacterClass {
  /// Covers the alphabets of Europe and the Near East; what lies beyond asks the standard library.
  private static let tableEnd: UInt32 = 0x3000

  private static let table: [CharacterClass] = (0..<tableEnd).map { classify($0) }

  /// The ASCII part of the table, as bit sets, so that the common case touches no memory.
  @inline(__always)
  static func of(_ value: UInt32) -> CharacterClass {
    if value < 0x80 { return ascii(UInt8(truncatingIfNeeded: value)) }
    return value < tableEnd ? table[Int(value)] : classify(value)
  }

  @inline(__always)
  static func ascii(_ byte: UInt8) -> CharacterClass {
    if isWordASCII(byte) { return .word }
    if byte > 0x20 { return byte == 0x7F ? .space : .symbol }
    return byte >= 0x0A && byte <= 0x0D ? .lineBreak : .space
  }

  @inline(__always)
  static func isWordASCII(_ byte: UInt8) -> Bool {
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    let digit = byte &- UInt8(ascii: "0")
    return letter < 26 || digit < 10
  }

  private static func classify(_ value: UInt32) -> CharacterClass {
    if value < 0x80 { return ascii(UInt8(value)) }
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber:
      return .word
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .lineSeparator, .paragraphSeparator: return .lineBreak
    case .spaceSeparator: return .space
    case .control: return value == 0x85 ? .lineBreak : .space
    case .format: return .ignorable
    default: return .symbol
    }
  }
}

extension Unicode.Scalar {
  var isCapital: Bool {
    if isASCII { return value &- 0x41 < 26 }
    return properties.isUppercase || properties.generalCategory == .titlecaseLetter
  }

  /// The standard library's answer costs a search of its tables, ASCII or not.
  var isSmall: Bool { isASCII ? value &- 0x61 < 26 : properties.isLowercase }

  var isLetter: Bool {
    if isASCII { return (value | 0x20) &- 0x61 < 26 }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return true
    default: return false
    }
  }

  var isDigit: Bool {
    isASCII ? value &- 0x30 < 10 : properties.generalCategory == .decimalNumber
  }

  /// Ignorable code points, and the selectors between two looks of one symbol.
  var isRemovedByFolding: Bool {
    value >= 0x80
      && (CharacterClass.of(value) == .ignorable || value == 0xFE0E || value == 0xFE0F)
  }
}
