/// All patterns of one stratum, ready to be run: the immutable part of the automaton.
package struct PatternSet: Sendable {
  /// How deep contexts may stand in contexts: as many as there are bits for their groups.
  package static let maximumGuardDepth = 31

  package let rules: [Expression]

  let nodes: [Node]
  let atoms: [Atom]
  let ruleParts: [Part]
  /// By guard number.
  let guards: [GuardEntry]
  let groups: [GuardGroup]
  /// For each node, the groups (as bits) of the guards that stand before the next cell or edge.
  let needs: [UInt64]

  package init(rules: [Expression]) {
    self.rules = rules
    var builder = NodeBuilder()
    ruleParts = rules.indices.map { builder.part(rules[$0], accepting: $0) }
    guards = builder.guardEntries()
    nodes = builder.nodes
    atoms = builder.atoms
    groups = GuardGroup.groups(of: guards)
    needs = Self.needs(of: nodes, guards: guards)
  }

  /// Found by repetition: a node mostly follows the nodes that it leads to, so that two rounds do.
  private static func needs(of nodes: [Node], guards: [GuardEntry]) -> [UInt64] {
    var needs = [UInt64](repeating: 0, count: nodes.count)
    guard !guards.isEmpty else { return needs }
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

/// A state of the nondeterministic automaton.
///
/// No cycle is without a cell or an edge.
enum Node: Hashable, Sendable, BitwiseCopyable {
  case cell(atom: Int32, next: Int32)
  case edge(atom: Int32, next: Int32)
  /// The first way is tried first.
  case split(Int32, Int32)
  case open(slot: Int32, next: Int32)
  case close(slot: Int32, next: Int32)
  case guarded(Int32, next: Int32)
  /// The end of a rule, or of a guard's body: its number.
  case accept(Int32)
  case fail
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
  var condition: Guard
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
