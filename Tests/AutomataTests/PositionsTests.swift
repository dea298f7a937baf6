import Testing

@testable import Automata

/// Sets of positions, against what each number says by itself.
@Suite struct PositionsTests {
  @Test(arguments: [1, 2, 3, 9])
  func aSharedBitMakesAPosition(words: Int) {
    var random = SeededGenerator(seed: words)
    let numbers = (0..<words * 64).map { _ in
      // Many without a bit, as most cells of a text are.
      random.number(0...2) == 0 ? UInt64.random(in: 0...UInt64.max, using: &random) : 0
    }
    var positions = Positions()
    for bits: UInt64 in [0, 1, 1 << 63, 0xF0F0, 3 << 40, .max] {
      positions.setSharing(bits, with: numbers)
      var found: [Int] = []
      var next = positions.first(in: 0..<numbers.count)
      while next < numbers.count {
        found.append(next)
        next = positions.first(in: next + 1..<numbers.count)
      }
      #expect(found == numbers.indices.filter { numbers[$0] & bits != 0 })
    }
  }
}
