internal import Automata
internal import RuleSyntax
internal import Text
internal import Tokens

/// Words, lists, classes and mentions: the leaves of a pattern.
extension Lowering {
  func lowerAtom(_ pattern: Pattern, _ scope: Scope) -> Expression {
    switch pattern.kind {
    case .string(let text): return lowerString(text, scope, pattern.range)
    case .form(let name, let form): return lowerForm(name, form, scope)
    case .regex(let source, let ignoresCase):
      return regex(source, ignoresCase, scope, pattern.range).map(cell) ?? .empty
    case .name(let name, let column): return lowerName(name, column, scope)
    case .apply(let name, let arguments):
      if let entry = compilation.names.patterns[name.text] {
        return expand(entry, arguments, name, scope)
      }
      reportBadCall(name, arguments.count, scope)
      return .empty
    case .mention(let type, let rule, let tests): return lowerMention(type, rule, tests, scope)
    case .not, .both: return predicate(of: pattern, scope).map(cell) ?? .empty
    default: return .empty
    }
  }

  private func lowerString(_ text: String, _ scope: Scope, _ range: TextRange) -> Expression {
    let predicates = compilation.stringPredicates(text)
    if predicates.isEmpty { report(.emptyString, scope, range) }
    return predicates.count == 1 ? cell(predicates[0]) : .sequence(predicates.map(cell))
  }

  private func lowerForm(_ name: Identifier, _ form: Identifier?, _ scope: Scope) -> Expression {
    guard let wanted = compilation.phraseForm(form, scope.path) else {
      hasErrors = true
      return .empty
    }
    if name.text.first?.isUppercase == true {
      guard let list = list(name, scope) else { return .empty }
      return phrases(PhraseSetKey(list: list, column: 0, form: wanted))
    }
    return cell(compilation.formPredicate(name.text, wanted))
  }

  private func lowerName(_ name: Identifier, _ column: Identifier?, _ scope: Scope) -> Expression {
    if column == nil {
      if let bound = scope.parameters[name.text] { return lowerParameter(bound) }
      if let builtin = BuiltinClass(rawValue: name.text) {
        return cell(compilation.program.predicates.intern(builtin.predicate))
      }
      if let entry = compilation.names.patterns[name.text] { return expand(entry, [], name, scope) }
    }
    guard let list = list(name, scope), let key = key(list, column, scope) else { return .empty }
    return phrases(key)
  }

  /// The longest phrase first.
  private func phrases(_ key: PhraseSetKey) -> Expression {
    noteList(key.list)
    let set = compilation.phraseSet(key)
    guard let edge = set.edge else { return cell(set.word) }
    return .choice([.edge(edge), cell(set.word)])
  }

  private func list(_ name: Identifier, _ scope: Scope) -> Int? {
    if let list = compilation.names.lists[name.text] { return list.number }
    let known =
      compilation.names.lists.keys.sorted() + compilation.names.patterns.keys.sorted()
      + BuiltinClass.allCases.map(\.rawValue) + scope.parameters.keys.sorted()
    reportUnknown("list or pattern", name, known, scope)
    return nil
  }

  private func key(_ list: Int, _ column: Identifier?, _ scope: Scope) -> PhraseSetKey? {
    guard let column else { return PhraseSetKey(list: list, column: 0, form: nil) }
    let columns = compilation.lists[list].columns
    guard let index = columns.firstIndex(of: column.text) else {
      hasErrors = true
      // A list that could not be read says so itself.
      if columns.isEmpty { return nil }
      reportUnknown("column", column, columns, scope)
      return nil
    }
    return PhraseSetKey(list: list, column: index, form: nil)
  }

  private func reportBadCall(_ name: Identifier, _ got: Int, _ scope: Scope) {
    let isKnown =
      compilation.names.lists[name.text] != nil || BuiltinClass(rawValue: name.text) != nil
      || scope.parameters[name.text] != nil
    if isKnown {
      report(.parameterCount(name: name.text, wanted: 0, got: got), scope, name.range)
    } else {
      reportUnknown("pattern", name, compilation.names.patterns.keys.sorted(), scope)
    }
  }

