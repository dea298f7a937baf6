/// The meaning of expressions, by recursion on their tree: what the automaton and its walks are
/// held against.
///
/// Obviously right rather than fast; knows no nodes, no states and no order of evaluation.
package struct ReferenceMatcher {
  private let rules: [Expression]

  package init(rules: [Expression]) {
    self.rules = rules
  }

  package func matches(
    in lattice: IndexedLattice, stretches: [Stretch], classes: ClassTable
  ) -> [Match] {
    var matches: [Match] = []
    for stretch in stretches {
      let reading = Reading(lattice: lattice, stretch: stretch, classes: classes)
      for start in stretch.start..<max(stretch.start, stretch.end) {
        for (rule, expression) in rules.enumerated() {
          guard let end = reading.ends(expression, from: start).max(), end > start else { continue }
          matches.append(Match(rule: rule, start: start, end: end))
        }
      }
    }
    return matches
  }

  /// As `Automaton.walk`, or an error where there are too many ways to try.
  package func walk(
    rule: Int, start: Int, end: Int, in lattice: IndexedLattice, stretch: Stretch,
    classes: ClassTable
  ) throws(TooManyWays) -> [Capture]? {
    let reading = Reading(lattice: lattice, stretch: stretch, classes: classes)
    guard reading.ends(rules[rule], from: start).contains(end) else { return nil }
    var search = Search(reading: reading, direction: .forward)
    return try search.first(rules[rule], from: start) { $0 == end }?.captures
  }

  /// As `AnchoredMatcher.firstWay`, or an error where there are too many ways to try.
  package func firstWay(
    rule: Int, from: Int, direction: Direction, in lattice: IndexedLattice, stretch: Stretch,
    classes: ClassTable
  ) throws(TooManyWays) -> (end: Int, captures: [Capture])? {
    let reading = Reading(lattice: lattice, stretch: stretch, classes: classes)
    var search = Search(reading: reading, direction: direction)
    return try search.first(rules[rule], from: from) { _ in true }
  }
}

/// A pattern has more ways through a text than the reference is willing to try.
package struct TooManyWays: Error {}

/// A stretch of a lattice, and where expressions may end in it.
private struct Reading {
  let lattice: IndexedLattice
  let stretch: Stretch
  let classes: ClassTable

  /// What is one step away: over a cell, or over edges, the longest first.
  func step(_ expression: Expression, from position: Int, _ direction: Direction) -> [Int] {
    switch (expression, direction) {
    case (.cell(let predicate), .forward):
      guard position < stretch.end, satisfies(lattice.cells[position], predicate) else { return [] }
      return [position + 1]
    case (.cell(let predicate), .backward):
      guard position > stretch.start, satisfies(lattice.cells[position - 1], predicate)
      else { return [] }
      return [position - 1]
    case (.edge(let predicate), .forward):
      return lattice.edges.filter {
        $0.start == position && $0.end <= stretch.end && satisfies($0.classID, predicate)
      }.map(\.end).sorted(by: >)
    case (.edge(let predicate), .backward):
      return lattice.edges.filter {
        $0.end == position && $0.start >= stretch.start && satisfies($0.classID, predicate)
      }.map(\.start).sorted(by: <)
    default: return []
    }
  }

  private func satisfies(_ id: ClassID, _ predicate: PredicateID) -> Bool {
    classes.satisfies(id, predicate)
  }

  func holds(_ condition: Guard, at position: Int) -> Bool {
    switch condition {
    case .sentenceStart: position == stretch.start && stretch.opensSentence
    case .sentenceEnd: position == stretch.end && stretch.closesSentence
    case .notBefore(let body): ends(body, from: position).isEmpty
    case .notAfter(let body):
      !(stretch.start...position).contains { ends(body, from: $0).contains(position) }
    }
  }

  func ends(_ expression: Expression, from start: Int) -> Set<Int> {
    switch expression {
    case .cell, .edge: return Set(step(expression, from: start, .forward))
    case .sequence(let parts): return parts.reduce([start]) { ends($1, from: $0) }
    case .choice(let parts): return parts.reduce(into: []) { $0.formUnion(ends($1, from: start)) }
    case .repetition(let body, let minimum, let maximum, _):
      var now: Set<Int> = [start]
      for _ in 0..<minimum { now = ends(body, from: now) }
      var all = now
      var turns = minimum
      while !now.isEmpty && turns < maximum ?? .max {
        now = ends(body, from: now).subtracting(all)
        all.formUnion(now)
        turns += 1
      }
      return all
    case .capture(_, let body): return ends(body, from: start)
    case .guarded(let condition): return holds(condition, at: start) ? [start] : []
    }
  }

