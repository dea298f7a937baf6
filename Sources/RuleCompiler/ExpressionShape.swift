internal import Automata

/// What can be said of an expression without running it.
extension Expression {
  /// The most cells and edges that a match has; nil without limit.
  var longest: Int? {
    switch self {
    case .cell, .edge: return 1
    case .guarded: return 0
    case .capture(_, let body): return body.longest
    case .sequence(let items):
      var sum = 0
      for item in items {
        guard let longest = item.longest else { return nil }
        sum += longest
      }
      return sum
    case .choice(let ways):
      var most = 0
      for way in ways {
        guard let longest = way.longest else { return nil }
        most = max(most, longest)
      }
      return most
    case .repetition(let body, _, let maximum, _):
      guard let maximum, let longest = body.longest else { return nil }
      return longest * maximum
    }
  }

  /// How many parts it has, each turn of a repetition written out as the automaton does.
  var size: Int {
    switch self {
    case .cell, .edge: 1
    case .capture(_, let body): 1 + body.size
    case .repetition(let body, let minimum, let maximum, _):
      1 + body.size * max(1, maximum ?? minimum + 1)
    case .sequence(let items), .choice(let items): items.reduce(1) { $0 + $1.size }
    case .guarded(.notAfter(let body)), .guarded(.notBefore(let body)): 1 + body.size
    case .guarded: 1
    }
  }

  /// Without sequences and choices of one.
  var unwrapped: Expression {
    switch self {
    case .sequence(let items) where items.count == 1: items[0].unwrapped
    case .choice(let ways) where ways.count == 1: ways[0].unwrapped
    default: self
    }
  }

  /// The most cells that the gaps on one way through step over.
  ///
  /// Only gaps are lazy and limited.
  var gapCells: Int {
    switch self {
    case .cell, .edge, .guarded: 0
    case .capture(_, let body): body.gapCells
    case .sequence(let items): items.reduce(0) { $0 + $1.gapCells }
    case .choice(let ways): ways.map(\.gapCells).max() ?? 0
    case .repetition(_, _, let maximum?, isGreedy: false): maximum
    case .repetition(let body, _, let maximum, _): body.gapCells * (maximum ?? 2)
    }
  }

  /// The items of a sequence of sequences; otherwise the expression itself.
  var items: [Expression] {
    if case .sequence(let items) = self { return items.flatMap(\.items) }
    return [self]
  }

  /// Expressions at which a match may end, the expression itself first.
  var tails: [Expression] {
    switch self {
    case .cell, .edge, .guarded: [self]
    case .capture(_, let body): [self] + body.tails
    case .sequence(let items): [self] + (items.last?.tails ?? [])
    case .choice(let ways): [self] + ways.flatMap(\.tails)
    case .repetition(let body, let minimum, _, _): [self] + (minimum < 2 ? body.tails : [])
    }
  }

  var withoutCaptures: Expression {
    switch self {
    case .cell, .edge, .guarded: self
    case .capture(_, let body): body.withoutCaptures
    case .sequence(let items): .sequence(items.map(\.withoutCaptures))
    case .choice(let ways): .choice(ways.map(\.withoutCaptures))
    case .repetition(let body, let minimum, let maximum, let isGreedy):
      .repetition(
        body.withoutCaptures, minimum: minimum, maximum: maximum, isGreedy: isGreedy)
    }
  }

  /// The slots that some way through fills.
  var captureSlots: Set<Int> {
    var slots: Set<Int> = []
    func visit(_ expression: Expression) {
      switch expression {
      case .cell, .edge, .guarded: break
      case .capture(let slot, let body):
        slots.insert(slot)
        visit(body)
      case .sequence(let items), .choice(let items): items.forEach(visit)
      case .repetition(let body, _, _, _): visit(body)
      }
    }
    visit(self)
    return slots
  }

  /// The most captures of a slot on one way through.
  func most(of slot: Int) -> Int {
    switch self {
    case .cell, .edge, .guarded: 0
    case .capture(let own, let body): (own == slot ? 1 : 0) + body.most(of: slot)
    case .sequence(let items): items.reduce(0) { $0 + $1.most(of: slot) }
    case .choice(let ways): ways.map { $0.most(of: slot) }.max() ?? 0
    case .repetition(let body, _, let maximum, _):
      body.most(of: slot) * (maximum == 1 ? 1 : 2)
    }
  }

  /// A bag is an endless lazy repetition.
  ///
  /// Where it ends a side it goes on to the end of the clause.
  var withGreedyLastBag: Expression {
    switch self {
    case .repetition(let body, let minimum, nil, isGreedy: false):
      .repetition(body, minimum: minimum, maximum: nil, isGreedy: true)
    case .sequence(let items):
      items.last.map { .sequence(items.dropLast() + [$0.withGreedyLastBag]) } ?? self
    case .choice(let ways): .choice(ways.map(\.withGreedyLastBag))
    default: self
    }
  }
}
