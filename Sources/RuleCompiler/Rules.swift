internal import Automata
internal import RuleSyntax
internal import Text

/// Second pass: entity and phrase rules become expressions with slots and settings.
extension Compilation {
  func lowerRules() {
    for number in program.rules.indices {
      let (declaration, file) = ruleDeclarations[number]
      let type = program.rules[number].type
      let isPhrase = program.types[type].isPhrase
      let lowering = Lowering(self, layer: isPhrase ? .phrase : .entity, owner: type)
      let scope = Scope(path: file.source.path)
      let expression = lowering.lower(declaration.pattern, scope)
      dependencies[number] = lowering.dependencies.sorted {
        ($0.type, $0.rule ?? -1) < ($1.type, $1.rule ?? -1)
      }
      let settings = compileSettings(declaration.settings, type: type, lowering, scope)
      // What is wrong already may be why nothing uses a capture.
      if isDamaged(declaration.range, in: file) { lowering.hasErrors = true }
      if !lowering.hasErrors { checkCaptures(lowering, declaration.settings) }
      if !lowering.hasErrors {
        check(expression, lowering, scope, declaration)
        checkValues(type: type, lowering.slots, settings, scope, declaration)
      }
      expressions[number] = expression
      program.rules[number].slots = lowering.slots
      program.rules[number].settings = settings
      program.rules[number].fixedCaptures = expression.fixedCaptures
      if declaration.tests.isEmpty {
        report(.noTest(program.rules[number].fullName), file.source.path, declaration.name.range)
      }
    }
  }

  private func check(
    _ expression: Expression, _ lowering: Lowering, _ scope: Scope, _ rule: RuleDeclaration
  ) {
    if expression.isNullable { lowering.report(.emptyMatch, scope, rule.pattern.range) }
    if let mark = lowering.slots.firstIndex(where: { $0.purpose == .mark }),
      expression.most(of: mark) > 1
    {
      lowering.report(.twoMarks, scope, rule.pattern.range)
    }
  }

  /// A capture that is no attribute must be read by a setting.
  private func checkCaptures(_ lowering: Lowering, _ settings: [Setting]) {
    let read = lostNames.union(settings.flatMap(\.value.names))
    for (name, place) in lowering.variables.sorted(by: { $0.key < $1.key })
    where !read.contains(name) {
      lowering.report(.unusedCapture(name), Scope(path: place.path), place.range)
    }
  }

  /// Every attribute that is not optional and has no default constant must be set by every rule.
  private func checkValues(
    type: Int, _ slots: [CaptureSlot], _ settings: [CompiledSetting], _ scope: Scope,
    _ rule: RuleDeclaration
  ) {
    for (index, attribute) in program.types[type].attributes.enumerated() {
      if attribute.isOptional { continue }
      if case .constants = attribute.kind { continue }
      let isCaptured = slots.contains {
        $0.purpose == .attribute(index)
          || { if case .constantText(index, _) = $0.purpose { true } else { false } }($0)
      }
      if !isCaptured, !settings.contains(where: { $0.attribute == index }) {
        report(
          .missingSetting(type: program.types[type].name, attribute: attribute.name), scope.path,
          rule.name.range)
      }
    }
  }

  /// The number of a set of attribute tests.
  func testSet(_ tests: [CompiledTest]) -> Int {
    if let known = testSets[tests] { return known }
    testSets[tests] = program.attributeTests.count
    program.attributeTests.append(tests)
    return program.attributeTests.count - 1
  }

  /// A mention stands on each way through the expression.
  func alwaysHasMention(_ expression: Expression) -> Bool {
    switch expression {
    case .cell(let predicate), .edge(let predicate): isMention(predicate)
    case .guarded: false
    case .capture(_, let body): alwaysHasMention(body)
    case .sequence(let items): items.contains(where: alwaysHasMention)
    case .choice(let ways): ways.allSatisfy(alwaysHasMention)
    case .repetition(let body, let minimum, _, _): minimum > 0 && alwaysHasMention(body)
    }
  }

  private func isMention(_ predicate: PredicateID) -> Bool {
    switch program.predicates.all[predicate] {
    case .type, .rule, .tested: true
    case .and(let parts): parts.contains(where: isMention)
    case .or(let parts): parts.allSatisfy(isMention)
    default: false
    }
  }
}
