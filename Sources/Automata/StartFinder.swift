/// Finds where the runs of several automata over the same cells may begin: one look at each cell and
/// its neighbour for all of them.
///
/// A layer has a dozen automata, and at most cells none of them starts. The rules are put into as many
/// groups as a word has bits; for each class there is the set of groups that may read it first, and
/// of those that may read it second. A run may begin where the first set of a cell and the second
/// set of the next have a common member. That lets some pairs pass that no rule holds, and none that
/// one does; what passes is looked at by the automaton itself.
package struct StartFinder {
  private static let bits = 64

  private let automata: [Automaton]
  /// By automaton, the bits of its groups, which are neighbours; empty where all start everywhere.
  private var bitsOfAutomaton: [UInt64] = []
  private var rolesOfClass: [StartRoles] = []
  /// By position, the groups that may start there; 64 for each word of bits.
  private var starting: [UInt64] = []

  /// - Parameter automata: not more than there are bits, or all start everywhere.
  package init(_ automata: [Automaton]) {
    self.automata = automata
    if automata.count > Self.bits { return }
    var next: UInt64 = 0
    for automaton in automata {
      let count = UInt64(automaton.makeStartGroups(atMost: Self.bits / automata.count))
      bitsOfAutomaton.append((~0 << next) & ~(~0 << (next + count)))
      next += count
    }
  }

  /// Looks through the stretches of a text.
  package mutating func find(in cells: [ClassID], stretches: [Stretch], classes: ClassTable) {
    starting.removeAll(keepingCapacity: true)
    starting.append(contentsOf: repeatElement(0, count: (cells.count / 64 + 1) * 64))
    for automaton in automata { automaton.prepare(for: classes) }
    for id in rolesOfClass.count..<max(rolesOfClass.count, classes.count) {
      learn(ClassID(id), classes)
    }
    // Another name: a span of `starting` that can be written forbids all other looks at `self`.
    let rolesOfClass = rolesOfClass
    let (cells, roles) = (cells.span, rolesOfClass.span)
    var starting = starting.mutableSpan
    for stretch in stretches where stretch.start < stretch.end {
      precondition(stretch.end <= cells.count)
      var own = roles[Int(cells[stretch.start])]
      for position in stretch.start..<stretch.end {
        // Unchecked: a position of a stretch that is inside, and a class that was learnt above. Checks took as
        // long as all the rest.
        let next =
          position &+ 1 < stretch.end
          ? roles[unchecked: Int(cells[unchecked: position &+ 1])] : StartRoles()
        starting[unchecked: position] = own.first & (own.alone | next.second)
        own = next
      }
    }
  }

  /// Sets the positions at which an automaton may start.
  func take(_ number: Int, into starts: inout Positions) {
    if bitsOfAutomaton.isEmpty { return starts.fill(below: starting.count - 1) }
    starts.setSharing(bitsOfAutomaton[number], with: starting)
  }

  private mutating func learn(_ id: ClassID, _ classes: ClassTable) {
    var roles = StartRoles()
    for (automaton, bits) in zip(automata, bitsOfAutomaton) {
      roles.formUnion(
        automaton.startRoles(of: id, classes), shiftedBy: bits.trailingZeroBitCount)
    }
    rolesOfClass.append(roles)
  }
}

/// The groups of rules, as bits, whose matches may have something at their start.
struct StartRoles {
  /// As their first cell.
  var first: UInt64 = 0
  /// As their only cell.
  var alone: UInt64 = 0
  var second: UInt64 = 0

  mutating func formUnion(_ other: StartRoles, shiftedBy bits: Int = 0) {
    first |= other.first << UInt64(bits)
    alone |= other.alone << UInt64(bits)
    second |= other.second << UInt64(bits)
  }
}
