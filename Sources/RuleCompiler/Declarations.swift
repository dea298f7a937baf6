internal import Automata
internal import RuleSyntax
internal import Text
internal import Tokens

/// First pass: every declared name, so that the order of files and lines does not matter.
extension Compilation {
  /// Names that no type or relation may have; the language's own words.
  private static let reserved: Set<String> = [
    "list", "entity", "phrase", "relation", "shape", "resolve", "after", "before",
  ]

  /// What the output says of every entity by itself.
  private static let reservedAttributes: Set<String> = [
    "id", "type", "start", "end", "text", "refers", "rule",
  ]

  func declare() {
    for file in files {
      for declaration in file.declarations { declareName(declaration, in: file) }
    }
    for file in files {
      for case .type(let type) in file.declarations { declareAttributes(type, in: file) }
    }
    for file in files {
      for declaration in file.declarations {
        switch declaration {
        case .rule(let rule): declareRule(rule, in: file)
        default: break
        }
      }
    }
  }

  private func declareName(_ declaration: Declaration, in file: RuleFile) {
    let path = file.source.path
    switch declaration {
    case .list(let list): declareList(list, path)
    case .pattern(let pattern):
      guard isNew(pattern.name, kind: "pattern", path) else { return }
      for (index, name) in pattern.parameters.enumerated()
      where pattern.parameters[..<index].contains(where: { $0.text == name.text }) {
        report(.duplicate(kind: "parameter", name: name.text), path, name.range)
      }
      names.patterns[pattern.name.text] = .init(declaration: pattern, file: path)
    case .shape(let shape):
      if let earlier = names.shapes[shape.name.text] {
        return report(
          .duplicate(kind: "shape", name: shape.name.text), path, shape.name.range,
          labels: [earlier])
      }
      names.shapes[shape.name.text] = firstPlace(shape.name, path)
    case .type(let type):
      guard isNewType(type.name, path) else { return }
      names.types[type.name.text] = program.types.count
      program.types.append(TypeInfo(name: type.name.text, isPhrase: type.isPhrase))
    case .relation(let relation):
      guard isNewType(relation.name, path) else { return }
      names.relations[relation.name.text] = program.relations.count
      program.relations.append(
        RelationInfo(
          name: relation.name.text, roles: [],
          place: Place(path: path, line: file.source.line(at: relation.name.range.start))))
    default: break
    }
  }

  private func declareList(_ list: ListDeclaration, _ path: String) {
    guard isNew(list.name, kind: "list", path) else { return }
    let number = lists.count
    names.lists[list.name.text] = (number, list, path)
    guard let source = listSources[list.path.text] else {
      report(
        .listUnreadable(path: list.path.text, reason: "there is no such file"), path,
        list.path.range)
      lists.append(RuleList(name: list.name.text))
      return
    }
    if UTF8Check.firstInvalid(source.bytes) != nil {
      report(.listNotUTF8(path: list.path.text), path, list.path.range)
    }
    let (read, problems) = RuleList.read(name: list.name.text, source: source)
    diagnostics += problems
    if read.rowCount == 0, problems.isEmpty {
      report(.emptyList(list.name.text), path, list.path.range)
    }
    lists.append(read)
  }

  private func isNew(_ name: Identifier, kind: String, _ path: String) -> Bool {
    var earlier: (file: String, range: TextRange)?
    if let list = names.lists[name.text] { earlier = (list.file, list.declaration.name.range) }
    if let pattern = names.patterns[name.text] {
      earlier = (pattern.file, pattern.declaration.name.range)
    }
    if BuiltinClass(rawValue: name.text) != nil {
      report(.reservedName(name.text), path, name.range)
      return false
    }
    guard let earlier else { return true }
    report(
      .duplicate(kind: kind, name: name.text), path, name.range,
      labels: [.init(path: earlier.file, range: earlier.range, text: "first declared here")])
    return false
  }

