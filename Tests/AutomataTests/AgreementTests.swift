import Automata
import Testing

/// Automaton, anchored matcher and reference read random rules alike.
struct AgreementTests {
  struct Mode: Sendable, CustomTestStringConvertible {
    var stateLimit: Int
    var shareAfter: Int
    var testDescription: String { "\(stateLimit) states, tails shared after \(shareAfter)" }
  }

  private static let modes = [
    Mode(stateLimit: 20_000, shareAfter: 16), Mode(stateLimit: 20_000, shareAfter: 1),
    Mode(stateLimit: 3, shareAfter: 2), Mode(stateLimit: 30, shareAfter: 3),
  ]

  @Test(arguments: 0..<10)
  func automatonAndReferenceFindTheSameMatches(block: Int) {
    for seed in block * 600..<(block + 1) * 600 {
      var random = RandomCase(seed: seed, maximumLength: 25)
      let patterns = PatternSet(rules: random.rules)
      let reference = ReferenceMatcher(rules: random.rules)
      let automata = Self.modes.map {
        Automaton(patterns, stateLimit: $0.stateLimit, shareAfter: $0.shareAfter)
      }
      var starts = StartFinder(automata)
      for _ in 0..<2 {
        let lattice = IndexedLattice(random.lattice)
        let wanted = reference.matches(
          in: lattice, stretches: random.stretches, classes: random.classes)
        starts.find(in: lattice.cells, stretches: random.stretches, classes: random.classes)
        for (number, (mode, automaton)) in zip(Self.modes, automata).enumerated() {
          var found: [Match] = []
          automaton.matches(
            in: lattice, stretches: random.stretches, classes: random.classes, into: &found)
          var foundAtStarts: [Match] = []
          automaton.matches(
            in: lattice, stretches: random.stretches, classes: random.classes, starts: starts,
            number, into: &foundAtStarts)
          let isSame = found == wanted && foundAtStarts == wanted
          #expect(
            isSame,
            """
            \(mode.testDescription)
            \(random)
            missing: \(Set(wanted).subtracting(found))
            unexpected: \(Set(found).subtracting(wanted))
            missing where starts were sought: \(Set(wanted).subtracting(foundAtStarts))
            """)
          if !isSame { return }
        }
        random.nextText(maximumLength: 40)
      }
    }
  }

  /// The more automata, the fewer groups of rules each has; beyond the bits of a word all start everywhere.
  @Test(arguments: [1, 2, 7, 33, 64, 65, 130])
  func startsAreFoundForAnyNumberOfAutomata(count: Int) {
    for seed in 0..<60 {
      let random = RandomCase(seed: seed, maximumLength: 25)
      let lattice = IndexedLattice(random.lattice)
      let wanted = ReferenceMatcher(rules: random.rules).matches(
        in: lattice, stretches: random.stretches, classes: random.classes)
      let automata = (0..<count).map { _ in Automaton(PatternSet(rules: random.rules)) }
      var starts = StartFinder(automata)
      starts.find(in: lattice.cells, stretches: random.stretches, classes: random.classes)
      for number in [0, count / 2, count - 1] {
        var found: [Match] = []
        automata[number].matches(
          in: lattice, stretches: random.stretches, classes: random.classes, starts: starts,
          number, into: &found)
        #expect(found == wanted, "\(random)")
      }
    }
  }

  /// In both directions, with tables that are forgotten all the time and with such that are not.
  @Test(arguments: 0..<10)
  func rulesThatMatchAreThoseThatHaveAWay(block: Int) {
    for seed in block * 300..<(block + 1) * 300 {
      var random = RandomCase(seed: seed, maximumLength: 14)
      for direction in [Direction.forward, .backward] {
        let rules = direction == .forward ? random.rules : random.rules.map(\.reversed)
        let patterns = PatternSet(rules: rules)
        for matcher in [AnchoredMatcher(patterns), AnchoredMatcher(patterns, stateLimit: 3)] {
          // The second text must find nothing left of the first.
          for _ in 0..<2 {
            random.nextText(maximumLength: 14)
            expectAgreement(matcher, direction, random)
          }
        }
      }
    }
  }

  private func expectAgreement(
    _ matcher: AnchoredMatcher, _ direction: Direction, _ random: RandomCase
  ) {
    let lattice = IndexedLattice(random.lattice)
    matcher.begin(lattice, stretches: random.stretches, classes: random.classes)
    for stretch in random.stretches {
      for position in stretch.start...stretch.end {
        let asked = random.rules.indices.filter { ($0 + position) % 3 > 0 }.map(Int32.init)
        var wanted: [Int32] = []
        var captured: UInt64 = 0
        for rule in asked {
          let way = matcher.firstWay(
            rule: Int(rule), from: position, direction: direction, stretch: stretch)
          guard let way else { continue }
          wanted.append(rule)
          for capture in way.captures { captured |= AnchoredMatcher.captureBit(capture.slot) }
        }
        let found = matcher.matching(
          asked, from: position, direction: direction, stretch: stretch)
        if found.rules != wanted || captured & ~found.captures != 0 {
          Issue.record(
            "\(direction) from \(position): \(found) for \(wanted), \(captured)\n\(random)")
          return
        }
      }
    }
  }

  /// The first text fills what is remembered between walks, or is too much for it.
  @Test(arguments: 0..<10)
  func automatonAndReferenceTakeTheSameWay(block: Int) {
    for seed in block * 600..<(block + 1) * 600 {
      var random = RandomCase(seed: seed, maximumLength: 14)
      let reference = ReferenceMatcher(rules: random.rules)
      let patterns = PatternSet(rules: random.rules)
      let automata = [Automaton(patterns), Automaton(patterns, byteLimit: 100)]
      for _ in 0..<2 {
        let lattice = IndexedLattice(random.lattice)
        for automaton in automata {
          var matches: [Match] = []
          automaton.matches(
            in: lattice, stretches: random.stretches, classes: random.classes, into: &matches)
        }
        for stretch in random.stretches {
          for rule in random.rules.indices {
            let span = random.span(in: stretch)
            guard
              let wanted = try? reference.walk(
                rule: rule, start: span.lowerBound, end: span.upperBound, in: lattice,
                stretch: stretch, classes: random.classes)
            else { continue }
            for automaton in automata {
              let found = automaton.walk(
                rule: rule, start: span.lowerBound, end: span.upperBound, stretch: stretch)
              #expect(found == wanted, "rule \(rule) over \(span)\n\(random)")
              if found != wanted { return }
            }
          }
        }
        random.nextText(maximumLength: 14)
      }
    }
  }

  @Test(arguments: 0..<10)
  func matcherAndReferenceTakeTheSameFirstWay(block: Int) {
    for seed in block * 600..<(block + 1) * 600 {
      var random = RandomCase(seed: seed, maximumLength: 14)
      let reference = ReferenceMatcher(rules: random.rules)
      let patterns = PatternSet(rules: random.rules)
      for matcher in [AnchoredMatcher(patterns), AnchoredMatcher(patterns, byteLimit: 100)] {
        for _ in 0..<2 {
          random.nextText(maximumLength: 14)
          if !takesTheSameFirstWays(matcher, reference, &random) { return }
        }
      }
    }
  }

  private func takesTheSameFirstWays(
    _ matcher: AnchoredMatcher, _ reference: ReferenceMatcher, _ random: inout RandomCase
  ) -> Bool {
    let lattice = IndexedLattice(random.lattice)
    matcher.begin(lattice, stretches: random.stretches, classes: random.classes)
    for stretch in random.stretches {
      for rule in random.rules.indices {
        for direction in [Direction.forward, .backward] {
          let from = random.position(in: stretch)
          guard
            let wanted = try? reference.firstWay(
              rule: rule, from: from, direction: direction, in: lattice, stretch: stretch,
              classes: random.classes)
          else { continue }
          let found = matcher.firstWay(
            rule: rule, from: from, direction: direction, stretch: stretch)
          let isSame = found?.end == wanted.end && found?.captures == wanted.captures
          #expect(isSame, "rule \(rule) \(direction) from \(from)\n\(random)")
          if !isSame { return false }
        }
      }
    }
    return true
  }
}