  private func regex(
    _ source: String, _ ignoresCase: Bool, _ scope: Scope, _ range: TextRange
  ) -> PredicateID? {
    let key = (ignoresCase ? "i" : "c") + source
    if let known = compilation.regexNumbers[key] {
      return compilation.program.predicates.intern(.regex(known))
    }
    do {
      let compiled = try WordRegex(source, ignoresCase: ignoresCase)
      compilation.regexNumbers[key] = compilation.program.regexes.count
      compilation.program.regexes.append(compiled)
      return compilation.program.predicates.intern(.regex(compilation.program.regexes.count - 1))
    } catch {
      report(.badRegex(error.message, offset: error.offset), scope, range)
      return nil
    }
  }

  // MARK: - Mentions

  private func lowerMention(
    _ type: Identifier, _ rule: Identifier?, _ tests: [AttributeTest], _ scope: Scope
  ) -> Expression {
    guard let (number, predicate) = mention(type, rule, tests, scope) else { return .empty }
    let isPhrase = compilation.program.types[number].isPhrase
    return layer != .entity && !isPhrase ? cell(predicate) : .edge(predicate)
  }

  /// The type and the predicate of a mention atom.
  private func mention(
    _ type: Identifier, _ rule: Identifier?, _ tests: [AttributeTest], _ scope: Scope
  ) -> (type: Int, predicate: PredicateID)? {
    guard let number = compilation.names.types[type.text] else {
      reportUnknown("type", type, compilation.names.types.keys.sorted(), scope)
      return nil
    }
    let info = compilation.program.types[number]
    if layer == .entity, info.isPhrase {
      report(.phraseInEntity(type.text), scope, type.range)
      return nil
    }
    var ruleNumber: Int?
    if let rule {
      guard let known = compilation.names.rules["\(type.text).\(rule.text)"] else {
        hasErrors = true
        compilation.reportUnknownRule(rule, of: number, scope.path)
        return nil
      }
      ruleNumber = known
    }
    if (layer == .entity) != info.isPhrase { depend(on: number, rule: ruleNumber) }
    guard !tests.isEmpty else {
      let predicate: Predicate = ruleNumber.map { .rule($0) } ?? .type(number)
      return (number, compilation.program.predicates.intern(predicate))
    }
    let compiled = tests.compactMap { compile($0, of: info, scope) }
    guard compiled.count == tests.count else { return nil }
    let index = compilation.testSet(compiled)
    return (
      number,
      compilation.program.predicates.intern(
        .tested(type: number, rule: ruleNumber, tests: index))
    )
  }

  private func compile(
    _ test: AttributeTest, of type: TypeInfo, _ scope: Scope
  ) -> CompiledTest? {
    guard let attribute = type.attribute(test.name.text) else {
      reportUnknown("attribute", test.name, type.attributes.map(\.name), scope)
      return nil
    }
    var compiled = CompiledTest(attribute: attribute, constants: [], words: [])
    for alternative in test.alternatives {
      switch alternative {
      case .constant(let name):
        guard case .constants(let known) = type.attributes[attribute].kind else {
          compiled.words.insert(name.text.lowercased())
          continue
        }
        guard let index = known.firstIndex(of: name.text) else {
          reportUnknown("constant", name, known, scope)
          return nil
        }
        compiled.constants.insert(index)
      case .string(let literal):
        compiled.words.insert(literal.text.lowercased())
      case .form(let name, let form, _):
        guard let wanted = compilation.phraseForm(form, scope.path) else {
          hasErrors = true
          return nil
        }
        guard let words = formWords(name, wanted, scope) else { return nil }
        compiled.words.formUnion(words)
      }
    }
    return compiled
  }

  private func formWords(_ name: Identifier, _ form: PhraseForm, _ scope: Scope) -> [String]? {
    guard name.text.first?.isUppercase == true else {
      return compilation.variants(of: name.text, form).map { $0.lowercased() }
    }
    guard let list = list(name, scope) else { return nil }
    return compilation.lists[list].phrases(ofColumn: 0).flatMap { phrase in
      compilation.variants(of: phrase.text, form).map { $0.lowercased() }
    }
  }

