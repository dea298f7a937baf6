/// Tells which of some rules match from a position, in either direction, wherever they end.
///
/// The automaton's answer for all of them in one run; the walker then needs to go only where there
/// is a way. One per thread, as `Automaton`.
package final class AnchoredMatcher {
  private var reader: Reader

  package init(_ patterns: PatternSet, stateLimit: Int = 20_000, byteLimit: Int = 16 << 20) {
    reader = Reader(
      patterns, stateLimit: stateLimit, byteLimit: byteLimit, shareAfter: 0, readsBackward: true)
  }

  /// Begins another text.
  package func begin(_ lattice: borrowing IndexedLattice, classes: ClassTable) {
    reader.fill(lattice, classes)
  }

  /// Of some rules (in ascending order), those that match from a position inside a stretch.
  ///
  /// Backward, a rule is one that was reversed: its items are met from right to left.
  package func matching(
    _ rules: [Int32], from position: Int, direction: Direction, stretch: Stretch
  ) -> [Int32] {
    reader.matching(rules, from: position, direction, stretch)
  }
}

extension Reader {
  fileprivate mutating func matching(
    _ rules: [Int32], from position: Int, _ direction: Direction, _ stretch: Stretch
  ) -> [Int32] {
    if table.isFull { clearTable() }
    if stretch != self.stretch { begin(stretch) }
    var found = NumberSets.empty
    probe(table.start(of: rules), direction, at: position - stretch.start, row: 0) { table, value in
      found = table.including(found, acceptedBy: value)
    }
    if found == NumberSets.empty { return [] }
    return rules.filter { table.ruleSets.contains(found, $0) }
  }
}
