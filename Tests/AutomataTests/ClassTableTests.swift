import Testing

@testable import Automata

/// Classes kept as differences, against the sets that they stand for.
@Suite struct ClassTableTests {
  private static func set(
    _ chance: Int, _ random: inout SeededGenerator, near other: PredicateSet? = nil
  ) -> PredicateSet {
    var set = other ?? PredicateSet()
    for predicate in 0..<200 where random.number(1...100) <= chance { set.toggle(predicate) }
    return set
  }

  @Test(arguments: [0, 40, 90])
  func aClassIsItsSet(shareInCommon: Int) {
    var random = SeededGenerator(seed: shareInCommon)
    let common = Self.set(shareInCommon, &random)
    var table = ClassTable(common: common)
    var ids: [PredicateSet: ClassID] = [PredicateSet(): 0]
    // Beside the keys, whose order is another one in every run.
    var sets = [PredicateSet()]
    for round in 0..<300 {
      // Some near what is common, some near nothing, some met before.
      let set =
        round % 3 == 2
        ? sets.randomElement(using: &random) ?? common
        : Self.set(5, &random, near: round % 3 == 0 ? common : nil)
      let id = table.intern(set)
      #expect(id == ids[set, default: id])
      ids[set] = id
      sets.append(set)
      #expect(table[id] == set)
      #expect((0..<200).allSatisfy { table.satisfies(id, $0) == set.contains($0) })
    }
    #expect(table.count == ids.count)
  }
}
