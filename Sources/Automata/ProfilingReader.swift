/// Reads what an automaton reads, and counts what each rule costs: slow, and the same on every machine.
///
/// A step is one state at one position of one run. All rules of a set go the same steps together;
/// what several rules share is divided among them, so that the shares add up to all steps. Each run is
/// followed to its own end, though `Automaton` lets runs that meet share their tails.
package final class ProfilingReader {
  /// What one rule costs, parts of shared steps included.
  package struct RuleSteps: Sendable {
    /// Runs in which the rule was alive behind the first cell.
    package var runs = 0
    package var steps = 0.0
    /// Steps in which no other rule was alive: what would be saved without it.
    package var alone = 0
    /// Steps of the runs that answer its guards.
    package var guardSteps = 0.0
  }

  package struct Totals: Sendable {
    package var runs = 0
    package var steps = 0
    package var guardRuns = 0
    package var guardSteps = 0
    /// States built, over all clearings.
    package var states = 0
    package var clears = 0
  }

  /// How often a state was visited since it was last accounted for.
  private struct Visits {
    var inRuns = 0
    var behindFirstCell = 0
    var inGuards = 0

    var isEmpty: Bool { inRuns == 0 && inGuards == 0 }
  }

  private var reader: Reader
  private var stretch: Stretch?
  private var visits: [Visits] = []
  private var touched: [Int] = []
  private var statesBefore = 0
  /// By node: its rule, or the complement of its guard.
  private let owners: [Int]
  /// By guard, the rules that ask it, be it inside another guard.
  private let askers: [[Int]]
  private(set) package var totals = Totals()
  /// By rule of the set, complete after `finish`.
  private(set) package var rules: [RuleSteps]

  package init(_ patterns: PatternSet, stateLimit: Int = 20_000, byteLimit: Int = 16 << 20) {
    reader = Reader(
      patterns, stateLimit: stateLimit, byteLimit: byteLimit, shareAfter: 0, readsBackward: true)
    rules = Array(repeating: RuleSteps(), count: patterns.rules.count)
    owners = patterns.owners
    askers = patterns.askers
  }

  /// As `Automaton.matches`.
  package func read(
    _ lattice: borrowing IndexedLattice, stretches: [Stretch], classes: ClassTable
  ) {
    begin(lattice, classes: classes)
    if rules.isEmpty { return }
    for stretch in stretches where stretch.start < stretch.end {
      enter(stretch)
      for position in 0..<stretch.end - stretch.start {
        clearIfFull()
        if let first = reader.beginRun(at: position, reader.table.start()) {
          run(first, .forward, at: position)
        }
      }
    }
  }

  /// As `AnchoredMatcher.begin`.
  package func begin(_ lattice: borrowing IndexedLattice, classes: ClassTable) {
    finish()
    let whole = Stretch(
      start: 0, end: lattice.cells.count, opensSentence: false, closesSentence: false)
    reader.fill(lattice, [whole], classes)
  }

  /// As `AnchoredMatcher.matching`.
  package func read(
    _ rules: [Int32], from position: Int, direction: Direction, stretch: Stretch
  ) {
    if stretch != self.stretch { enter(stretch) }
    clearIfFull()
    run(reader.table.start(of: rules), direction, at: position - stretch.start)
  }

  /// Accounts for all that was read.
  package func finish() {
    countGuards()
    stretch = nil
    account()
  }

  private func enter(_ stretch: Stretch) {
    countGuards()
    reader.begin(stretch)
    self.stretch = stretch
  }

  private func clearIfFull() {
    guard reader.table.isFull else { return }
    countGuards()
    account()
    totals.clears += 1
    statesBefore += reader.table.states.count
    visits.removeAll()
    reader.clearTable()
  }

  private func run(_ start: StateValue, _ direction: Direction, at position: Int) {
    var states: [Int] = []
    reader.probe(start, direction, at: position, row: 0) { _, value in
      states.append(value.number)
    }
    totals.runs += 1
    totals.steps += states.count
    for (place, state) in states.enumerated() {
      visit(state) {
        $0.inRuns += 1
        if place == 1 { $0.behindFirstCell += 1 }
      }
    }
  }

  /// Runs again for each answer that the stretch has needed.
  private func countGuards() {
    guard let stretch else { return }
    for (group, entry) in reader.groups.enumerated() {
      guard let direction = entry.direction else { continue }
      for position in 0...stretch.end - stretch.start
      where reader.memo[group * reader.positions + position] != 0 {
        var states: [Int] = []
        reader.probe(
          reader.table.start(ofGroup: group), direction, at: position, row: group + 1
        ) { _, value in states.append(value.number) }
        totals.guardRuns += 1
        totals.guardSteps += states.count
        for state in states { visit(state) { $0.inGuards += 1 } }
      }
    }
  }

  private func visit(_ state: Int, _ count: (inout Visits) -> Void) {
    while visits.count <= state { visits.append(Visits()) }
    if visits[state].isEmpty { touched.append(state) }
    count(&visits[state])
  }

  /// Divides the visits of each state among the rules that are alive in it.
  private func account() {
    for state in touched {
      let count = visits[state]
      visits[state] = Visits()
      var alive: [Int] = []
      for node in reader.table.items(of: state) where alive.last != owners[Int(node)] {
        alive.append(owners[Int(node)])
      }
      let inRules = Set(alive.filter { $0 >= 0 }).sorted()
      for rule in inRules {
        rules[rule].runs += count.behindFirstCell
        rules[rule].steps += Double(count.inRuns) / Double(inRules.count)
        if inRules.count == 1 { rules[rule].alone += count.inRuns }
      }
      let guards = Set(alive.filter { $0 < 0 }).sorted()
      for guardNumber in guards {
        let asking = askers[~guardNumber]
        for rule in asking {
          rules[rule].guardSteps += Double(count.inGuards) / Double(guards.count * asking.count)
        }
      }
    }
    touched.removeAll(keepingCapacity: true)
    totals.states = statesBefore + reader.table.states.count
  }
}

extension PatternSet {
  /// By node: its rule, or the complement of its guard.
  fileprivate var owners: [Int] {
    var owners = [Int](repeating: 0, count: nodes.count)
    for (rule, part) in ruleParts.enumerated() { for node in part.nodes { owners[node] = rule } }
    for (number, entry) in guards.enumerated() {
      for node in entry.part?.nodes ?? 0..<0 { owners[node] = ~number }
    }
    return owners
  }

  fileprivate var askers: [[Int]] {
    var askers = [[Int]](repeating: [], count: guards.count)
    for (rule, part) in ruleParts.enumerated() {
      var asked: Set<Int> = []
      ask(part, &asked)
      for number in asked { askers[number].append(rule) }
    }
    return askers
  }

  private func ask(_ part: Part, _ asked: inout Set<Int>) {
    for node in part.nodes {
      if case .guarded(let id, _) = nodes[node], asked.insert(Int(id)).inserted,
        let body = guards[Int(id)].part
      {
        ask(body, &asked)
      }
    }
  }
}
