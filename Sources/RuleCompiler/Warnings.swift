internal import Automata
internal import RuleSyntax
internal import Text

/// What is not wrong, but hardly meant. Runs over programs without errors.
extension Compilation {
  func warn() {
    for file in files {
      for case .relation(let relation) in file.declarations { warn(of: relation, file.source.path) }
    }
    for entry in names.lists.values { warnOfRows(entry.number, entry.declaration) }
    warnOfTies()
  }

  private func warn(of relation: RelationDeclaration, _ path: String) {
    guard let number = names.relations[relation.name.text] else { return }
    if relation.tests.isEmpty { report(.noTest(relation.name.text), path, relation.name.range) }
    var filled: Set<CaptureSlot.Purpose> = []
    for (rule, fillers) in zip(program.relationRules, roleFillers) where rule.relation == number {
      filled.formUnion(fillers.slots.map { rule.slots[$0].purpose })
    }
    for (index, role) in relation.roles.enumerated() where !filled.contains(.role(index)) {
      report(.unfilledRole(role.name.text), path, role.name.range)
    }
    for slot in relation.roles.flatMap(\.slots) { warn(of: slot, path) }
    for trigger in relation.triggers {
      for slot in trigger.roles.flatMap(\.slots) { warn(of: slot, path) }
      if trigger.isVerb { warnOfVerbs(trigger.pattern, path) }
    }
  }

  /// A word in a slot is a preposition, if the rule set lists its prepositions.
  private func warn(of slot: RuleSyntax.Slot, _ path: String) {
    guard let known = words(ofList: "Preposition"), !known.contains(slot.text.lowercased()),
      !["subject", "object", "bare"].contains(slot.text), !slot.text.contains(" ")
    else { return }
    report(
      .unknownPreposition(
        slot.text,
        nearest: nearestName(to: slot.text, in: known.union(["subject", "object", "bare"]))),
      path, slot.range)
  }

  /// The verb groups of the rule set hold the verbs of one list, if it has the name `Verb`.
  private func warnOfVerbs(_ trigger: Pattern, _ path: String) {
    guard let known = words(ofList: "Verb") else { return }
    for way in trigger.alternatives {
      guard let item = way.items.first, case .form(let verb, _) = item.kind,
        verb.text.first?.isUppercase == false, !known.contains(verb.text)
      else { continue }
      report(.unknownVerb(verb.text), path, verb.range)
    }
  }

  private func words(ofList name: String) -> Set<String>? {
    guard let list = names.lists[name]?.number else { return nil }
    if let known = listWords[list] { return known }
    let all = Set(lists[list].phrases(ofColumn: 0).map { $0.text.lowercased() })
    listWords[list] = all
    return all
  }

  /// Of a table, where it counts which row a phrase stands in.
  private func warnOfRows(_ number: Int, _ declaration: ListDeclaration) {
    let list = lists[number]
    guard list.columns.count > 1, let source = listSources[declaration.path.text] else { return }
    var lines: [String: Int] = [:]
    for (row, phrase) in list.phrases(ofColumn: 0) {
      let line = list.line(ofRow: row)
      let first = lines[phrase.lowercased(), default: line]
      lines[phrase.lowercased()] = first
      if first == line { continue }
      report(
        .twoRows(phrase), source.path, source.lineRange(line),
        labels: [.init(path: source.path, range: source.lineRange(first), text: "the first")])
    }
  }

  /// Two rules of a type that match the same words.
  private func warnOfTies() {
    struct Key: Hashable {
      var type: Int
      var expression: Expression
    }
    var first: [Key: Int] = [:]
    for (number, rule) in program.rules.enumerated() {
      let key = Key(type: rule.type, expression: expressions[number].withoutCaptures)
      guard let other = first[key] else {
        first[key] = number
        continue
      }
      let (declaration, file) = ruleDeclarations[number]
      report(.tie(program.rules[other].fullName), file.source.path, declaration.name.range)
    }
  }
}
