package import Storage
internal import Tokens

/// The rows of a list whose columns settings ask for, by their phrases.
///
/// By reference, since it is asked for one cell at a time.
package final class ListRows: Sendable {
  private let columns: [String]
  /// Phrases as `RowIndex.key` writes them, and the row of each.
  private let keys: Spellings
  private let rows: Table<UInt32>
  /// By row, then column: one more than the number of the cell's first phrase; 0 where it is empty.
  private let cells: Table<UInt32>
  private let phrases: Spellings

  /// No rows: nobody asks for them.
  init() {
    columns = []
    keys = SpellingTable().frozen()
    rows = Table()
    cells = Table()
    phrases = SpellingTable().frozen()
  }

  init(_ list: RuleList, _ index: RowIndex) {
    var phrases = SpellingTable()
    columns = list.columns
    keys = index.keys.frozen()
    rows = Table(index.rows)
    cells = Table(
      (0..<list.rowCount).flatMap { row in
        list.columns.indices.map { column in
          list.firstPhrase(row: row, column: column).map { phrases.intern($0) + 1 } ?? 0
        }
      })
    self.phrases = phrases.frozen(isSearched: false)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    columns = try reader.read()
    keys = try reader.read()
    rows = try reader.readTable()
    cells = try reader.readTable()
    phrases = try reader.read()
    let rowCount = columns.isEmpty ? 0 : cells.count / columns.count
    guard
      reader.isTrusted
        || rows.count == keys.count && rows.isBelow(rowCount)
          && cells.isBelow(phrases.count + 1)
    else { throw DamagedBytes() }
  }

  /// Whether a row is named so.
  ///
  /// - Parameter key: what `key(_:)` makes of the words; a word alone is its own.
  package func row(named key: String) -> Int? {
    rows.isEmpty ? nil : keys.number(of: key).map { Int(rows[Int($0)]) }
  }

  /// - Parameter words: in lower case.
  package static func key(_ words: some Sequence<String>) -> String { RowIndex.key(words) }

  package func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The first phrase of a cell.
  package func cell(row: Int, column: Int) -> String? {
    let number = cells[row * columns.count + column]
    return number == 0 ? nil : phrases.string(number - 1)
  }
}

/// Which row a phrase names: the first that holds it.
struct RowIndex {
  private(set) var keys = SpellingTable()
  private(set) var rows: [UInt32] = []

  mutating func add(_ words: some Sequence<String>, row: Int) {
    if keys.intern(Self.key(words)) == rows.count { rows.append(UInt32(row)) }
  }

  static func key(_ words: some Sequence<String>) -> String {
    words.joined(separator: "\u{1F}")
  }
}

extension ListRows: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(columns)
    writer.write(keys)
    writer.write(rows)
    writer.write(cells)
    writer.write(phrases)
  }
}
