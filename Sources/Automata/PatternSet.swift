/// All patterns of one stratum, ready to be run: the immutable part of the automaton.
package struct PatternSet: Sendable {
  /// How deep contexts may stand in contexts: as many as there are bits for their groups.
  package static let maximumGuardDepth = 31

  /// Their numbers.
  package let rules: Range<Int>

  let nodes: NodeTable
  let atoms: [Atom]
  let ruleParts: [Part]
  /// By guard number.
  let guards: [GuardEntry]
  let groups: [GuardGroup]
  /// For each node, the groups (as bits) of the guards that stand before the next cell or edge.
  let needs: NodeNeeds

  package init(rules: [Expression]) {
    self.rules = rules.indices
    var builder = NodeBuilder()
    ruleParts = rules.indices.map { builder.part(rules[$0], accepting: $0) }
    guards = builder.guardEntries()
    nodes = NodeTable(builder.nodes)
    atoms = builder.atoms
    groups = GuardGroup.groups(of: guards)
    needs = NodeNeeds(Self.needs(of: builder.nodes, guards: guards))
  }

  /// Found by repetition: a node mostly follows the nodes that it leads to, so that two rounds do.
  private static func needs(of nodes: [Node], guards: [GuardEntry]) -> [UInt64] {
    guard !guards.isEmpty else { return [] }
    var needs = [UInt64](repeating: 0, count: nodes.count)
    var changed = true
    while changed {
      changed = false
      for (index, node) in nodes.enumerated() {
        let found: UInt64
        switch node {
        case .split(let first, let second): found = needs[Int(first)] | needs[Int(second)]
        case .open(_, let next), .close(_, let next): found = needs[Int(next)]
        case .guarded(let id, let next): found = needs[Int(next)] | 1 << guards[Int(id)].group
        case .cell, .edge, .accept, .fail: continue
        }
        if found != needs[index] {
          needs[index] = found
          changed = true
        }
      }
    }
    return needs
  }
}

/// A question about a cell or about an edge; atoms are numbered within a pattern set.
struct Atom: Hashable, Sendable {
  var isEdge: Bool
  var predicate: PredicateID
}

/// The nodes of one rule or one guard's body.
struct Part: Hashable, Sendable {
  var nodes: Range<Int>
  var entry: Int32
}

struct GuardEntry: Sendable {
  /// A `Guard` without its body.
  enum Condition: Int, Sendable {
    case sentenceStart
    case sentenceEnd
    case notAfter
    case notBefore

    init(_ condition: Guard) {
      self =
        switch condition {
        case .sentenceStart: .sentenceStart
        case .sentenceEnd: .sentenceEnd
        case .notAfter: .notAfter
        case .notBefore: .notBefore
        }
    }
  }

  var condition: Condition
  /// The body, for a context; read backward for `notAfter`.
  var part: Part?
  var group: Int
}

/// Guards that are asked together, in one run from a position.
///
/// Group 0 holds the two borders. A guard whose body holds guards stands in a later group than
/// those, so that a group never waits for itself.
struct GuardGroup: Sendable {
  var direction: Direction?
  var members: [Int32] = []

  static func groups(of guards: [GuardEntry]) -> [GuardGroup] {
    let count = guards.map { $0.group + 1 }.max() ?? 0
    var groups = (0..<count).map { group in
      GuardGroup(direction: group == 0 ? nil : group % 2 == 1 ? .forward : .backward)
    }
    for (id, entry) in guards.enumerated() { groups[entry.group].members.append(Int32(id)) }
    return groups
  }
}
