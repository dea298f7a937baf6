package import RuleSyntax
package import Text

/// A list as it was read: columns, and rows of cells with the phrases in them.
///
/// The phrases stay where they are in the file, so that a long list costs twelve bytes a phrase.
package struct RuleList: Sendable {
  package var name: String
  package private(set) var columns: [String] = []
  private var bytes: [UInt8] = []
  /// Where each phrase lies; those of a cell side by side.
  private var phrases: [Range<UInt32>] = []
  /// By row, then column: where the cell's phrases end.
  private var cellEnds: [UInt32] = []
  /// The line of each row, from 1.
  private var lines: [UInt32] = []

  package init(name: String) {
    self.name = name
  }

  package var rowCount: Int { lines.count }

  package func line(ofRow row: Int) -> Int { Int(lines[row]) }

  package func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The phrases of a column, from the first row to the last; the first one names its row.
  package func phrases(
    ofColumn column: Int
  ) -> some Sequence<(row: Int, text: String)> {
    (0..<rowCount).lazy.flatMap { row in
      cell(row, column).lazy.map { phrase in (row, text(phrase)) }
    }
  }

  /// The first phrase of a cell.
  package func firstPhrase(row: Int, column: Int) -> String? {
    cell(row, column).first.map(text)
  }

  private func cell(_ row: Int, _ column: Int) -> Range<Int> {
    let number = row * columns.count + column
    return (number == 0 ? 0 : Int(cellEnds[number - 1]))..<Int(cellEnds[number])
  }

  private func text(_ phrase: Int) -> String {
    let range = phrases[phrase]
    return String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  // MARK: - Reading

  /// Reads a `.txt` (a phrase a line) or `.tsv` (a header, tabs, phrases parted by ` | `).
  package static func read(name: String, source: SourceText) -> (RuleList, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let isTable = source.path.hasSuffix(".tsv")
    var list = RuleList(name: name)
    list.bytes = source.bytes
    if !isTable { list.columns = ["name"] }
    for line in 1...source.lineStarts.count {
      let range = source.lineRange(line)
      let bytes = source.bytes[range.start..<range.end]
      guard let first = bytes.first(where: { $0 != 0x20 && $0 != 0x09 }), first != UInt8(ascii: "#")
      else { continue }
      guard isTable else {
        list.add([bytes], line: line, separator: nil)
        continue
      }
      let cells = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      if list.columns.isEmpty {
        list.columns = cells.map { String(decoding: trimmed($0), as: UTF8.self) }
      } else if cells.count != list.columns.count {
        let message = DiagnosticMessage.raggedRow(columns: list.columns.count, cells: cells.count)
        diagnostics.append(Diagnostic(message, path: source.path, range: range))
      } else {
        list.add(cells, line: line, separator: UInt8(ascii: "|"))
      }
    }
    if isTable, list.columns.isEmpty {
      diagnostics.append(
        Diagnostic(.listWithoutHeader, path: source.path, range: TextRange(0, 0)))
    }
    return (list, diagnostics)
  }

  private mutating func add(_ cells: [ArraySlice<UInt8>], line: Int, separator: UInt8?) {
    for cell in cells {
      for part in separator.map({ cell.split(separator: $0) }) ?? [cell] {
        let phrase = Self.trimmed(part)
        if !phrase.isEmpty { phrases.append(UInt32(phrase.startIndex)..<UInt32(phrase.endIndex)) }
      }
      cellEnds.append(UInt32(phrases.count))
    }
    lines.append(UInt32(line))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    var slice = bytes.drop(while: isSpace)
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    return slice
  }
}
