import Testing

@testable import Automata

/// Bits for pairs of columns, against a set of pairs.
@Suite struct DeadPairsTests {
  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  private static func pair(below count: Int, _ random: inout SeededGenerator) -> Pair {
    Pair(first: random.number(0...count - 1), second: random.number(0...count - 1))
  }

  /// Columns come while texts are read; with more than 1024 some have no bits.
  @Test(arguments: [1, 63, 64, 65, 200, 1024, 1025, 3000])
  func whatIsRememberedWasInserted(count: Int) {
    var random = SeededGenerator(seed: count)
    var pairs = DeadPairs()
    var inserted: Set<Pair> = []
    for columns in [max(1, count / 3), count] {
      pairs.extend(to: columns)
      for _ in 0..<500 {
        let pair = Self.pair(below: columns, &random)
        pairs.insert(pair.first, pair.second)
        inserted.insert(pair)
      }
      // What was inserted since the last column came is known, if both have bits.
      let last = Self.pair(below: min(columns, 1024), &random)
      pairs.insert(last.first, last.second)
      inserted.insert(last)
      let isKnown = pairs.contains(last.first, last.second)
      #expect(isKnown, "\(last) of \(columns)")
    }
    let asked = inserted.union((0..<5000).map { _ in Self.pair(below: count, &random) })
    let wrong = asked.filter { pairs.contains($0.first, $0.second) && !inserted.contains($0) }
    #expect(wrong.isEmpty)
    pairs.forget()
    let left = asked.filter { pairs.contains($0.first, $0.second) }
    #expect(left.isEmpty)
  }
}
