/// Tells which of some rules match from a position, in either direction, wherever they end.
///
/// The automaton's answer for all of them in one run; `firstWay` then needs to be asked only where
/// there is a way. One per thread, as `Automaton`.
package final class AnchoredMatcher {
  private var reader: Reader
  /// What guards say is remembered for this one; nil at the beginning of a text.
  private var stretch: Stretch?

  package init(_ patterns: PatternSet, stateLimit: Int = 20_000, byteLimit: Int = 16 << 20) {
    reader = Reader(
      patterns, stateLimit: stateLimit, byteLimit: byteLimit, shareAfter: 0, readsBackward: true,
      noticesCaptures: true)
  }

  /// Begins another text, of which some stretches will be read.
  package func begin(
    _ lattice: borrowing IndexedLattice, stretches: [Stretch], classes: ClassTable
  ) {
    reader.fill(lattice, stretches, classes)
    stretch = nil
  }

  /// Of some rules (in ascending order), those that match from a position inside a stretch, and the captures
  /// that any of them could have made (see `captureBit`), though not each of them all.
  ///
  /// Backward, a rule is one that was reversed: its items are met from right to left.
  package func matching(
    _ rules: [Int32], from position: Int, direction: Direction, stretch: Stretch
  ) -> (rules: [Int32], captures: UInt64) {
    if stretch != self.stretch {
      reader.begin(stretch)
      self.stretch = stretch
    }
    return reader.matching(rules, from: position - stretch.start, direction)
  }

  /// The bit of a capture's slot; those of high numbers share one.
  package static func captureBit(_ slot: Int) -> UInt64 { StateTable.captureBit(Int32(slot)) }

  /// The first way, in priority order, by which a rule matches from a position inside a stretch,
  /// wherever it ends.
  package func firstWay(
    rule: Int, from position: Int, direction: Direction, stretch: Stretch
  ) -> (end: Int, captures: [Capture])? {
    reader.firstWay(rule: rule, from: position, direction, stretch)
  }

  /// How many nodes and predictions were tried in walks since this was last asked.
  package func takeWalkSteps() -> Int { reader.takeWalkSteps() }
}

extension Reader {
  fileprivate mutating func matching(
    _ rules: [Int32], from position: Int, _ direction: Direction
  ) -> (rules: [Int32], captures: UInt64) {
    if table.isFull { clearTable() }
    var found = NumberSets.empty
    var captures: UInt64 = 0
    probe(table.start(of: rules), direction, at: position, row: 0) { table, value in
      if value & .accepts != 0 { found = table.including(found, acceptedBy: value) }
      if value & .endsCaptures != 0 { captures |= table.state(value).captures }
    }
    if found == NumberSets.empty { return ([], 0) }
    return (rules.filter { table.ruleSets.contains(found, $0) }, captures)
  }
}
