package import Automata
internal import Tokens

/// What the sources of rules say of verbs and of the calendar, beyond the program that they become.
package struct RuleOutline: Sendable {
  /// By form, the plain form of the verbs that the head of a verb group may be.
  ///
  /// A form that is another verb's plain form too is the inflected one: `left` is of `leave`.
  package var plainForms: [String: String] = [:]
  /// By label of the date functions: the cells that a function gets under it.
  package var cells: [String: Set<PredicateID>] = [:]
  /// The types whose mentions have a date for a value.
  package var dateTypes: Set<Int> = []
  /// The predicates of one-word phrases as a list has them, with the list's name.
  package var lists: [(predicate: PredicateID, name: String)] = []

  package init() {}
}

extension Compilation {
  func outline() -> RuleOutline {
    var outline = RuleOutline()
    if let verbs = names.types["verbs"], let head = program.types[verbs].attribute("head") {
      outline.plainForms = plainForms(ofHead: head, of: verbs)
    }
    for (rule, expression) in zip(program.rules, expressions) {
      if rule.settings.contains(where: { $0.value.isDate }) { outline.dateTypes.insert(rule.type) }
      for label in ["month", "weekday", "year"] {
        let names = Set(rule.settings.flatMap { $0.value.captures(under: label) })
        let slots = Set(rule.slots.indices.filter { names.contains(rule.slots[$0].name) })
        outline.cells[label, default: []].formUnion(expression.cells(in: slots))
      }
    }
    for (id, predicate) in program.predicates.all.enumerated() {
      guard case .phraseWord(let key) = predicate, key.form == nil else { continue }
      outline.lists.append((id, lists[key.list].name))
    }
    return outline
  }

  private func plainForms(ofHead head: Int, of type: Int) -> [String: String] {
    var numbers: [Int] = []
    for rule in program.types[type].rules {
      for slot in program.rules[rule].slots where slot.purpose == .attribute(head) {
        for list in slot.lists where !numbers.contains(list) { numbers.append(list) }
      }
    }
    var plain: [String: String] = [:]
    let verbs = numbers.flatMap { lists[$0].phrases(ofColumn: 0).map(\.text) }
    for form in [WordForm.past, .participle, .third, .ing, .base] {
      for verb in verbs where !verb.utf8.contains(UInt8(ascii: " ")) {
        for word in Inflection.forms(of: verb, form) where plain[word] == nil { plain[word] = verb }
      }
    }
    return plain
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
