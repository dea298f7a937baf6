internal import Text

extension Parser {
  /// A lexeme as the parser needs it; comments are none.
  struct Token {
    var kind: Lexeme.Kind
    var range: TextRange
    var text: String
    var line: Int
    /// How far from the left its line starts, for the first token of a line.
    var indent: Int?

    static func tokens(of lexemes: [Lexeme], in source: SourceText) -> [Token] {
      var tokens: [Token] = []
      tokens.reserveCapacity(lexemes.count)
      var line = 1
      for lexeme in lexemes where lexeme.kind != .comment && lexeme.kind != .documentation {
        while line < source.lineStarts.count, source.lineStarts[line] <= lexeme.range.start {
          line += 1
        }
        var token = Token(
          kind: lexeme.kind, range: lexeme.range, text: source.string(lexeme.range), line: line)
        if tokens.last?.line != line {
          token.indent = lexeme.range.start - source.lineStarts[line - 1]
          if line == 1, source.bytes.starts(with: Lexer.byteOrderMark) {
            token.indent = lexeme.range.start - Lexer.byteOrderMark.count
          }
        }
        tokens.append(token)
      }
      return tokens
    }
  }

  /// The token to be read; nil at the end of the line.
  var current: Token? { peek(0) }

  func peek(_ count: Int) -> Token? {
    var index = position
    while index < tokens.count, !endsLine(before: index) {
      if index == position + count { return tokens[index] }
      index += 1
    }
    return nil
  }

  private func endsLine(before index: Int) -> Bool {
    guard index > lineStart, let indent = tokens[index].indent else { return false }
    return indent == 0 || (openBrackets.isEmpty && tokens[index].text != "|")
  }

  /// Only a sign or a word can be `text`: a string has its quotation marks.
  func isNext(_ text: String) -> Bool { current?.text == text }

  func isNext(_ kind: Lexeme.Kind) -> Bool { current?.kind == kind }

  mutating func take(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ text: String) throws(SyntaxError) {
    guard take(text) else { throw unexpected("`\(text)`") }
  }

  func endLine(or expected: String? = nil) throws(SyntaxError) {
    guard current != nil else { return }
    throw unexpected(expected.map { "\($0) or the end of the line" } ?? "the end of the line")
  }

  /// From a token to the last one read.
  func range(from first: Int) -> TextRange {
    tokens[first].range.joined(tokens[max(first, position - 1)].range)
  }

  /// A name with a small first letter.
  mutating func parseName(_ expected: String) throws(SyntaxError) -> Identifier {
    try parseIdentifier(.name, expected)
  }

  mutating func parseCapitalName(_ expected: String) throws(SyntaxError) -> Identifier {
    try parseIdentifier(.capitalName, expected)
  }

  private mutating func parseIdentifier(
    _ kind: Lexeme.Kind, _ expected: String
  ) throws(SyntaxError) -> Identifier {
    guard let token = current, token.kind == .name || token.kind == .capitalName else {
      throw unexpected(expected)
    }
    guard token.kind == kind else { throw wrongCase(token) }
    position += 1
    return Identifier(token.text, token.range)
  }

  mutating func parseNames(_ expected: String) throws(SyntaxError) -> [Identifier] {
    try parseList { (parser) throws(SyntaxError) in try parser.parseName(expected) }
  }

  /// One element or more with commas between.
  mutating func parseList<Element>(
    _ parseElement: (inout Parser) throws(SyntaxError) -> Element
  ) throws(SyntaxError) -> [Element] {
    var elements = [try parseElement(&self)]
    while take(",") { elements.append(try parseElement(&self)) }
    return elements
  }

  /// A word of any case or a number, perhaps negative.
  mutating func parseConstant() throws(SyntaxError) -> Identifier {
    let first = position
    let isNegative = take("-")
    guard isNext(.number) || (!isNegative && (isNext(.name) || isNext(.capitalName))) else {
      throw unexpected(isNegative ? "a number" : "a constant")
    }
    position += 1
    let range = range(from: first)
    return Identifier((isNegative ? "-" : "") + tokens[position - 1].text, range)
  }

  mutating func parseString(_ expected: String) throws(SyntaxError) -> StringLiteral {
    guard let token = current, token.kind == .string else { throw unexpected(expected) }
    position += 1
    return StringLiteral(text: unescaped(token.text), range: token.range)
  }

  /// Reads what stands between two brackets, the first of which comes next.
  mutating func parseBrackets<Content>(
    closing: String, _ parseContent: (inout Parser) throws(SyntaxError) -> Content
  ) throws(SyntaxError) -> Content {
    let open = tokens[position]
    try deepen()
    position += 1
    openBrackets.append(open)
    let content = try parseContent(&self)
    guard isNext(closing) else { throw unclosed(open, closing) }
    position += 1
    openBrackets.removeLast()
    depth -= 1
    return content
  }

  /// The tree is walked by recursion later on: its depth must be bounded.
  mutating func deepen() throws(SyntaxError) {
    depth += 1
    if depth > Self.nestingLimit {
      throw SyntaxError(.nestingTooDeep(limit: Self.nestingLimit), tokens[position].range)
    }
  }
}

/// A string without its quotation marks; the lexer has reported every other escape.
private func unescaped(_ literal: String) -> String {
  var text = ""
  var isEscaped = false
  for scalar in literal.unicodeScalars.dropFirst().dropLast() {
    if isEscaped {
      if scalar != "\"", scalar != "\\" { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(scalar)
      isEscaped = false
    } else if scalar == "\\" {
      isEscaped = true
    } else {
      text.unicodeScalars.append(scalar)
    }
  }
  return text
}
