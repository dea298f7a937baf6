internal import Automata

/// Counts what one stage costs while it reads; the stage does without where nobody asks.
final class Meter {
  /// The readers of the relation stage.
  static let triggers = 0
  static let sides = 1

  struct Walks {
    var count = 0
    var steps = 0
  }

  let readers: [ProfilingReader]
  /// By rule of the stage.
  private(set) var walks: [Int: Walks] = [:]

  init(_ sets: [PatternSet]) {
    readers = sets.map { ProfilingReader($0) }
  }

  func read(
    _ number: Int, _ lattice: borrowing IndexedLattice, _ stretches: [Stretch],
    _ classes: ClassTable
  ) {
    readers[number].read(lattice, stretches: stretches, classes: classes)
  }

  /// Accounts for the steps of walks to a rule.
  func walked(_ steps: Int, _ rule: Int) {
    if steps == 0 { return }
    walks[rule, default: Walks()].count += 1
    walks[rule, default: Walks()].steps += steps
  }
}