  private func isNewType(_ name: Identifier, _ path: String) -> Bool {
    if Self.reserved.contains(name.text) {
      report(.reservedName(name.text), path, name.range)
      lostNames.insert(name.text)
      return false
    }
    if let earlier = names.typePlaces[name.text] {
      report(.duplicate(kind: "type", name: name.text), path, name.range, labels: [earlier])
      return false
    }
    names.typePlaces[name.text] = firstPlace(name, path)
    return true
  }

  private func firstPlace(_ name: Identifier, _ path: String) -> Diagnostic.Label {
    Diagnostic.Label(path: path, range: name.range, text: "first declared here")
  }

  private func declareAttributes(_ declaration: TypeDeclaration, in file: RuleFile) {
    let path = file.source.path
    guard let number = names.types[declaration.name.text] else { return }
    for name in declaration.absorbs {
      if let type = names.types[name.text] {
        program.types[number].absorbs.insert(type)
      } else {
        reportUnknownType(name, path)
      }
    }
    for attribute in declaration.attributes {
      let kind: AttributeInfo.Kind
      switch attribute.kind {
      case .text: kind = .text
      case .constants(let constants): kind = .constants(constants.map(\.text))
      case .mention(let name):
        if let type = names.types[name.text] {
          kind = .mention(type: type)
        } else if attribute.isOptional || name.text.first?.isUppercase == true {
          kind = .constants([name.text])
        } else {
          reportUnknownType(name, path)
          kind = .text
        }
      }
      if Self.reservedAttributes.contains(attribute.name.text) {
        report(.reservedName(attribute.name.text), path, attribute.name.range)
        lostNames.insert(attribute.name.text)
        continue
      }
      if program.types[number].attribute(attribute.name.text) != nil {
        report(.duplicate(kind: "attribute", name: attribute.name.text), path, attribute.name.range)
        continue
      }
      program.types[number].attributes.append(
        AttributeInfo(name: attribute.name.text, isOptional: attribute.isOptional, kind: kind))
    }
  }

  private func declareRule(_ rule: RuleDeclaration, in file: RuleFile) {
    let path = file.source.path
    let fullName = "\(rule.type.text).\(rule.name.text)"
    if let relation = names.relations[rule.type.text] {
      if relationRuleDeclarations.contains(where: {
        $0.relation == relation && $0.declaration.name.text == rule.name.text
      }) {
        report(.duplicate(kind: "rule", name: fullName), path, rule.name.range)
      } else {
        relationRuleDeclarations.append((rule, relation, file))
      }
      return
    }
    guard let type = names.types[rule.type.text] else {
      reportUnknownType(rule.type, path, also: Array(names.relations.keys))
      return
    }
    if names.rules[fullName] != nil {
      report(.duplicate(kind: "rule", name: fullName), path, rule.name.range)
      return
    }
    let number = program.rules.count
    names.rules[fullName] = number
    program.types[type].rules.append(number)
    ruleDeclarations.append((rule, file))
    program.rules.append(
      Rule(
        type: type, name: rule.name.text, fullName: fullName,
        place: Place(path: path, line: file.source.line(at: rule.type.range.start)),
        slots: [], settings: []))
    expressions.append(.empty)
  }

  func reportUnknownType(_ name: Identifier, _ path: String, also more: [String] = []) {
    let known = names.types.keys.sorted() + more.sorted()
    reportUnknown("type", name, known, path)
  }
}

/// The token classes that the language has by itself.
enum BuiltinClass: String, CaseIterable {
  case capitalized = "Capitalized"
  case upper = "Upper"
  case lower = "Lower"
  case number = "Number"
  case initial = "Initial"
  case punctuation = "Punctuation"
  case word = "Word"
  case any = "Any"

  var predicate: Predicate {
    switch self {
    case .capitalized: .shape(.capitalized)
    case .upper: .shape(.upper)
    case .lower: .shape(.lower)
    case .number: .shape(.number)
    case .initial: .shape(.initial)
    case .punctuation: .shape(.punctuation)
    case .word: .shape(.word)
    case .any: .any
    }
  }
}
