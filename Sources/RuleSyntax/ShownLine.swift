internal import Text

/// A source line as a terminal shows it: tabs expanded, cut when it is long, and with a column
/// for every byte.
struct ShownLine {
  static let tabWidth = 4
  static let widest = 100
  /// What stays visible before the place that matters when a line is cut.
  static let before = 40

  private struct Cell {
    var text: String
    var offset: Int
    var column: Int
    var width: Int
  }

  private let cells: [Cell]
  private let end: Int
  private let width: Int
  /// The columns that are shown.
  private var window: Range<Int>

  /// `focus` is the byte that must be visible.
  init(_ source: SourceText, line: Int, focus: Int) {
    let range = source.lineRange(line)
    var cells: [Cell] = []
    var offset = range.start
    var column = 0
    for character in source.string(range) {
      let text = Self.shown(character)
      let width = text.reduce(0) { $0 + $1.displayWidth }
      cells.append(Cell(text: text, offset: offset, column: column, width: width))
      offset += character.utf8.count
      column += width
    }
    self.cells = cells
    end = range.end
    width = column
    window = 0..<column
    if column > Self.widest {
      let wanted = min(self.column(from: focus) - Self.before, column - Self.widest)
      // A wide character that straddles the border is left out.
      let start = cells.first { $0.column >= wanted }?.column ?? 0
      window = start..<min(column, start + Self.widest)
    }
  }

  var text: String {
    let shown = cells.filter { window.contains($0.column) }.map(\.text).joined()
    return (window.lowerBound > 0 ? "…" : "") + shown + (window.upperBound < width ? "…" : "")
  }

  /// Marks below the shown line; nil where nothing of the range is visible.
  func marks(_ range: TextRange, _ mark: Character) -> String? {
    let start = column(from: range.start)
    // An empty range, and one that goes on in the next line, still has one mark.
    let stop = max(start + 1, column(to: min(range.end, end)))
    guard window.lowerBound < stop, start <= window.upperBound else { return nil }
    let first = max(start, window.lowerBound)
    let last = max(first + 1, min(stop, window.upperBound))
    let cut = window.lowerBound > 0 ? window.lowerBound - 1 : 0
    return String(repeating: " ", count: first - cut)
      + String(repeating: mark, count: last - first)
  }

  /// The column of the character that holds a byte.
  private func column(from offset: Int) -> Int {
    if offset >= end { return width }
    return cells.last { $0.offset <= offset }?.column ?? 0
  }

  /// The column after the character that holds the byte before `offset`.
  private func column(to offset: Int) -> Int {
    cells.first { $0.offset >= offset }?.column ?? width
  }

  private static func shown(_ character: Character) -> String {
    if character == "\t" { return String(repeating: " ", count: tabWidth) }
    // A terminal would obey a control character.
    let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    return isControl ? "\u{FFFD}" : String(character)
  }
}