  private func ends(_ expression: Expression, from starts: Set<Int>) -> Set<Int> {
    starts.reduce(into: []) { $0.formUnion(ends(expression, from: $1)) }
  }
}

/// All ways through an expression, in priority order, until one is welcome.
private struct Search {
  private enum Event {
    case open(slot: Int, Int)
    case close(Int)
  }

  let reading: Reading
  let direction: Direction
  private var steps = 0
  private var events: [Event] = []
  private static let stepLimit = 200_000

  init(reading: Reading, direction: Direction) {
    self.reading = reading
    self.direction = direction
  }

  mutating func first(
    _ expression: Expression, from start: Int, where isWelcome: (Int) -> Bool
  ) throws(TooManyWays) -> (end: Int, captures: [Capture])? {
    var found: Int?
    let isFound = go(expression, from: start) { search, end in
      guard isWelcome(end) else { return false }
      found = end
      return true
    }
    guard steps <= Self.stepLimit else { throw TooManyWays() }
    guard isFound, let found else { return nil }
    return (found, captures())
  }

  /// True as soon as `then` is; the events of the way that led there are kept.
  private mutating func go(
    _ expression: Expression, from position: Int, then: (inout Search, Int) -> Bool
  ) -> Bool {
    steps += 1
    if steps > Self.stepLimit { return true }
    switch expression {
    case .cell, .edge:
      for next in reading.step(expression, from: position, direction)
      where then(&self, next) { return true }
      return false
    case .sequence(let parts): return go(parts[...], from: position, then: then)
    case .choice(let parts):
      for part in parts where go(part, from: position, then: then) { return true }
      return false
    case .repetition(let body, let minimum, let maximum, let isGreedy):
      return go(
        Turns(body: body, left: maximum, owed: minimum, isGreedy: isGreedy), from: position,
        then: then)
    case .capture(let slot, let body):
      events.append(.open(slot: slot, position))
      let isFound = go(body, from: position) { search, end in
        search.events.append(.close(end))
        if then(&search, end) { return true }
        search.events.removeLast()
        return false
      }
      if !isFound { events.removeLast() }
      return isFound
    case .guarded(let condition):
      return reading.holds(condition, at: position) && then(&self, position)
    }
  }

  private mutating func go(
    _ parts: ArraySlice<Expression>, from position: Int, then: (inout Search, Int) -> Bool
  ) -> Bool {
    guard let part = parts.first else { return then(&self, position) }
    return go(part, from: position) { search, end in
      search.go(parts.dropFirst(), from: end, then: then)
    }
  }

  private struct Turns {
    var body: Expression
    var left: Int?
    var owed: Int
    var isGreedy: Bool
  }

  /// A turn of an unlimited repetition, once it owes none, must not be empty.
  private mutating func go(
    _ turns: Turns, from position: Int, then: (inout Search, Int) -> Bool
  ) -> Bool {
    var rest = turns
    rest.owed = max(0, turns.owed - 1)
    rest.left = turns.left.map { $0 - 1 }
    let mayTurn = turns.owed > 0 || turns.left ?? 1 > 0
    if turns.owed == 0 && !turns.isGreedy && then(&self, position) { return true }
    let isFound =
      mayTurn
      && go(turns.body, from: position) { search, end in
        if turns.left == nil && turns.owed == 0 && end == position { return false }
        return search.go(rest, from: end, then: then)
      }
    if isFound { return true }
    return turns.owed == 0 && turns.isGreedy && then(&self, position)
  }

  private func captures() -> [Capture] {
    var captures: [Capture] = []
    var open: [Int] = []
    for event in events {
      switch event {
      case .open(let slot, let position):
        open.append(captures.count)
        captures.append(Capture(slot: slot, start: position, end: position))
      case .close(let position):
        guard let index = open.popLast() else { continue }
        let other = captures[index].start
        captures[index].start = min(other, position)
        captures[index].end = max(other, position)
      }
    }
    return captures
  }
}
