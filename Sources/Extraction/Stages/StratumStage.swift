internal import Automata
internal import RuleCompiler
internal import Tokens

/// Runs the strata of one layer over a lattice: matches, the mentions that they make, the arbitration of
/// each type once its last rule has run, and the edges that later strata step over.
struct StratumStage {
  let program: Program
  let strata: [Stratum]
  let isPhrase: Bool
  private let automata: [Automaton]
  private var matches: [Match] = []
  var stratumEnded: ((Int) -> Void)?
  /// Counts what is read, where somebody asks.
  var meter: Meter?

  /// What the stage reads besides its own scratch.
  struct Surroundings {
    var document: Document
    var words: WordTable
    var stretches: [Stretch]
    /// The row whose cells are read; nil where they are tokens.
    var row: Row?
    /// The entities of the row.
    var entities: [Mention] = []
  }

  init(_ program: Program, isPhrase: Bool) {
    self.program = program
    self.isPhrase = isPhrase
    strata = isPhrase ? program.phraseStrata : program.entityStrata
    automata = strata.map { Automaton($0.patterns) }
  }

  /// Returns the mentions that stand after arbitration, type by type, and those that lost.
  mutating func run(
    over lattice: inout IndexedLattice, _ surroundings: borrowing Surroundings,
    classes: inout ClassTable, mentionClasses: inout MentionClasses,
    details: inout MentionDetails
  ) -> (mentions: [Mention], losers: [Loss]) {
    var raw: [[Mention]] = Array(repeating: [], count: program.types.count)
    var kept: [Mention] = []
    var losers: [Loss] = []
    let text = MentionClasses.lowerCase(surroundings.document, surroundings.words)
    var builder = MentionBuilder(program: program, surroundings)
    for number in strata.indices {
      for mention in mentions(
        number, lattice, surroundings.stretches, classes, builder, &details)
      {
        if program.rules[mention.rule].isNamedAlone {
          let id = mentionClasses.ofMatch(mention, details, in: &classes, text: text)
          lattice.append(Edge(start: mention.start, end: mention.end, classID: id))
          builder.standing.insert(mention)
        }
        raw[mention.type].append(mention)
      }
      for type in program.types.indices
      where program.types[type].isPhrase == isPhrase && program.types[type].lastStratum == number {
        let outcome = Arbitration.withinType(raw[type], &details)
        losers += outcome.losers
        for mention in outcome.kept {
          let id = mentionClasses.ofEdge(mention, details, in: &classes, text: text)
          lattice.append(Edge(start: mention.start, end: mention.end, classID: id))
          builder.standing.insert(mention)
        }
        kept += outcome.kept
      }
      stratumEnded?(number)
    }
    return (kept, losers)
  }

  /// The matches of one stratum, leftmost and not before the end of the rule's last, as mentions.
  private mutating func mentions(
    _ number: Int, _ lattice: IndexedLattice, _ stretches: [Stretch], _ classes: ClassTable,
    _ builder: borrowing MentionBuilder, _ details: inout MentionDetails
  ) -> [Mention] {
    matches.removeAll(keepingCapacity: true)
    automata[number].matches(in: lattice, stretches: stretches, classes: classes, into: &matches)
    meter?.read(number, lattice, stretches, classes)
    if matches.isEmpty { return [] }
    var found: [Mention] = []
    var next = [Int](repeating: 0, count: strata[number].rules.count)
    var stretch = 0
    for match in matches where match.start >= next[match.rule] {
      while stretches[stretch].end < match.end || stretches[stretch].start > match.start {
        stretch = stretches[stretch].start > match.start ? 0 : stretch + 1
      }
      let rule = strata[number].rules[match.rule]
      var span = match.start..<match.end
      var captures: [Capture] = []
      if builder.needsWalk(rule) {
        captures =
          automata[number].walk(
            rule: match.rule, start: match.start, end: match.end, stretch: stretches[stretch])
          ?? []
        meter?.walked(automata[number].takeWalkSteps(), rule)
        span = builder.span(rule, captures) ?? span
      }
      guard !span.isEmpty else { continue }
      next[match.rule] = span.upperBound
      found.append(builder.build(rule, span, captures, &details))
    }
    return found
  }
}

/// Which mentions stand where.
struct StandingMentions {
  private struct Entry {
    var type: Int32
    var end: Int32
    var next: Int32
  }

  /// By start, the last entry; -1 for none.
  private var heads: [Int32]
  private var entries: [Entry] = []

  init(cells: Int) {
    heads = Array(repeating: -1, count: cells)
  }

  mutating func insert(_ mention: Mention) {
    entries.append(
      Entry(type: Int32(mention.type), end: Int32(mention.end), next: heads[mention.start]))
    heads[mention.start] = Int32(entries.count - 1)
  }

  func contains(_ type: Int, _ cells: Range<Int>) -> Bool {
    guard cells.lowerBound < heads.count else { return false }
    var number = heads[cells.lowerBound]
    while number >= 0 {
      let entry = entries[Int(number)]
      if entry.type == type, entry.end == cells.upperBound { return true }
      number = entry.next
    }
    return false
  }
}
