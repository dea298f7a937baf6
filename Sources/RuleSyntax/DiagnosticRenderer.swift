package import Text

/// Writes a diagnostic for people: the sentence, the place, the line with marks below it, and what
/// to do.
package struct DiagnosticRenderer {
  private let sources: [String: SourceText]
  private let color: Bool

  package init(sources: [SourceText], color: Bool) {
    self.sources = Dictionary(sources.map { ($0.path, $0) }) { first, _ in first }
    self.color = color
  }

  /// Ends without a line break.
  package func render(_ diagnostic: Diagnostic) -> String {
    let message = diagnostic.message
    let head = paint("\(diagnostic.severity.rawValue)[\(message.code)]", tone(diagnostic))
    var lines = [head + paint(": \(message.text)", .bold)]
    let places = places(of: diagnostic)
    let gutter = places.map { String($0.line).count }.max() ?? 1
    for (index, file) in grouped(places).enumerated() {
      lines += render(file, gutter: gutter, isFirst: index == 0, tone: tone(diagnostic))
    }
    if places.isEmpty { lines.append(paint(" --> ", .blue) + diagnostic.path) }
    if let help = message.help {
      lines.append(
        String(repeating: " ", count: gutter + 1) + paint("= ", .blue) + paint("help", .bold)
          + ": \(help)")
    }
    return lines.joined(separator: "\n")
  }

  private struct Place {
    var source: SourceText
    var line: Int
    var range: TextRange
    /// nil for the place of the diagnostic itself.
    var label: String?
  }

  /// All places that can be shown, the diagnostic's own first.
  private func places(of diagnostic: Diagnostic) -> [Place] {
    let own = Diagnostic.Label(path: diagnostic.path, range: diagnostic.range, text: "")
    return ([own] + diagnostic.labels).enumerated().compactMap { index, label in
      guard let source = sources[label.path] else { return nil }
      let count = source.bytes.count
      let start = min(max(label.range.start, 0), count)
      return Place(
        source: source, line: source.line(at: start),
        range: TextRange(start, max(start, min(label.range.end, count))),
        label: index == 0 ? nil : label.text)
    }
  }

  /// By file, in the order in which the files come first.
  private func grouped(_ places: [Place]) -> [[Place]] {
    var groups: [[Place]] = []
    for place in places {
      if let index = groups.firstIndex(where: { $0[0].source.path == place.source.path }) {
        groups[index].append(place)
      } else {
        groups.append([place])
      }
    }
    return groups
  }

  private func render(_ places: [Place], gutter: Int, isFirst: Bool, tone: Tone) -> [String] {
    let source = places[0].source
    let (line, column) = source.position(of: places[0].range.start)
    let arrow = String(repeating: " ", count: gutter) + (isFirst ? "--> " : "::: ")
    let bar = paint(String(repeating: " ", count: gutter + 1) + "|", .blue)
    var lines = [paint(arrow, .blue) + "\(source.path):\(line):\(column)", bar]
    var last: Int?
    for number in Set(places.map(\.line)).sorted() {
      if let last, number > last + 1 { lines.append(paint("...", .blue)) }
      last = number
      let here = places.filter { $0.line == number }
      let shown = ShownLine(source, line: number, focus: here[0].range.start)
      let padding = String(repeating: " ", count: gutter - String(number).count)
      lines.append(paint("\(padding)\(number) |", .blue) + spaced(shown.text))
      for place in here {
        let mark = shown.marks(place.range, place.label == nil ? "^" : "-")
        guard let mark else { continue }
        let text = place.label.map { mark + " " + $0 } ?? mark
        lines.append(bar + paint(spaced(text), place.label == nil ? tone : .blue))
      }
    }
    return lines
  }

  /// No white space at the end of an empty line.
  private func spaced(_ text: String) -> String { text.isEmpty ? "" : " " + text }

  /// The codes by which a terminal changes its colour.
  private enum Tone: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case blue = "1;34"
  }

  private func tone(_ diagnostic: Diagnostic) -> Tone {
    diagnostic.severity == .error ? .red : .yellow
  }

  private func paint(_ text: String, _ tone: Tone) -> String {
    color ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
  }
}
