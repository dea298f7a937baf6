import Automata
import Testing

/// Captures that follow from the ends of a match are those that a search finds.
struct FixedCapturesTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var expression: Expression
    /// By how many cells a match from 10 on has: what is captured, as `slot:start-end`; nil where it
    /// must be searched for.
    var captures: [Int: String?]

    init(_ name: String, _ expression: Expression, _ captures: [Int: String?]) {
      (testDescription, self.expression, self.captures) = (name, expression, captures)
    }
  }

  private static let examples = [
    Example("all of it", slot(0, plus(a)), [1: "0:10-11", 5: "0:10-15"]),
    Example("the last cell", seq(star(a), e(4), slot(0, b)), [2: "0:11-12", 7: "0:16-17"]),
    Example("the first cells", seq(slot(0, seq(a, b)), star(c)), [2: "0:10-12", 4: "0:10-12"]),
    Example("what stands between", seq(a, slot(0, star(b)), c), [2: "0:11-11", 9: "0:11-18"]),
    Example(
      "one in the other", seq(maybe(a), slot(0, seq(b, slot(1, c)))),
      [2: "0:10-12 1:11-12", 3: "0:11-13 1:12-13"]),
    Example(
      "the same on two ways", either(seq(a, slot(0, b)), slot(0, c)), [1: "0:10-11", 2: "0:11-12"]),
    Example("what differs between two ways", either(slot(0, a), slot(1, b)), [1: nil]),
    Example(
      "behind what may have any length", seq(star(a), slot(0, b), e(4)), [2: "0:10-11", 3: nil]),
    Example("not on the shortest way", seq(star(slot(1, a)), slot(0, b)), [1: "0:10-11", 2: nil]),
    Example(
      "of two ways the shorter one", either(seq(slot(1, a), star(b), e(4)), slot(0, e(4))),
      [1: "0:10-11", 2: nil]),
    Example("a few times", times(slot(0, a), 2, 2), [2: nil]),
    Example("nothing", star(a), [1: nil]),
  ]

  @Test(arguments: examples) func table(_ example: Example) {
    let fixed = example.expression.fixedCaptures
    for (count, wanted) in example.captures {
      var captures: [Capture] = []
      let isFixed = fixed?.captures(of: 10..<10 + count, into: &captures) ?? false
      let found = captures.map { "\($0.slot):\($0.start)-\($0.end)" }.joined(separator: " ")
      #expect((isFixed ? found : nil) == wanted, "\(count) cells")
    }
  }

  @Test(arguments: 0..<10)
  func fixedCapturesAreThoseOfTheReference(block: Int) {
    var count = 0
    for seed in block * 600..<(block + 1) * 600 {
      let random = RandomCase(seed: seed, maximumLength: 14)
      let reference = ReferenceMatcher(rules: random.rules)
      let lattice = IndexedLattice(random.lattice)
      let fixed = random.rules.map(\.fixedCaptures)
      let matches = reference.matches(
        in: lattice, stretches: random.stretches, classes: random.classes)
      for match in matches {
        var found: [Capture] = []
        guard fixed[match.rule]?.captures(of: match.start..<match.end, into: &found) == true,
          let stretch = random.stretches.first(where: {
            $0.start <= match.start && match.end <= $0.end
          }),
          let wanted = try? reference.walk(
            rule: match.rule, start: match.start, end: match.end, in: lattice, stretch: stretch,
            classes: random.classes)
        else { continue }
        count += 1
        #expect(found == wanted, "\(match)\n\(random)")
        if found != wanted { return }
      }
    }
    #expect(count > 100)
  }
}
