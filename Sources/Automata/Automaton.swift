/// Finds the matches of a pattern set: a deterministic automaton that is built while texts are
/// read.
///
/// One per thread; must always be given the same class table, which may have grown.
package final class Automaton {
  /// A value, so that its parts are checked for exclusive access once a text and not at every
  /// reading.
  private var reader: Reader

  /// The limits cost time and memory only: the states are forgotten when there are more, between
  /// two runs.
  ///
  /// From that many cells on, runs that meet in the same state share their tail.
  package init(
    _ patterns: PatternSet, stateLimit: Int = 20_000, byteLimit: Int = 16 << 20,
    shareAfter: Int = 16
  ) {
    reader = Reader(
      patterns, stateLimit: stateLimit, byteLimit: byteLimit, shareAfter: shareAfter)
  }

  /// Appends, per stretch and sorted by start, then rule, the longest match of each rule from each
  /// start.
  ///
  /// Matches of one rule may overlap.
  package func matches(
    in lattice: borrowing IndexedLattice, stretches: [Stretch], classes: ClassTable,
    into matches: inout [Match]
  ) {
    reader.startAnywhere(cells: lattice.cells.count)
    reader.read(lattice, stretches, classes, into: &matches)
  }

  /// The same, if this is the automaton of that number among those for which starts were found in
  /// these stretches.
  package func matches(
    in lattice: borrowing IndexedLattice, stretches: [Stretch], classes: ClassTable,
    starts: borrowing StartFinder, _ number: Int, into matches: inout [Match]
  ) {
    starts.take(number, into: &reader.starts)
    reader.read(lattice, stretches, classes, into: &matches)
  }

  /// Takes over the scratch of a text from another one, which then cannot walk there any more.
  ///
  /// It is as long as the longest text: so automata that read the same text one after the other need it once,
  /// and each finds it in the cache.
  package func takeRow(of other: Automaton) {
    if other !== self { swap(&reader.row, &other.reader.row) }
  }

  func prepare(for classes: ClassTable) { reader.prepare(for: classes) }

  /// Puts the rules into groups, and returns how many they are.
  func makeStartGroups(atMost count: Int) -> Int { reader.makeStartGroups(atMost: count) }

  func startRoles(of id: ClassID, _ classes: ClassTable) -> StartRoles {
    reader.startRoles(of: id, classes)
  }

  /// Captures of the first way, in priority order, by which a rule spells exactly these cells of the
  /// lattice read last; nil where it does not.
  package func walk(rule: Int, start: Int, end: Int, stretch: Stretch) -> [Capture]? {
    reader.walk(rule: rule, start: start, end: end, stretch)
  }

  /// How many nodes and predictions were tried in walks since this was last asked.
  package func takeWalkSteps() -> Int { reader.takeWalkSteps() }
}
