internal import Automata
internal import RuleCompiler
internal import Tokens

/// What the rules themselves say of verbs and of the calendar.
///
/// Nothing of English stands here: a verb is what the `head` of a verb group may be, a month what a
/// date function gets as its `month`.
struct GapVocabulary {
  let program: Program
  /// The type of verb groups, and its attribute for the verb that counts.
  let verbs: (type: Int, head: Int)?
  /// By form, the verb's plain form.
  let plainForms: [String: String]
  /// What begins a trigger; nil where any word may.
  let triggers: Set<PredicateID>?
  let months: Set<PredicateID>
  let weekdays: Set<PredicateID>
  let years: Set<PredicateID>
  /// The types whose mentions have a date for a value.
  let dateTypes: Set<Int>
  /// The predicates of one-word phrases as a list has them, with the list's name.
  let lists: [(predicate: PredicateID, name: String)]

  init(_ program: Program, _ outline: RuleOutline) {
    self.program = program
    verbs = program.type(named: "verbs").flatMap { type in
      program.types[type].attribute("head").map { (type, $0) }
    }
    plainForms = outline.plainForms
    triggers = program.gates.map { Set($0.map(\.trigger)) }
    months = outline.cells["month"] ?? []
    weekdays = outline.cells["weekday"] ?? []
    years = outline.cells["year"] ?? []
    dateTypes = outline.dateTypes
    lists = outline.lists
  }

  /// What the rules have written out that a word is: itself, its forms, the one-word phrases of lists.
  func predicates(of word: Word) -> [PredicateID] {
    guard let number = program.vocabulary.number(of: word) else { return [] }
    var predicates: [PredicateID] = []
    program.vocabulary.collect(word, number: number, into: &predicates)
    return predicates
  }
}
