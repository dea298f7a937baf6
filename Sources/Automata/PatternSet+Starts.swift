/// What rules may begin with, whatever guards say.
extension PatternSet {
  /// The atoms that a rule may start with behind guards, and the groups of those guards, as bits.
  func atomsBehindGuards() -> [(atom: Int32, groups: UInt64)] {
    var found: [Int32: UInt64] = [:]
    // By node, what was known to stand before it when it was visited last.
    var visited: [Int32: UInt64] = [:]
    var stack = ruleParts.map { ($0.entry, UInt64(0)) }
    while let (node, before) = stack.popLast() {
      let known = visited[node]
      if let known, before & ~known == 0 { continue }
      let groups = before | (known ?? 0)
      visited[node] = groups
      switch nodes[Int(node)] {
      case .cell(let atom, _), .edge(let atom, _):
        if groups != 0 { found[atom, default: 0] |= groups }
      case .split(let first, let second): stack += [(first, groups), (second, groups)]
      case .open(_, let next), .close(_, let next): stack.append((next, groups))
      case .guarded(let id, let next):
        stack.append((next, groups | 1 << UInt64(guards[Int(id)].group)))
      case .accept, .fail: continue
      }
    }
    return found.map { (atom: $0.key, groups: $0.value) }
  }

  /// Puts the rules into groups, those that begin with the same cells together: how many, and what
  /// each atom is to them.
  func startGroups(atMost limit: Int) -> (count: Int, roles: [StartRoles]) {
    var roles = [StartRoles](repeating: StartRoles(), count: atoms.count)
    var numbers: [Set<Int32>: Int] = [:]
    for part in ruleParts {
      let (cells, _) = cells(from: [part.entry])
      let beginning = Set(cells.map(\.atom))
      let number = numbers[beginning] ?? numbers.count
      numbers[beginning] = number
      let bit: UInt64 = 1 << UInt64(number % limit)
      for (atom, next) in cells {
        roles[Int(atom)].first |= bit
        let behind = self.cells(from: [next])
        if behind.accepts { roles[Int(atom)].alone |= bit }
        for (atom, _) in behind.cells { roles[Int(atom)].second |= bit }
      }
    }
    return (min(limit, numbers.count), roles)
  }

  /// The cells that may come next at some nodes, and whether a rule may end there.
  private func cells(
    from entries: [Int32]
  ) -> (cells: [(atom: Int32, next: Int32)], accepts: Bool) {
    var accepts = false
    var found: [(atom: Int32, next: Int32)] = []
    var visited: Set<Int32> = []
    var stack = entries
    while let node = stack.popLast() {
      guard visited.insert(node).inserted else { continue }
      switch nodes[Int(node)] {
      case .cell(let atom, let next): found.append((atom, next))
      case .split(let first, let second): stack += [first, second]
      case .open(_, let next), .close(_, let next), .guarded(_, let next): stack.append(next)
      case .accept: accepts = true
      case .edge, .fail: continue
      }
    }
    return (found, accepts)
  }
}
