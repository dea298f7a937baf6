internal import Automata
internal import RuleCompiler

/// Where the clauses of a row begin and end, and which verb groups they hold.
struct Clauses {
  let row: Row
  let entities: [Mention]
  let phrases: [Mention]
  /// What the entities and the phrases hold.
  private let details: MentionDetails
  private let verbGroups: [Mention]
  private let breaks: [Mention]

  init(
    row: Row, entities: [Mention], phrases: [Mention], details: MentionDetails, verbs: Int?,
    clauseEnd: Int?
  ) {
    self.row = row
    self.entities = entities
    self.phrases = phrases
    self.details = details
    verbGroups = phrases.filter { $0.type == verbs }
    breaks = phrases.filter { $0.type == clauseEnd }
  }

  func mention(_ filler: Filler) -> DetailedMention {
    switch filler {
    case .entity(let number): detailed(entities[number])
    case .phrase(let number): detailed(phrases[number])
    }
  }

  private func detailed(_ mention: Mention) -> DetailedMention {
    DetailedMention(mention: mention, details: details)
  }

  func cells(_ filler: Filler) -> Range<Int> {
    switch filler {
    case .entity(let number):
      row.cell(ofToken: entities[number].start).map { $0..<$0 + 1 } ?? 0..<0
    case .phrase(let number): phrases[number].start..<phrases[number].end
    }
  }

  /// The mention over exactly these cells, of the first of the types that has one.
  func filler(at cells: Range<Int>, types: [Int]) -> Filler? {
    if cells.count == 1, let entity = row.cells[cells.lowerBound].entity,
      types.contains(entities[entity].type)
    {
      return .entity(entity)
    }
    for type in types {
      if let phrase = phrases.index(of: type, over: cells) { return .phrase(phrase) }
    }
    return nil
  }

  /// The entities that stand within a verb group: "refused on Monday to sign".
  func entities(inside cells: Range<Int>, types: [Int]) -> [Filler] {
    cells.compactMap { row.cells[$0].entity }.filter { types.contains(entities[$0].type) }
      .map { .entity($0) }
  }

  func verbs(at cells: Range<Int>) -> DetailedMention? {
    var index = verbGroups.lowerBound(cells.lowerBound)
    while index < verbGroups.count, verbGroups[index].start == cells.lowerBound {
      if verbGroups[index].end == cells.upperBound { return detailed(verbGroups[index]) }
      index += 1
    }
    return nil
  }

  private func stretch(around cells: Range<Int>) -> Stretch? {
    row.stretch(around: cells)
  }

  /// The break that ends nearest before the cells, in their sentence.
  func opening(of cells: Range<Int>) -> DetailedMention? {
    breakBefore(cells).map(detailed)
  }

  private func breakBefore(_ cells: Range<Int>) -> Mention? {
    let start = stretch(around: cells)?.start ?? 0
    return breaks.starting(in: start..<cells.lowerBound).last { $0.end <= cells.lowerBound }
  }

  /// The break that starts first behind the cells, in their sentence.
  private func breakBehind(_ cells: Range<Int>) -> Mention? {
    let limit = stretch(around: cells)?.end ?? row.cells.count
    return breaks.starting(in: cells.upperBound..<max(cells.upperBound, limit)).first
  }

  /// Who is said to state a clause: the `source` of the break that opens it, else of the one that ends it.
  func source(of trigger: Range<Int>, attribute: Int?) -> Range<Int>? {
    guard let attribute else { return nil }
    for bound in [breakBefore(trigger), breakBehind(trigger)] {
      if let bound, case .words(let tokens) = details.value(attribute, of: bound) {
        return tokens
      }
    }
    return nil
  }

  /// The cells between the breaks around a place.
  func clause(around cells: Range<Int>) -> Range<Int> {
    let stretch = self.stretch(around: cells)
    let start = breakBefore(cells)?.end ?? stretch?.start ?? 0
    let end = breakBehind(cells)?.start ?? stretch?.end ?? row.cells.count
    return start..<max(start, end)
  }

  /// The verb groups inside a clause.
  private func verbs(in clause: Range<Int>) -> [Mention] {
    verbGroups.starting(in: clause).filter { $0.end <= clause.upperBound }
  }

  /// The verb group that is the trigger, else the nearest one of its clause.
  func verbs(governing trigger: Range<Int>) -> DetailedMention? {
    if let own = verbs(at: trigger) { return own }
    return verbs(in: clause(around: trigger))
      .min { distance($0, trigger) < distance($1, trigger) }.map(detailed)
  }

  private func distance(_ mention: Mention, _ cells: Range<Int>) -> Int {
    mention.end <= cells.lowerBound
      ? cells.lowerBound - mention.end : max(0, mention.start - cells.upperBound)
  }

  /// "Riga, May 3 –" is four cells before the text.
  private static let dateLineCells = 4

  /// How far what may fill a role stands from a trigger.
  ///
  /// Farther than nearly any sentence is long if it stands where a date line does: all others go before that.
  func distance(of filler: Range<Int>, from trigger: Range<Int>) -> Int {
    if filler.lowerBound >= trigger.upperBound { return filler.lowerBound - trigger.upperBound }
    let start = stretch(around: filler)?.start ?? 0
    let isInDateLine = filler.lowerBound - start < Self.dateLineCells
    return trigger.lowerBound - filler.upperBound + (isInDateLine ? 1_000 : 0)
  }

  /// The verb group that a date belongs to: the last before it in its clause, else the first
  /// behind it, and for a clause without one the last before it in the sentence.
  func verbs(dating cells: Range<Int>) -> DetailedMention? {
    let near = verbs(in: clause(around: cells))
    let sentence = stretch(around: cells)?.start ?? 0
    let group =
      near.last { $0.end <= cells.lowerBound } ?? near.first { $0.start >= cells.upperBound }
      ?? verbs(in: sentence..<cells.lowerBound).last
    return group.map(detailed)
  }
}

/// A mention with what it holds, for those who ask for its values.
struct DetailedMention {
  fileprivate let mention: Mention
  fileprivate let details: MentionDetails

  var type: Int { mention.type }
  var start: Int { mention.start }
  var end: Int { mention.end }

  func value(_ attribute: Int) -> AttributeValue? { details.value(attribute, of: mention) }
}
