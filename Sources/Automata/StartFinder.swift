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
  /// By bit, the number of the group's automaton; bits of one automaton are neighbours.
  private var owners: [Int] = []
  private var rolesOfClass: [StartRoles] = []
  /// For each automaton, a row of words with a bit for each position.
  private var found: [UInt64] = []
  private var wordsPerRow = 0

  /// - Parameter automata: not more than there are bits, or all start everywhere.
  package init(_ automata: [Automaton]) {
    self.automata = automata
    if automata.count > Self.bits { return }
    for (number, automaton) in automata.enumerated() {
      let groups = automaton.makeStartGroups(atMost: Self.bits / automata.count)
      owners += repeatElement(number, count: groups)
    }
  }

  /// Looks through the stretches of a text.
  package mutating func find(in cells: [ClassID], stretches: [Stretch], classes: ClassTable) {
    wordsPerRow = cells.count / 64 + 1
    found.removeAll(keepingCapacity: true)
    found.append(contentsOf: repeatElement(0, count: automata.count * wordsPerRow))
    for automaton in automata { automaton.prepare(for: classes) }
    for id in rolesOfClass.count..<max(rolesOfClass.count, classes.count) {
      learn(ClassID(id), classes)
    }
    let rows = owners.map { $0 * wordsPerRow }
    let rolesOfClass = rolesOfClass
    let (cells, roles, rowOfBit) = (cells.span, rolesOfClass.span, rows.span)
    var found = found.mutableSpan
    for stretch in stretches where stretch.start < stretch.end {
      precondition(stretch.end <= cells.count)
      var own = roles[Int(cells[stretch.start])]
      for position in stretch.start..<stretch.end {
        // Unchecked: a position of a stretch that is inside, and a class that was learnt above; and a row for
        // each automaton has a bit for each position. Checks took as long as all the rest.
        let next =
          position &+ 1 < stretch.end
          ? roles[unchecked: Int(cells[unchecked: position &+ 1])] : StartRoles()
        var starting = own.first & (own.alone | next.second)
        while starting != 0 {
          let row = rowOfBit[unchecked: starting.trailingZeroBitCount]
          found[unchecked: row &+ position >> 6] |= 1 &<< UInt64(truncatingIfNeeded: position)
          starting &= starting &- 1
        }
        own = next
      }
    }
  }

  /// Sets the positions at which an automaton may start.
  func take(_ number: Int, into starts: inout Positions) {
    if owners.isEmpty { return starts.fill(below: wordsPerRow * 64 - 1) }
    starts.set(found, from: number * wordsPerRow, count: wordsPerRow)
  }

  private mutating func learn(_ id: ClassID, _ classes: ClassTable) {
    var roles = StartRoles()
    for bit in owners.indices where bit == 0 || owners[bit] != owners[bit - 1] {
      roles.formUnion(automata[owners[bit]].startRoles(of: id, classes), shiftedBy: bit)
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
