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
    var search = CellSearch(nodes)
    for part in ruleParts {
      let (cells, _) = search.cells(from: part.entry)
      let beginning = Set(cells.map(\.atom))
      let number = numbers[beginning] ?? numbers.count
      numbers[beginning] = number
      let bit: UInt64 = 1 << UInt64(number % limit)
      for (atom, next) in cells {
        roles[Int(atom)].first |= bit
        let behind = search.cells(from: next)
        if behind.accepts { roles[Int(atom)].alone |= bit }
        for (atom, _) in behind.cells { roles[Int(atom)].second |= bit }
      }
    }
    return (min(limit, numbers.count), roles)
  }
}

/// Finds the cells that may come next at a node.
///
/// Asked for each first cell of each rule when an extractor is made: many lead to the same node, and
/// a set of the nodes met would cost more than all else.
private struct CellSearch {
  typealias Found = (cells: [(atom: Int32, next: Int32)], accepts: Bool)

  private let nodes: NodeTable
  private var known: [Int32: Found] = [:]
  /// By node, the number of the last search that met it.
  private var met: [Int32]
  private var searches: Int32 = 0

  init(_ nodes: NodeTable) {
    self.nodes = nodes
    met = Array(repeating: 0, count: nodes.count)
  }

  /// The cells, and whether a rule may end there.
  mutating func cells(from entry: Int32) -> Found {
    if let found = known[entry] { return found }
    var found: Found = ([], false)
    searches += 1
    var stack = [entry]
    while let node = stack.popLast() {
      if met[Int(node)] == searches { continue }
      met[Int(node)] = searches
      switch nodes[Int(node)] {
      case .cell(let atom, let next): found.cells.append((atom, next))
      case .split(let first, let second):
        stack.append(first)
        stack.append(second)
      case .open(_, let next), .close(_, let next), .guarded(_, let next): stack.append(next)
      case .accept: found.accepts = true
      case .edge, .fail: continue
      }
    }
    known[entry] = found
    return found
  }
}
