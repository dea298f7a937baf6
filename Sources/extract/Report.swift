internal import Extraction
internal import Golden

/// Differences as a terminal shows them: what, where, and the line of the text.
struct Report {
  let path: String
  let text: TextLines
  let palette: Palette

  func lines(_ difference: Difference) -> String {
    let color: Palette.Color =
      switch difference.kind {
      case .missing: .red
      case .unexpected: .green
      case .changed, .moved: .yellow
      }
    let head =
      "\(place(difference.quote)): \(palette(color, difference.kind.rawValue)): \(difference.fact)"
    let picture = difference.quote.map(text.picture) ?? []
    return ([head] + (picture + difference.details).map { "  " + $0 }).joined(separator: "\n")
  }

  func announcement(_ record: Difference) -> String {
    "\(place(record.quote)): \(palette(.cyan, "todo now holds")): \(record.fact): "
      + "take its `todo` away"
  }

  private func place(_ quote: Quote?) -> String {
    guard let quote else { return path }
    let (line, column) = text.position(of: quote.start)
    return "\(path):\(line):\(column)"
  }
}

/// The rules' own `yes` and `no` lines.
struct RuleTests {
  let results: [RuleTestResult]

  /// Writes what failed and what is announced.
  func report(
    to output: Destination, _ palette: Palette
  ) throws -> (failed: Int, summary: String) {
    for result in results {
      let place = "\(result.path):\(result.line): "
      switch result.outcome {
      case .failed:
        try output.write(place + palette(.red, "failed") + ": \(result.rule)")
        try output.write(result.detail)
      case .todoPasses:
        try output.write(
          place + palette(.cyan, "todo now passes") + ": \(result.rule): take its `todo` away")
      case .passed, .todo: break
      }
    }
    func count(_ outcome: RuleTestResult.Outcome) -> Int {
      results.count { $0.outcome == outcome }
    }
    let todo = count(.todo) + count(.todoPasses)
    let summary =
      "rule tests: \(count(.passed)) passed, \(count(.failed)) failed"
      + (todo > 0 ? "; \(todo) todo" : "")
      + (count(.todoPasses) > 0 ? ", \(count(.todoPasses)) of them now pass" : "")
    return (count(.failed), summary)
  }
}

/// A number and what it counts: `1 file`, `2 files`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
