import Automata
import ProcessorTime
import Testing

struct MatchTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var expression: Expression
    var cells: String
    var edges: [(Int, Int, PredicateID)] = []
    var matches: [String]

    var testDescription: String { "\(expression.spelling) in \(cells) \(edges)" }

    init(
      _ expression: Expression, _ cells: String, edges: [(Int, Int, PredicateID)] = [],
      _ matches: String...
    ) {
      (self.expression, self.cells, self.edges, self.matches) = (expression, cells, edges, matches)
    }
  }

  @Test(arguments: [
    Case(a, "aba", "0-1", "2-3"),
    Case(seq(a, b), "aabab", "1-3", "3-5"),
    Case(either(a, seq(a, b)), "abb", "0-2"),
    Case(plus(a), "aaab", "0-3", "1-3", "2-3"),
    Case(star(a), "ba", "1-2"),
    Case(times(a, 2, 3), "aaaaa", "0-3", "1-4", "2-5", "3-5"),
    Case(seq(a, gap(2), b), "a..b.a...b", "0-4"),
    Case(seq(a, b), "a"),
    Case(.empty, "aa"),
    Case(either(), "aa"),
    Case(a, ""),
  ])
  func cells(_ example: Case) { check(example) }

  @Test(arguments: [
    Case(e(4), "....", edges: [(0, 2, 4), (2, 3, 5)], "0-2"),
    Case(seq(e(4), a), "..aa", edges: [(0, 2, 4), (0, 3, 4)], "0-4"),
    Case(seq(either(e(4), seq(a, b)), c), "abc", edges: [(0, 2, 4)], "0-3"),
    Case(plus(either(e(4), a)), "a.a.", edges: [(1, 3, 4), (2, 4, 4)], "0-3", "1-3", "2-4"),
    Case(seq(a, e(4), b), "a..b", edges: [(1, 2, 4), (1, 3, 4), (1, 4, 4)], "0-4"),
    Case(seq(e(4), e(5)), "abcd", edges: [(0, 3, 4), (2, 4, 5), (3, 4, 5)], "0-4"),
    Case(a, "a", edges: [(0, 1, 0)], "0-1"),
    Case(e(0), "a"),
  ])
  func edges(_ example: Case) { check(example) }

  @Test(arguments: [
    Case(seq(opens, a), "aa", "0-1"),
    Case(seq(a, closes), "aa", "1-2"),
    Case(seq(a, notBefore(b)), "abaa", "2-3", "3-4"),
    Case(seq(notAfter(a), b), "bab", "0-1"),
    Case(seq(times(a, 1, 3), notBefore(b)), "aaab", "0-2", "1-2"),
    Case(seq(notAfter(e(4)), c), "..c.c", edges: [(0, 2, 4)], "4-5"),
    Case(seq(c, notBefore(e(4))), "c..c", edges: [(1, 3, 4)], "3-4"),
    Case(seq(notAfter(star(a)), b), "b"),
    Case(seq(notAfter(seq(a, b)), c), "abcbc", "4-5"),
    Case(seq(a, star(seq(notBefore(seq(b, c)), b))), "abbc", "0-2"),
  ])
  func conditions(_ example: Case) { check(example) }

  @Test(arguments: [
    // A guard behind a guard of another kind.
    Case(seq(notAfter(a), notBefore(b), any), "a.b.", "0-1", "3-4"),
    Case(seq(opens, notBefore(b), any), "ba"),
    // A guard in a guard, at the same place and beyond.
    Case(seq(notBefore(seq(notBefore(seq(a, b)), a)), a), "aab", "1-2"),
    Case(seq(notAfter(seq(a, notAfter(seq(b, a)))), c), "acbac", "4-5"),
    // A guard or nothing at all in an unlimited repetition.
    Case(seq(star(notBefore(b)), a), "ab", "0-1"),
    Case(star(star(maybe(a))), "aa", "0-2", "1-2"),
    Case(star(seq(maybe(c), either(.empty, b))), "cbc", "0-3", "1-3", "2-3"),
  ])
  func traps(_ example: Case) { check(example) }

  private func check(_ example: Case) {
    let text = HandMadeText(example.cells, edges: example.edges)
    #expect(text.matches(example.expression) == example.matches)
    let reference = ReferenceMatcher(rules: [example.expression]).matches(
      in: text.lattice, stretches: [text.whole], classes: text.classes)
    #expect(reference.map { "\($0.start)-\($0.end)" } == example.matches)
  }

  @Test func noMatchAndNoContextLeavesTheStretch() {
    let text = HandMadeText("aabb", edges: [(1, 3, 4)])
    let pieces = [
      Stretch(start: 0, end: 2, opensSentence: true, closesSentence: false),
      Stretch(start: 2, end: 4, opensSentence: false, closesSentence: true),
    ]
    #expect(text.matches(seq(a, b), stretches: pieces).isEmpty)
    #expect(text.matches(e(4), stretches: pieces).isEmpty)
    #expect(text.matches(seq(opens, any), stretches: pieces) == ["0-1"])
    #expect(text.matches(seq(any, closes), stretches: pieces) == ["3-4"])
    #expect(text.matches(seq(a, notBefore(b)), stretches: pieces) == ["0-1", "1-2"])
    #expect(text.matches(seq(notAfter(a), b), stretches: pieces) == ["2-3", "3-4"])
  }

  @Test func whatHoldsAtASharedBorderIsAskedAnew() {
    let text = HandMadeText("abab")
    let sentences = [0, 2].map {
      Stretch(start: $0, end: $0 + 2, opensSentence: true, closesSentence: true)
    }
    let atBorder = seq(star(any), either(seq(closes, notBefore(a)), seq(opens, a)))
    #expect(text.matches(atBorder, stretches: sentences) == ["0-2", "1-2", "2-4", "3-4"])
  }

  @Test func startStatesSurviveNoChangeOfWidth() {
    var classes = ClassTable()
    let predicates = 0..<40
    let rules = predicates.map { seq(notBefore(.cell(77)), .cell($0)) }
    let automaton = Automaton(PatternSet(rules: rules))
    for count in [3, 15, 17, 33, 40] {
      let ids = (0..<count).map { classes.intern(PredicateSet([$0])) }
      let lattice = IndexedLattice(Lattice(cells: ids, edges: []))
      let whole = Stretch(start: 0, end: count, opensSentence: true, closesSentence: true)
      var found: [Match] = []
      automaton.matches(in: lattice, stretches: [whole], classes: classes, into: &found)
      #expect(found.map(\.rule) == Array(0..<count))
    }
  }

  @Test func manyContextsInOneStratum() {
    let rules = (0..<200).map { seq(notAfter(.cell($0)), any, notBefore(.cell(199 - $0))) }
    var classes = ClassTable()
    let cells = [5, 194, 70].map { classes.intern(PredicateSet([$0, 9])) }
    let lattice = IndexedLattice(Lattice(cells: cells, edges: []))
    let whole = Stretch(start: 0, end: 3, opensSentence: true, closesSentence: true)
    var found: [Match] = []
    Automaton(PatternSet(rules: rules)).matches(
      in: lattice, stretches: [whole], classes: classes, into: &found)
    let wanted = ReferenceMatcher(rules: rules).matches(
      in: lattice, stretches: [whole], classes: classes)
    #expect(found == wanted)
  }

  @Test func aRuleOfManyNodes() {
    let text = HandMadeText(String(repeating: "a", count: 1000) + "b")
    let long = seq(
      times(either(a, c), 64, 64), times(maybe(either(a, c)), 0, 64), times(a, 0, 900), b)
    #expect(text.matches(long).first == "0-1001")
    #expect(text.matches(long).count == 1001 - 64)
  }

  @Test func ofTooManyEdgesAtAPositionTheLongestStay() {
    var lattice = IndexedLattice(Lattice(cells: Array(repeating: 0, count: 200), edges: []))
    lattice.append((1...100).map { Edge(start: 0, end: $0, classID: 0) })
    #expect(lattice.droppedEdges == 36)
    #expect(lattice.edges.map(\.end).sorted() == Array(37...100))
    lattice.append(Edge(start: 0, end: 5, classID: 0))
    lattice.append(Edge(start: 1, end: 5, classID: 0))
    #expect(lattice.droppedEdges == 37)
    lattice.reset(cells: [0, 0])
    #expect(lattice.edges.isEmpty && lattice.droppedEdges == 0)
  }

  @Test func aLongRowOfRunsThatMeetIsLinear() {
    let count = 20_000
    let text = HandMadeText(String(repeating: "a", count: count))
    let time = processorTime {
      #expect(text.matches(seq(plus(a), b)).isEmpty)
    }
    #expect(time < .seconds(2), "200 million steps if tails are not shared")
  }
}
