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

  init(_ program: Program) {
    self.program = program
    verbs = program.type(named: "verbs").flatMap { type in
      program.types[type].attribute("head").map { (type, $0) }
    }
    plainForms = verbs.map { Self.plainForms(program, type: $0.type, head: $0.head) } ?? [:]
    triggers = program.gates.map { Set($0.map(\.trigger)) }
    months = Self.cells(of: program, feeding: "month")
    weekdays = Self.cells(of: program, feeding: "weekday")
    years = Self.cells(of: program, feeding: "year")
    dateTypes = Set(
      program.rules.lazy.filter { $0.settings.contains { $0.value.isDate } }.map(\.type))
    lists = program.predicates.all.enumerated().compactMap { id, predicate in
      guard case .phraseWord(let key) = predicate, key.form == nil else { return nil }
      return (id, program.lists[key.list].name)
    }
  }

  /// What the rules have written out that a word is: itself, its forms, the one-word phrases of lists.
  func predicates(of word: Word) -> [PredicateID] {
    guard let number = program.vocabulary.number(of: word) else { return [] }
    var predicates: [PredicateID] = []
    program.vocabulary.collect(word, number: number, into: &predicates)
    return predicates
  }

  /// The plain form of each form of the verbs that a head may be.
  ///
  /// A form that is another verb's plain form too is the inflected one: `left` is of `leave`.
  private static func plainForms(_ program: Program, type: Int, head: Int) -> [String: String] {
    var lists: [Int] = []
    for rule in program.types[type].rules {
      for slot in program.rules[rule].slots where slot.purpose == .attribute(head) {
        for list in slot.lists where !lists.contains(list) { lists.append(list) }
      }
    }
    var plain: [String: String] = [:]
    let verbs = lists.flatMap { program.lists[$0].rows.flatMap { $0.first ?? [] } }
    for form in [WordForm.past, .participle, .third, .ing, .base] {
      for verb in verbs where !verb.utf8.contains(UInt8(ascii: " ")) {
        for word in Inflection.forms(of: verb, form) where plain[word] == nil { plain[word] = verb }
      }
    }
    return plain
  }

  /// What the captures hold that a date function gets under a label.
  private static func cells(of program: Program, feeding label: String) -> Set<PredicateID> {
    var found: Set<PredicateID> = []
    for rule in program.rules {
      let names = Set(rule.settings.flatMap { $0.value.captures(under: label) })
      if names.isEmpty { continue }
      let slots = Set(rule.slots.indices.filter { names.contains(rule.slots[$0].name) })
      found.formUnion(rule.expression.cells(in: slots))
    }
    return found
  }
}

extension CompiledValue {
  fileprivate var isDate: Bool { if case .call = self { true } else { false } }

  /// The captures that a date function in it gets under a label.
  fileprivate func captures(under label: String) -> [String] {
    guard case .call(_, let arguments) = self else { return [] }
    return arguments.flatMap { argument -> [String] in
      switch argument.value {
      case .slot(let name, _), .column(let name, _): argument.label == label ? [name] : []
      case .call: argument.value.captures(under: label)
      default: []
      }
    }
  }
}

extension Expression {
  /// The predicates of the cells inside captures of some slots.
  fileprivate func cells(in slots: Set<Int>) -> Set<PredicateID> {
    var found: Set<PredicateID> = []
    func visit(_ expression: Expression, isInside: Bool) {
      switch expression {
      case .cell(let predicate): if isInside { found.insert(predicate) }
      case .edge, .guarded: break
      case .sequence(let parts), .choice(let parts):
        for part in parts { visit(part, isInside: isInside) }
      case .repetition(let body, _, _, _): visit(body, isInside: isInside)
      case .capture(let slot, let body):
        visit(body, isInside: isInside || slots.contains(slot))
      }
    }
    visit(self, isInside: false)
    return found
  }
}
