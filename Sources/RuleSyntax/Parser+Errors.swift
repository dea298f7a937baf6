internal import Text

extension Parser {
  mutating func report(_ message: DiagnosticMessage, _ range: TextRange) {
    diagnostics.append(Diagnostic(message, path: source.path, range: range))
  }

  /// Writes down why a line cannot be read, unless the lexer has said so already.
  mutating func reject(_ error: SyntaxError) {
    if isNext(.unknown) { return }
    diagnostics.append(
      Diagnostic(error.message, path: source.path, range: error.range, labels: error.labels))
  }

  /// The current token stands where something else must.
  func unexpected(_ expected: String) -> SyntaxError {
    SyntaxError(.unexpected(found: found, expected: expected), foundRange)
  }

  /// The current token stands where a bracket must be closed.
  ///
  /// When the line goes on below, the bracket is the mistake; otherwise the token is.
  func unclosed(_ open: Token, _ closing: String) -> SyntaxError {
    let closings = [")", "]", "}"]
    let isMistaken = current.map { $0.line == open.line || closings.contains($0.text) } ?? false
    if isMistaken {
      let label = Diagnostic.Label(
        path: source.path, range: open.range, text: "this bracket is open")
      return SyntaxError(
        .unexpected(found: found, expected: "`\(closing)`"), foundRange, labels: [label])
    }
    let labels = current.map {
      [Diagnostic.Label(path: source.path, range: $0.range, text: "not closed before this")]
    }
    return SyntaxError(.unclosedBracket(open.text), open.range, labels: labels ?? [])
  }

  func wrongCase(_ token: Token) -> SyntaxError {
    let first = token.text.prefix(1)
    let changed = token.kind == .name ? first.uppercased() : first.lowercased()
    return SyntaxError(
      .lowerCaseName(token.text, wanted: changed + token.text.dropFirst()), token.range)
  }

  private var found: String {
    guard let current else { return "the end of the line" }
    let shown = current.text.prefix(30)
    return shown.count < current.text.count ? "`\(shown)…`" : "`\(shown)`"
  }

  private var foundRange: TextRange {
    if let current { return current.range }
    let end = tokens[position - 1].range.end
    return TextRange(end, end)
  }
}
