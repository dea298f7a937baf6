/// Pairs of columns with which no run can begin, as far as they are known.
///
/// Most runs end at their second cell. What the automaton knows of that is scattered over a large table; here
/// the row of a column is one or two lines of the cache, in which frequent columns are neighbours: they are
/// met first.
struct DeadPairs: ~Copyable {
  /// Pairs with a higher column are not remembered: longer rows would not stay in the cache.
  private static let limit = 1024

  private var words = Buffer<UInt64>()
  /// How many columns there is room for: so many bits has a row.
  private var columns = 64
  private var wordsPerRow = 1

  /// Makes room for columns; forgets all where that takes longer rows.
  mutating func extend(to count: Int) {
    while columns < min(count, Self.limit) {
      columns *= 2
      wordsPerRow *= 2
      words.truncate(to: 0)
    }
    words.extend(to: min(count, columns) * wordsPerRow, with: 0)
  }

  /// Forgets all pairs, and keeps the room.
  func forget() {
    for place in 0..<words.count { words[place] = 0 }
  }

  @inline(__always)
  func contains(_ first: Int, _ second: Int) -> Bool {
    if first | second >= columns { return false }
    return words[first &* wordsPerRow &+ second >> 6] & 1 << UInt64(second & 63) != 0
  }

  @inline(__always)
  func insert(_ first: Int, _ second: Int) {
    if first | second >= columns { return }
    words[first &* wordsPerRow &+ second >> 6] |= 1 << UInt64(second & 63)
  }
}
