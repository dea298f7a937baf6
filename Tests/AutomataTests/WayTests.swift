import Automata
import Testing

struct WayTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var expression: Expression
    var cells: String
    var edges: [(Int, Int, PredicateID)]
    var captures: String?

    var testDescription: String { "\(expression.spelling) over \(cells) \(edges)" }

    init(
      _ expression: Expression, _ cells: String, edges: [(Int, Int, PredicateID)] = [],
      _ captures: String?
    ) {
      (self.expression, self.cells, self.edges, self.captures) =
        (expression, cells, edges, captures)
    }
  }

  @Test(arguments: [
    Case(seq(slot(1, a), slot(2, b)), "ab", "1:0-1 2:1-2"),
    Case(slot(1, seq(a, slot(2, b))), "ab", "1:0-2 2:1-2"),
    Case(either(slot(1, any), slot(2, a)), "a", "1:0-1"),
    Case(seq(slot(1, star(a)), slot(2, star(any))), "aab", "1:0-2 2:2-3"),
    Case(seq(slot(1, times(a, 0, nil, greedy: false)), slot(2, star(any))), "aab", "1:0-0 2:0-3"),
    Case(seq(slot(1, maybe(a)), slot(2, a)), "a", "1:0-0 2:0-1"),
    Case(star(slot(1, a)), "aaa", "1:0-1 1:1-2 1:2-3"),
    Case(
      seq(slot(1, e(4)), slot(2, star(any))), "abc", edges: [(0, 1, 4), (0, 2, 4)], "1:0-2 2:2-3"),
    Case(
      seq(slot(1, e(4)), slot(2, plus(any))), "abc", edges: [(0, 3, 4), (0, 1, 4)], "1:0-1 2:1-3"),
    Case(seq(a, b), "aa", nil),
    Case(slot(1, .empty), "", "1:0-0"),
    // An empty turn ends no repetition that could take more.
    Case(star(slot(1, seq(maybe(c), either(maybe(a), b)))), "cb", "1:0-1 1:1-2"),
    Case(star(slot(1, maybe(a))), "a", "1:0-1"),
    Case(seq(slot(1, a), notBefore(seq(b, c)), slot(2, star(any))), "abb", "1:0-1 2:1-3"),
  ])
  func captures(_ example: Case) throws {
    let text = HandMadeText(example.cells, edges: example.edges)
    let automaton = Automaton(PatternSet(rules: [example.expression]))
    var matches: [Match] = []
    automaton.matches(
      in: text.lattice, stretches: [text.whole], classes: text.classes, into: &matches)
    let found = automaton.walk(
      rule: 0, start: 0, end: text.lattice.cells.count, stretch: text.whole)
    #expect(spelling(found) == example.captures)
    let reference = try ReferenceMatcher(rules: [example.expression]).walk(
      rule: 0, start: 0, end: text.lattice.cells.count, in: text.lattice, stretch: text.whole,
      classes: text.classes)
    #expect(spelling(reference) == example.captures)
  }

  @Test func theFirstWayForwardIsTheNearest() {
    let text = HandMadeText("a..b.b")
    let way = text.firstWays([seq(a, gap(8), slot(1, b))], from: 0, .forward)[0]
    #expect(way?.end == 4)
    #expect(spelling(way?.captures) == "1:3-4")
  }

  @Test func theFirstWayBackwardIsTheNearest() {
    let text = HandMadeText("b.b..a", edges: [(1, 3, 4), (0, 3, 4)])
    let rule = seq(slot(1, either(e(4), b)), gap(8)).reversed
    let way = text.firstWays([rule], from: 5, .backward)[0]
    #expect(way?.end == 0)
    #expect(spelling(way?.captures) == "1:0-3")
  }

  @Test func conditionsMeanTheSameBackward() {
    let rules = [seq(notAfter(a), b, notBefore(c)).reversed, seq(opens, a, b).reversed]
    let ways = HandMadeText("ab.").firstWays(rules, from: 2, .backward)
    #expect(ways.map { $0?.end } == [nil, 0])
  }

  @Test func anEmptyWayStaysWhereItIs() {
    let way = HandMadeText("b").firstWays([maybe(a)], from: 0, .forward)[0]
    #expect(way?.end == 0)
    #expect(way?.captures == [])
  }

  /// A way may fail at a condition and be taken behind another.
  @Test func whatOneConditionForbidsAnotherWayMayReach() {
    let text = HandMadeText("ab")
    let rule = seq(either(seq(notBefore(a), slot(1, a)), seq(notBefore(b), slot(2, a))), b)
    let way = text.firstWays([rule], from: 0, .forward)[0]
    #expect(spelling(way?.captures) == "2:0-1")
  }
}

extension HandMadeText {
  /// Of each rule.
  fileprivate func firstWays(
    _ rules: [Expression], from position: Int, _ direction: Direction
  ) -> [(end: Int, captures: [Capture])?] {
    let matcher = AnchoredMatcher(PatternSet(rules: rules))
    matcher.begin(lattice, stretches: [whole], classes: classes)
    return rules.indices.map {
      matcher.firstWay(rule: $0, from: position, direction: direction, stretch: whole)
    }
  }
}
