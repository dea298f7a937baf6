package import Text

/// Cuts a rule file into lexemes.
///
/// It never fails: what starts no lexeme becomes one of the kind `unknown`, with a diagnostic, and
/// the parser stays silent about it.
package enum Lexer {
  package static func lex(_ source: SourceText) -> (lexemes: [Lexeme], diagnostics: [Diagnostic]) {
    var scanner = Scanner(source)
    scanner.scan()
    return (scanner.lexemes, scanner.diagnostics)
  }

  /// A byte order mark is white space, so that what follows it stands in the first column.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

private struct Scanner {
  let source: SourceText
  let bytes: [UInt8]
  var offset = 0
  var lexemes: [Lexeme] = []
  var diagnostics: [Diagnostic] = []
  var lastUnknown: Int?

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
  }

  mutating func scan() {
    checkEncoding()
    if bytes.starts(with: Lexer.byteOrderMark) { offset = Lexer.byteOrderMark.count }
    while offset < bytes.count { scanOne() }
  }

  private mutating func scanOne() {
    switch Character(Unicode.Scalar(bytes[offset])) {
    case " ", "\t", "\n", "\r":
      offset += 1
    case "#":
      let isDocumentation = byte(at: offset + 1) == UInt8(ascii: "#")
      add(isDocumentation ? .documentation : .comment, end: lineEnd)
    case "\"":
      scanString()
    case "/":
      scanRegex()
    case "0"..."9":
      add(.number, end: end { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    case ".":
      add(.sign, end: offset + (bytes[offset...].starts(with: Array("...".utf8)) ? 3 : 1))
    case "=", "(", ")", "[", "]", "{", "}", "<", ">", ",", ":", "|", "?", "*", "+", "&", "!", "@",
      "^", "$", "-":
      add(.sign, end: offset + 1)
    default:
      scanWord()
    }
  }

  private mutating func scanWord() {
    guard let (first, length) = scalar(at: offset) else { return add(.unknown, end: offset + 1) }
    guard first.properties.isAlphabetic else {
      let range = TextRange(offset, offset + length)
      // They come in pairs, or in a paste of many; the first on a line says enough.
      if lastUnknown.map({ source.line(at: $0) }) != source.line(at: offset) {
        report(.unknownCharacter(visible(first)), range)
      }
      lastUnknown = offset
      return add(.unknown, end: range.end)
    }
    var end = offset + length
    while let (next, length) = scalar(at: end), continuesWord(next) { end += length }
    let category = first.properties.generalCategory
    let isCapital = category == .uppercaseLetter || category == .titlecaseLetter
    add(isCapital ? .capitalName : .name, end: end)
  }

  private mutating func scanString() {
    let lineEnd = lineEnd
    var end = offset + 1
    while let next = byte(at: end), end < lineEnd {
      switch next {
      case UInt8(ascii: "\""):
        return add(.string, end: end + 1)
      case UInt8(ascii: "\\") where end + 1 < lineEnd:
        end += escape(at: end)
      default:
        end += 1
      }
    }
    report(.unclosedString, TextRange(offset, lineEnd))
    add(.unknown, end: lineEnd)
  }

  private mutating func escape(at start: Int) -> Int {
    guard let (escaped, length) = scalar(at: start + 1) else { return 2 }
    if escaped != "\"", escaped != "\\" {
      report(.badEscape("\\" + visible(escaped)), TextRange(start, start + 1 + length))
    }
    return 1 + length
  }

  private mutating func scanRegex() {
    let lineEnd = lineEnd
    var end = offset + 1
    while let next = byte(at: end), end < lineEnd {
      if next == UInt8(ascii: "/") {
        end += 1
        while let flag = byte(at: end), Character(Unicode.Scalar(flag)).isASCIILetter { end += 1 }
        return add(.regex, end: end)
      }
      end += next == UInt8(ascii: "\\") && end + 1 < lineEnd ? 2 : 1
    }
    report(.unclosedRegex, TextRange(offset, lineEnd))
    add(.unknown, end: lineEnd)
  }

  private mutating func add(_ kind: Lexeme.Kind, end: Int) {
    lexemes.append(Lexeme(kind: kind, range: TextRange(offset, end)))
    offset = end
  }

  private mutating func report(_ message: DiagnosticMessage, _ range: TextRange) {
    diagnostics.append(Diagnostic(message, path: source.path, range: range))
  }

  /// Once per file: where one byte is wrong, the file was most likely saved in another encoding.
  private mutating func checkEncoding() {
    guard let start = UTF8Check.firstInvalid(bytes) else { return }
    report(.notUTF8, TextRange(start, start + 1))
  }

  private func byte(at index: Int) -> UInt8? {
    index < bytes.count ? bytes[index] : nil
  }

  private func scalar(at index: Int) -> (Unicode.Scalar, length: Int)? {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes[min(index, bytes.count)...].makeIterator()
    guard case .valid(let encoded) = parser.parseScalar(from: &rest) else { return nil }
    return (Unicode.UTF8.decode(encoded), encoded.count)
  }

  private var lineEnd: Int { source.lineRange(source.line(at: offset)).end }

  private func end(where belongs: (UInt8) -> Bool) -> Int {
    bytes[offset...].firstIndex { !belongs($0) } ?? bytes.count
  }
}

private func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
  if scalar == "_" || scalar.properties.isAlphabetic { return true }
  switch scalar.properties.generalCategory {
  case .decimalNumber, .nonspacingMark, .spacingMark: return true
  default: return false
  }
}

/// The character itself, or its number where a reader would see nothing.
private func visible(_ scalar: Unicode.Scalar) -> String {
  switch scalar.properties.generalCategory {
  case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse,
    .unassigned, .nonspacingMark:
    let number = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
  default:
    return String(Character(scalar))
  }
}

extension Character {
  fileprivate var isASCIILetter: Bool { isASCII && isLetter }
}
