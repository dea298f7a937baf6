package import RuleSyntax
package import Text

/// A list as it was read: columns, and rows of cells with the phrases in them.
package struct RuleList: Sendable {
  package var name: String
  package var columns: [String]
  /// `rows[r][c]`: the phrases of a cell; the first phrase of the first column names the row.
  package var rows: [[[String]]]
  /// The line of each row, from 1.
  package var lines: [Int] = []

  package func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// Reads a `.txt` (a phrase a line) or `.tsv` (a header, tabs, phrases parted by ` | `).
  package static func read(name: String, source: SourceText) -> (RuleList, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let isTable = source.path.hasSuffix(".tsv")
    var list = RuleList(name: name, columns: isTable ? [] : ["name"], rows: [])
    for line in 1...source.lineStarts.count {
      let range = source.lineRange(line)
      let bytes = source.bytes[range.start..<range.end]
      guard let first = bytes.first(where: { $0 != 0x20 && $0 != 0x09 }), first != UInt8(ascii: "#")
      else { continue }
      guard isTable else {
        list.rows.append([[String(decoding: trimmed(bytes), as: UTF8.self)]])
        list.lines.append(line)
        continue
      }
      let cells = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      if list.columns.isEmpty {
        list.columns = cells.map { String(decoding: trimmed($0), as: UTF8.self) }
      } else if cells.count != list.columns.count {
        let message = DiagnosticMessage.raggedRow(columns: list.columns.count, cells: cells.count)
        diagnostics.append(Diagnostic(message, path: source.path, range: range))
      } else {
        list.rows.append(cells.map(phrases))
        list.lines.append(line)
      }
    }
    if isTable, list.columns.isEmpty {
      diagnostics.append(
        Diagnostic(.listWithoutHeader, path: source.path, range: TextRange(0, 0)))
    }
    return (list, diagnostics)
  }

  private static func phrases(of cell: ArraySlice<UInt8>) -> [String] {
    var found: [String] = []
    for part in cell.split(separator: UInt8(ascii: "|")) {
      let phrase = trimmed(part)
      if !phrase.isEmpty { found.append(String(decoding: phrase, as: UTF8.self)) }
    }
    return found
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    var slice = bytes.drop(while: isSpace)
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    return slice
  }
}
