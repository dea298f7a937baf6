/// Makes nodes of expressions, from the end to the beginning.
///
/// Unlimited repetition of what may be empty is the one difficulty: a turn must not be empty, or
/// the way through the loop never ends. Hence a *continuation* is not one node but one for each
/// count of enclosing such loops, outermost first, whose present turn has consumed something
/// already. A cell leads to the last of them: it consumes for all loops at once.
struct NodeBuilder {
  typealias Continuation = [Int32]

  private(set) var nodes: [Node] = []
  private(set) var atoms: [Atom] = []
  private var atomNumbers: [Atom: Int32] = [:]
  /// The part's nodes so far, each once: what ends alike shares its end, as patterns that name the
  /// same patterns in many places do.
  private var known: [Node: Int32] = [:]
  private var guards: [Guard] = []
  private var guardNumbers: [Guard: Int32] = [:]

  mutating func part(_ expression: Expression, accepting number: Int) -> Part {
    let start = nodes.count
    known.removeAll(keepingCapacity: true)
    let end = add(.accept(Int32(number)))
    let entry = build(expression, [end])[0]
    return Part(nodes: start..<nodes.count, entry: entry)
  }

  /// The bodies of the guards met so far; more are met in them.
  mutating func guardEntries() -> [GuardEntry] {
    var entries: [GuardEntry] = []
    while entries.count < guards.count {
      let condition = guards[entries.count]
      let part: Part? =
        switch condition {
        case .sentenceStart, .sentenceEnd: nil
        case .notAfter(let body): self.part(body.reversed, accepting: entries.count)
        case .notBefore(let body): self.part(body, accepting: entries.count)
        }
      entries.append(
        GuardEntry(condition: .init(condition), part: part, group: Self.group(of: condition)))
    }
    return entries
  }

  private static func group(of condition: Guard) -> Int {
    let depth = condition.depth
    precondition(depth <= PatternSet.maximumGuardDepth, "contexts nested too deep")
    return switch condition {
    case .sentenceStart, .sentenceEnd: 0
    case .notBefore: 2 * depth - 1
    case .notAfter: 2 * depth
    }
  }

  private mutating func add(_ node: Node) -> Int32 {
    if let number = known[node] { return number }
    known[node] = Int32(nodes.count)
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  private mutating func build(_ expression: Expression, _ next: Continuation) -> Continuation {
    switch expression {
    case .cell(let predicate):
      return atom(Atom(isEdge: false, predicate: predicate), next)
    case .edge(let predicate):
      return atom(Atom(isEdge: true, predicate: predicate), next)
    case .sequence(let parts):
      return parts.reversed().reduce(next) { build($1, $0) }
    case .choice(let parts):
      let ways = parts.map { build($0, next) }
      guard var choice = ways.last else { return fail(next.count) }
      for way in ways.dropLast().reversed() { choice = split(way, choice) }
      return choice
    case .repetition(let body, let minimum, let maximum, let isGreedy):
      var entry = next
      if let maximum {
        for _ in 0..<max(0, maximum - minimum) {
          entry = option(build(body, entry), next, isGreedy)
        }
      } else {
        entry = loop(body, next, isGreedy)
      }
      for _ in 0..<minimum { entry = build(body, entry) }
      return entry
    case .capture(let slot, let body):
      let close = each(next) { .close(slot: Int32(slot), next: $0) }
      return each(build(body, close)) { .open(slot: Int32(slot), next: $0) }
    case .guarded(let condition):
      let id = number(of: condition)
      return each(next) { .guarded(id, next: $0) }
    }
  }

  private mutating func atom(_ atom: Atom, _ next: Continuation) -> Continuation {
    let number: Int32
    if let known = atomNumbers[atom] {
      number = known
    } else {
      number = Int32(atoms.count)
      atoms.append(atom)
      atomNumbers[atom] = number
    }
    let target = next[next.count - 1]
    let node = add(
      atom.isEdge ? .edge(atom: number, next: target) : .cell(atom: number, next: target))
    return Continuation(repeating: node, count: next.count)
  }

  private mutating func number(of condition: Guard) -> Int32 {
    if let known = guardNumbers[condition] { return known }
    guards.append(condition)
    guardNumbers[condition] = Int32(guards.count - 1)
    return Int32(guards.count - 1)
  }

  private mutating func loop(
    _ body: Expression, _ next: Continuation, _ isGreedy: Bool
  ) -> Continuation {
    let loops = next.count - 1
    // Of its own, since it will become another node.
    let turn = Int32(nodes.count)
    nodes.append(.fail)
    var entry: Continuation
    if body.isNullable {
      entry = build(body, fail(next.count) + [turn])
      entry.removeLast()
    } else {
      entry = build(body, Continuation(repeating: turn, count: next.count))
    }
    var result = option(entry, next, isGreedy)
    nodes[Int(turn)] = nodes[Int(result[loops])]
    result[loops] = turn
    return result
  }

  private mutating func fail(_ count: Int) -> Continuation {
    Continuation(repeating: add(.fail), count: count)
  }

  private mutating func option(
    _ way: Continuation, _ next: Continuation, _ isGreedy: Bool
  ) -> Continuation {
    isGreedy ? split(way, next) : split(next, way)
  }

  private mutating func split(_ first: Continuation, _ second: Continuation) -> Continuation {
    var result: Continuation = []
    for index in first.indices {
      let isSame =
        index > 0 && first[index] == first[index - 1] && second[index] == second[index - 1]
      result.append(isSame ? result[index - 1] : add(.split(first[index], second[index])))
    }
    return result
  }

  private mutating func each(_ next: Continuation, _ node: (Int32) -> Node) -> Continuation {
    var result: Continuation = []
    for index in next.indices {
      let isSame = index > 0 && next[index] == next[index - 1]
      result.append(isSame ? result[index - 1] : add(node(next[index])))
    }
    return result
  }
}

extension Guard {
  /// 0 for the borders, else one more than the deepest context inside.
  package var depth: Int {
    switch self {
    case .sentenceStart, .sentenceEnd: 0
    case .notAfter(let body), .notBefore(let body): body.guardDepth + 1
    }
  }
}

extension Expression {
  /// The same pattern to be read from right to left.
  ///
  /// Conditions keep their meaning, which is the text's.
  package var reversed: Expression {
    switch self {
    case .cell, .edge, .guarded: self
    case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
    case .choice(let parts): .choice(parts.map(\.reversed))
    case .repetition(let body, let minimum, let maximum, let isGreedy):
      .repetition(body.reversed, minimum: minimum, maximum: maximum, isGreedy: isGreedy)
    case .capture(let slot, let body): .capture(slot: slot, body.reversed)
    }
  }

  /// Whether it may match without a cell or an edge.
  package var isNullable: Bool {
    switch self {
    case .cell, .edge: false
    case .sequence(let parts): parts.allSatisfy(\.isNullable)
    case .choice(let parts): parts.contains(where: \.isNullable)
    case .repetition(let body, let minimum, _, _): minimum == 0 || body.isNullable
    case .capture(_, let body): body.isNullable
    case .guarded: true
    }
  }

  /// How deep contexts stand in contexts.
  package var guardDepth: Int {
    switch self {
    case .cell, .edge: 0
    case .sequence(let parts), .choice(let parts): parts.map(\.guardDepth).max() ?? 0
    case .repetition(let body, _, _, _), .capture(_, let body): body.guardDepth
    case .guarded(let condition): condition.depth
    }
  }
}
