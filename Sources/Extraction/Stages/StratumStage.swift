internal import Automata
internal import RuleCompiler
internal import Tokens

/// Runs the strata of one layer over a lattice: matches, the mentions that they make, the arbitration of
/// each type once its last rule has run, and the edges that later strata step over.
struct StratumStage {
  let program: Program
  let strata: [Stratum]
  private let automata: [Automaton]
  /// Of all automata.
  private var starts: StartFinder
  /// The stratum that was read last, whose automaton has the row.
  private var rowHolder = 0
  /// By stratum, then by its rule.
  private let recipes: [[MentionRecipe]]
  /// By stratum, the types whose last rules run in it.
  private let endingTypes: [[Int]]
  /// By type: an attribute holds mentions of it, so that somebody asks where they stand.
  private let isAskedFor: [Bool]
  var stratumEnded: ((Int) -> Void)?
  /// Counts what is read, where somebody asks.
  var meter: Meter?

  // Scratch: of the stratum, and of the match.
  private var matches: [Match] = []
  private var found: [Mention] = []
  private var captures: [Capture] = []
  /// By rule of the stratum, where its last mention ended.
  private var next: [Int] = []
  /// By type, what its rules found so far.
  private var raw: [[Mention]]

  /// What the stage reads besides its own scratch.
  struct Surroundings {
    var text: TokenizedText
    var stretches: [Stretch]
    /// The row whose cells are read; nil where they are tokens.
    var row: Row?
    /// The entities of the row.
    var entities: [Mention] = []
  }

  init(_ program: Program, isPhrase: Bool) {
    self.program = program
    let strata = isPhrase ? program.phraseStrata : program.entityStrata
    self.strata = strata
    automata = strata.map { Automaton($0.patterns) }
    starts = StartFinder(automata)
    recipes = strata.map { $0.rules.map { MentionRecipe($0, of: program) } }
    endingTypes = strata.indices.map { stratum in
      program.types.indices.filter {
        program.types[$0].isPhrase == isPhrase && program.types[$0].lastStratum == stratum
      }
    }
    var isAskedFor = Array(repeating: false, count: program.types.count)
    for source in recipes.joined().flatMap(\.sources) where source.mentionType >= 0 {
      isAskedFor[source.mentionType] = true
    }
    self.isAskedFor = isAskedFor
    raw = Array(repeating: [], count: program.types.count)
  }

  /// Returns the mentions that stand after arbitration, type by type, and those that lost.
  mutating func run(
    over lattice: inout IndexedLattice, _ surroundings: borrowing Surroundings,
    classes: inout ClassTable, mentionClasses: inout MentionClasses,
    details: inout MentionDetails
  ) -> (mentions: [Mention], losers: [Loss]) {
    for type in raw.indices { raw[type].removeAll(keepingCapacity: true) }
    var outcome = Arbitration.Outcome()
    var builder = MentionBuilder(program: program, surroundings)
    starts.find(in: lattice.cells, stretches: surroundings.stretches, classes: classes)
    for number in strata.indices {
      find(number, lattice, surroundings.stretches, classes, builder, &details)
      for mention in found {
        if program.rules[mention.rule].isNamedAlone {
          let id = mentionClasses.ofMatch(
            mention, details, in: &classes, text: surroundings.text)
          lattice.append(Edge(start: mention.start, end: mention.end, classID: id))
          if isAskedFor[mention.type] { builder.standing.insert(mention) }
        }
        raw[mention.type].append(mention)
      }
      for type in endingTypes[number] {
        let first = outcome.kept.count
        Arbitration.withinType(raw[type], &details, into: &outcome)
        for place in first..<outcome.kept.count {
          let mention = outcome.kept[place]
          let id = mentionClasses.ofEdge(mention, details, in: &classes, text: surroundings.text)
          lattice.append(Edge(start: mention.start, end: mention.end, classID: id))
          if isAskedFor[type] { builder.standing.insert(mention) }
        }
      }
      stratumEnded?(number)
    }
    return (outcome.kept, outcome.losers)
  }

  /// Finds the matches of one stratum, leftmost and not before the end of the rule's last, as mentions.
  private mutating func find(
    _ number: Int, _ lattice: borrowing IndexedLattice, _ stretches: [Stretch],
    _ classes: ClassTable, _ builder: borrowing MentionBuilder, _ details: inout MentionDetails
  ) {
    found.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
    automata[number].takeRow(of: automata[rowHolder])
    rowHolder = number
    automata[number].matches(
      in: lattice, stretches: stretches, classes: classes, starts: starts, number, into: &matches)
    meter?.read(number, lattice, stretches, classes)
    if matches.isEmpty { return }
    next.removeAll(keepingCapacity: true)
    let recipes = recipes[number]
    next.append(contentsOf: repeatElement(0, count: recipes.count))
    var stretch = 0
    for match in matches where match.start >= next[match.rule] {
      while stretches[stretch].end < match.end || stretches[stretch].start > match.start {
        stretch = stretches[stretch].start > match.start ? 0 : stretch + 1
      }
      let recipe = recipes[match.rule]
      capture(match, recipe, number, stretches[stretch])
      var span = match.start..<match.end
      if recipe.hasMark { span = builder.span(recipe, captures) ?? span }
      guard !span.isEmpty else { continue }
      next[match.rule] = span.upperBound
      found.append(builder.build(recipe, span, captures, &details))
    }
  }

  /// Puts a match's captures into `captures`, without a walk where they are fixed.
  private mutating func capture(
    _ match: Match, _ recipe: MentionRecipe, _ number: Int, _ stretch: Stretch
  ) {
    let cells = match.start..<match.end
    if let fixed = recipe.fixedCaptures, fixed.captures(of: cells, into: &captures) { return }
    captures.removeAll(keepingCapacity: true)
    if recipe.slots.isEmpty { return }
    captures =
      automata[number].walk(
        rule: match.rule, start: match.start, end: match.end, stretch: stretch) ?? []
    meter?.walked(automata[number].takeWalkSteps(), recipe.rule)
  }
}

/// Which mentions stand where.
struct StandingMentions {
  private struct Entry {
    var type: Int32
    var end: Int32
    var next: Int32
  }

  private let cells: Int
  /// By start, the last entry, -1 for none; empty until there is an entry.
  private var heads: [Int32] = []
  private var entries: [Entry] = []

  init(cells: Int) {
    self.cells = cells
  }

  mutating func insert(_ mention: Mention) {
    if heads.isEmpty { heads = Array(repeating: -1, count: cells) }
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
