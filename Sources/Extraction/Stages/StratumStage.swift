internal import Automata
internal import RuleCompiler
internal import Tokens

/// Runs the strata of one layer over a lattice: matches, the mentions that they make, the arbitration of
/// each type once its last rule has run, and the edges that later strata step over.
struct StratumStage {
  let program: Program
  let strata: [Stratum]
  let isPhrase: Bool
  private var automata: [Automaton]
  private let walkers: [Walker]
  private var matches: [Match] = []

  /// What the stage reads and writes besides its own scratch.
  struct Surroundings {
    var document: Document
    var words: WordTable
    var stretches: [Stretch]
    /// Cells of this layer → tokens.
    var tokens: (Range<Int>) -> Range<Int>
    /// Mentions that stand in this layer before it runs: for phrases, the cells that are entities.
    var given: (Int, Range<Int>) -> Bool
  }

  init(_ program: Program, isPhrase: Bool) {
    self.program = program
    self.isPhrase = isPhrase
    strata = isPhrase ? program.phraseStrata : program.entityStrata
    automata = strata.map { Automaton($0.patterns) }
    walkers = strata.map { Walker($0.patterns) }
  }

  /// Returns the mentions that stand after arbitration, type by type, and those that lost.
  mutating func run(
    over lattice: inout IndexedLattice, _ surroundings: Surroundings, classes: inout ClassTable,
    mentionClasses: inout MentionClasses
  ) -> (mentions: [Mention], losers: [Loss]) {
    var raw: [[Mention]] = Array(repeating: [], count: program.types.count)
    var kept: [Mention] = []
    var losers: [Loss] = []
    var index = SpanIndex()
    let text = { surroundings.document.text($0) }
    for number in strata.indices {
      let found = mentions(number, lattice, surroundings, classes, index)
      for mention in found {
        raw[mention.type].append(mention)
        if program.rules[mention.rule].isNamedAlone {
          let id = mentionClasses.ofMatch(mention, in: &classes, text: text)
          lattice.append(Edge(start: mention.start, end: mention.end, classID: id))
          index.insert(mention)
        }
      }
      for type in program.types.indices
      where program.types[type].isPhrase == isPhrase && program.types[type].lastStratum == number {
        let outcome = Arbitration.withinType(raw[type])
        losers += outcome.losers
        for mention in outcome.kept {
          let id = mentionClasses.ofMention(mention, isCell: false, in: &classes, text: text)
          lattice.append(Edge(start: mention.start, end: mention.end, classID: id))
          index.insert(mention)
        }
        kept += outcome.kept
      }
    }
    return (kept, losers)
  }

  /// The matches of one stratum, leftmost and not before the end of the rule's last, as mentions.
  private mutating func mentions(
    _ number: Int, _ lattice: IndexedLattice, _ surroundings: Surroundings,
    _ classes: ClassTable, _ index: SpanIndex
  ) -> [Mention] {
    let stratum = strata[number]
    matches.removeAll(keepingCapacity: true)
    automata[number].matches(
      in: lattice, stretches: surroundings.stretches, classes: classes, into: &matches)
    let builder = MentionBuilder(
      program: program, document: surroundings.document, words: surroundings.words,
      tokens: surroundings.tokens,
      mentionAt: { type, cells in index.contains(type, cells) || surroundings.given(type, cells) })
    var found: [Mention] = []
    var next = [Int](repeating: 0, count: stratum.rules.count)
    var stretch = 0
    for match in matches where match.start >= next[match.rule] {
      while surroundings.stretches[stretch].end < match.end
        || surroundings.stretches[stretch].start > match.start
      {
        stretch = surroundings.stretches[stretch].start > match.start ? 0 : stretch + 1
      }
      let rule = stratum.rules[match.rule]
      var span = match.start..<match.end
      var captures: [Capture] = []
      // Field by field: a copy of the whole rule would retain all that it holds, for each match.
      if program.rules[rule].needsWalk {
        captures =
          walkers[number].walk(
            rule: match.rule, start: match.start, end: match.end, in: lattice,
            stretch: surroundings.stretches[stretch], classes: classes) ?? []
        if let mark = captures.first(where: {
          program.rules[rule].slots[$0.slot].purpose == .mark
        }) {
          span = mark.start..<mark.end
        }
      }
      guard !span.isEmpty else { continue }
      next[match.rule] = span.upperBound
      found.append(builder.build(rule, span, captures))
    }
    return found
  }
}

/// Which mentions stand where, by type and span.
struct SpanIndex {
  private struct Key: Hashable {
    var type: Int
    var start: Int
    var end: Int
  }

  private var keys: Set<Key> = []

  mutating func insert(_ mention: Mention) {
    keys.insert(Key(type: mention.type, start: mention.start, end: mention.end))
  }

  func contains(_ type: Int, _ cells: Range<Int>) -> Bool {
    keys.contains(Key(type: type, start: cells.lowerBound, end: cells.upperBound))
  }
}