  // MARK: - One-token patterns

  /// The predicate of a pattern that is always one cell; nil and a message where it is not.
  func predicate(of pattern: Pattern, _ scope: Scope) -> PredicateID? {
    switch pattern.kind {
    case .not(let body):
      guard let inner = part(body, "!", scope) else { return nil }
      return compilation.program.predicates.intern(.not(inner))
    case .both(let parts):
      let all = parts.compactMap { part($0, "&", scope) }
      return all.count == parts.count ? compilation.program.predicates.intern(.and(all)) : nil
    default: return part(pattern, "!", scope)
    }
  }

  private func part(_ pattern: Pattern, _ sign: String, _ scope: Scope) -> PredicateID? {
    guard enterLevel() else { return nil }
    defer { leaveLevel() }
    switch pattern.kind {
    case .not, .both: return predicate(of: pattern, scope)
    case .choice(let ways):
      let all = ways.compactMap { part($0, sign, scope) }
      guard all.count == ways.count else { return nil }
      return all.count == 1 ? all[0] : compilation.program.predicates.intern(.or(all))
    case .sequence(let items) where items.count == 1: return part(items[0], sign, scope)
    case .name(let name, let column):
      return namedPart(name, column, sign, pattern.range, scope)
    case .apply(let name, let arguments):
      guard let entry = compilation.names.patterns[name.text] else {
        reportBadCall(name, arguments.count, scope)
        return nil
      }
      return patternPart(entry, arguments, name, sign, scope)
    case .mention(let type, let rule, let tests):
      guard layer != .entity, let found = mention(type, rule, tests, scope),
        !compilation.program.types[found.type].isPhrase
      else { return notOneToken(sign, scope, pattern.range) }
      return found.predicate
    case .form(let name, let form) where name.text.first?.isUppercase == true:
      guard let wanted = compilation.phraseForm(form, scope.path), let list = list(name, scope)
      else { return nil }
      return compilation.phraseSet(PhraseSetKey(list: list, column: 0, form: wanted)).word
    case .string, .form, .regex:
      if case .cell(let predicate) = single(lowerAtom(pattern, scope)) { return predicate }
      return hasErrors ? nil : notOneToken(sign, scope, pattern.range)
    default: return notOneToken(sign, scope, pattern.range)
    }
  }

  private func single(_ expression: Expression) -> Expression {
    if case .sequence(let items) = expression, items.count == 1 { return items[0] }
    return expression
  }

  private func namedPart(
    _ name: Identifier, _ column: Identifier?, _ sign: String, _ range: TextRange, _ scope: Scope
  ) -> PredicateID? {
    if column == nil {
      if let bound = scope.parameters[name.text] { return part(bound.pattern, sign, bound.scope) }
      if let builtin = BuiltinClass(rawValue: name.text) {
        return compilation.program.predicates.intern(builtin.predicate)
      }
      if let entry = compilation.names.patterns[name.text] {
        return patternPart(entry, [], name, sign, scope)
      }
    }
    // A list counts by its one-word rows.
    guard let list = list(name, scope), let key = key(list, column, scope) else { return nil }
    return compilation.phraseSet(key).word
  }

  private func patternPart(
    _ entry: Names.PatternEntry, _ arguments: [Pattern], _ name: Identifier, _ sign: String,
    _ scope: Scope
  ) -> PredicateID? {
    // Conjunctions of conjunctions would else be read twice as often at each level.
    let key = PlainKey(name: name.text, layer: layer, isInContext: false)
    if arguments.isEmpty, let known = compilation.plainPredicates[key] { return known }
    guard let inner = enter(entry, arguments, name, scope) else { return nil }
    let predicate = part(entry.declaration.pattern, sign, inner)
    if arguments.isEmpty { compilation.plainPredicates[key] = predicate }
    return predicate
  }

  private func notOneToken(_ sign: String, _ scope: Scope, _ range: TextRange) -> PredicateID? {
    report(.notOneToken(sign: sign), scope, range)
    return nil
  }
}
