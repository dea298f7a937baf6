internal import Text

package enum DiagnosticLimit {
  /// The first ones by file and position, one for each cause: of several with the same place an
  /// error, else the one that was reported first.
  package static func first(_ limit: Int = 20, of diagnostics: [Diagnostic]) -> [Diagnostic] {
    let sorted = diagnostics.enumerated().sorted { sortKey($0) < sortKey($1) }
    var kept: [Diagnostic] = []
    for (_, diagnostic) in sorted {
      if let last = kept.last, last.path == diagnostic.path, last.range == diagnostic.range {
        continue
      }
      if kept.count == limit { break }
      kept.append(diagnostic)
    }
    return kept
  }

  private static func sortKey(
    _ numbered: (offset: Int, element: Diagnostic)
  ) -> (String, Int, Int, Int, Int) {
    let diagnostic = numbered.element
    return (
      diagnostic.path, diagnostic.range.start, diagnostic.range.end,
      diagnostic.severity == .error ? 0 : 1, numbered.offset
    )
  }
}
