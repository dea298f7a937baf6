internal import Automata
internal import RuleSyntax
internal import Text

/// Third pass: relation rules become ways, each with what stands left and right of its trigger.
extension Compilation {
  func lowerRelations() {
    expectBaseNames()
    for file in files {
      for case .relation(let relation) in file.declarations { declareRoles(relation, in: file) }
    }
    checkFrames()
    var sides = Sides()
    for filled in fillShapes() { lower(filled, &sides) }
    for (declaration, relation, file) in relationRuleDeclarations {
      if !declaration.settings.isEmpty {
        report(.badValue("no setting"), file.source.path, declaration.settings[0].name.range)
      }
      lower(
        declaration.pattern, Scope(path: file.source.path), relation: relation,
        name: declaration.name.text, separator: ".",
        counts: program.relations[relation].roles.map(\.count),
        place: Place(
          path: file.source.path, line: file.source.line(at: declaration.type.range.start)), &sides)
    }
    triggers = sides.triggers
    program.triggers = PatternSet(rules: triggers)
    program.sides = PatternSet(rules: sides.sides)
    for number in program.relationRules.indices {
      program.relationRules[number].slots =
        slotTable(of: program.relationRules[number].relation).slots
    }
  }

  /// What all ways of all rules need of the automata.
  private struct Sides {
    var triggers: [Expression] = []
    private(set) var sides: [Expression] = []
    private var numbers: [Expression: Int] = [:]

    /// Many ways share a side: one number each.
    mutating func number(of side: Expression) -> Int {
      if let known = numbers[side] { return known }
      numbers[side] = sides.count
      sides.append(side)
      return sides.count - 1
    }
  }

  private func lower(_ filled: FilledShape, _ sides: inout Sides) {
    let relation = filled.frame.relation
    guard let number = names.relations[relation.name.text] else { return }
    let outside = Scope(path: filled.frame.path)
    let scope = Scope(
      path: filled.shapePath, parameters: filled.holes.mapValues { ($0, outside) })
    lower(
      filled.pattern, scope, relation: number, name: filled.shape.name.text, separator: "/",
      counts: filled.frame.roles.map(\.count), place: program.relations[number].place, &sides)
  }

  private func lower(
    _ pattern: Pattern, _ scope: Scope, relation: Int, name: String, separator: String,
    counts: [RoleCount], place: Place, _ sides: inout Sides
  ) {
    let lowering = Lowering(self, layer: .relation, owner: relation)
    let expression = lowering.lower(pattern, scope)
    if lowering.hasErrors { return }
    for case let rule? in lowering.dependencies.map(\.rule) {
      program.rules[rule].isNamedAlone = true
    }
    let filled = expression.captureSlots
    guard let trigger = lowering.slots.firstIndex(where: { $0.purpose == .trigger }),
      filled.contains(trigger)
    else {
      return report(.triggerCount(found: "has none"), scope.path, pattern.range)
    }
    guard let splits = split(expression, at: trigger), !splits.isEmpty else {
      return report(.triggerCount(found: "has none or two on some way"), scope.path, pattern.range)
    }
    checkGaps(of: expression, scope, pattern.range)
    let number = program.relationRules.count
    var ways: [Int] = []
    for way in splits {
      ways.append(program.ways.count)
      let left = Expression.sequence(way.left).reversed.withGreedyLastBag
      let right = Expression.sequence(way.right).withGreedyLastBag
      for dead in lowering.deadWays.dead(left: left, right: right) {
        report(.neverReached, dead.path, dead.range)
      }
      program.ways.append(
        Way(rule: number, left: sides.number(of: left), right: sides.number(of: right)))
      sides.triggers.append(way.trigger)
    }
    program.relationRules.append(
      RelationRule(
        relation: relation, name: name,
        fullName: program.relations[relation].name + separator + name, place: place, ways: ways,
        slots: [], counts: counts))
    roleFillers.append(
      RoleFillers(slots: filled, types: fillers(in: expression, lowering.slots, counts)))
  }

  private func declareRoles(_ declaration: RelationDeclaration, in file: RuleFile) {
    guard let number = names.relations[declaration.name.text] else { return }
    let scope = Scope(path: file.source.path)
    for role in declaration.roles {
      if program.relations[number].roles.contains(where: { $0.name == role.name.text }) {
        report(.duplicate(kind: "role", name: role.name.text), scope.path, role.name.range)
        continue
      }
      let lowering = Lowering(self, layer: .relation, owner: number)
      let filler = lowering.lower(role.filler, scope)
      let isFilled = lowering.hasErrors || alwaysHasMention(filler)
      if !isFilled {
        report(.fillerWithoutMention(role: role.name.text), scope.path, role.filler.range)
      }
      program.relations[number].roles.append(
        RoleInfo(name: role.name.text, count: role.count, types: fillerTypes(filler)))
    }
    for own in declaration.triggers.flatMap(\.roles) {
      guard let filler = own.filler,
        let role = program.relations[number].roles.firstIndex(where: { $0.name == own.role.text })
      else { continue }
      let lowering = Lowering(self, layer: .relation, owner: number)
      for type in fillerTypes(lowering.lower(filler, scope))
      where !program.relations[number].roles[role].types.contains(type) {
        program.relations[number].roles[role].types.append(type)
      }
    }
  }

  /// What gaps may step over in all: reading takes that much time for each trigger.
  private func checkGaps(of expression: Expression, _ scope: Scope, _ range: TextRange) {
    let cells = expression.gapCells
    if cells > 120 {
      report(.gapsTooLong(limit: 120), scope.path, range)
    } else if cells > 40 {
      report(.gapsAddUp(40), scope.path, range)
    }
  }

  /// By role that must be filled: the types of what fills it.
  private func fillers(
    in expression: Expression, _ slots: [CaptureSlot], _ counts: [RoleCount]
  ) -> [Int: Set<Int>] {
    var fillers: [Int: Set<Int>] = [:]
    func visit(_ expression: Expression) {
      switch expression {
      case .capture(let slot, let body):
        if case .role(let role) = slots[slot].purpose {
          if counts[role] == .any || counts[role] == .optional { break }
          fillers[role, default: []].formUnion(fillerTypes(body))
        } else {
          visit(body)
        }
      case .sequence(let items), .choice(let items): items.forEach(visit)
      case .repetition(let body, _, _, _): visit(body)
      case .cell, .edge, .guarded: break
      }
    }
    visit(expression)
    return fillers
  }

  /// The types of the mentions that an expression names, in order.
  private func fillerTypes(_ expression: Expression) -> [Int] {
    var types: [Int] = []
    func visit(_ expression: Expression) {
      switch expression {
      case .cell(let predicate), .edge(let predicate):
        for type in mentionTypes(predicate) where !types.contains(type) { types.append(type) }
      case .sequence(let items), .choice(let items): items.forEach(visit)
      case .repetition(let body, _, _, _), .capture(_, let body): visit(body)
      case .guarded: break
      }
    }
    visit(expression)
    return types
  }

  private func mentionTypes(_ predicate: PredicateID) -> [Int] {
    switch program.predicates.all[predicate] {
    case .type(let type), .tested(let type, _, _): [type]
    case .rule(let rule): [program.rules[rule].type]
    case .and(let parts), .or(let parts): parts.flatMap(mentionTypes)
    default: []
    }
  }

  private typealias Split = (left: [Expression], trigger: Expression, right: [Expression])

  /// The ways through an expression, parted at the trigger; nil where one has none, or two.
  private func split(_ expression: Expression, at slot: Int) -> [Split]? {
    switch expression {
    case .capture(slot, let body): return [([], body, [])]
    case .choice(let alternatives):
      var all: [Split] = []
      for alternative in alternatives {
        guard let ways = split(alternative, at: slot) else { return nil }
        all += ways
      }
      return all
    case .sequence(let items):
      let holders = items.indices.filter { items[$0].most(of: slot) > 0 }
      guard holders.count == 1, let ways = split(items[holders[0]], at: slot) else { return nil }
      let before = Array(items[..<holders[0]])
      let after = Array(items[(holders[0] + 1)...])
      return ways.map { (before + $0.left, $0.trigger, $0.right + after) }
    default: return nil
    }
  }

  /// Relations are read inside clauses: the rule set must say what ends one.
  private func expectBaseNames() {
    let first = names.relations.min { $0.value < $1.value }?.key
    guard let place = first.flatMap({ names.typePlaces[$0] }) else { return }
    for name in ["verbs", "break", "aside"] where names.types[name] == nil {
      if lostNames.insert(name).inserted { report(.expectedPhrase(name), place.path, place.range) }
    }
    if names.shapes.isEmpty { return }
    for name in Filling.patterns where names.patterns[name] == nil {
      if lostNames.insert(name).inserted {
        report(.expectedPattern(name), place.path, place.range)
      }
    }
  }

  func readStrategies() {
    for file in files {
      for case .resolve(let resolve) in file.declarations {
        guard let type = names.types[resolve.type.text] else {
          reportUnknownType(resolve.type, file.source.path)
          continue
        }
        guard let kind = Strategy.Kind(rawValue: resolve.strategy.text) else {
          let known = Strategy.Kind.allCases.map(\.rawValue)
          report(
            .badStrategy(
              resolve.strategy.text, nearest: nearestName(to: resolve.strategy.text, in: known)),
            file.source.path, resolve.strategy.range)
          continue
        }
        var rule: Int?
        if let name = resolve.rule {
          rule = names.rules["\(resolve.type.text).\(name.text)"]
          if rule == nil { reportUnknownRule(name, of: type, file.source.path) }
        }
        let targets = resolve.targets.compactMap { target in
          if names.types[target.text] == nil { reportUnknownType(target, file.source.path) }
          return names.types[target.text]
        }
        add(Strategy(kind: kind, type: type, rules: rule.map { [$0] } ?? [], targets: targets))
      }
    }
  }

  /// Lines that find names again and differ by their rules alone are one strategy: each costs a
  /// walk through the document.
  private func add(_ strategy: Strategy) {
    let same = program.strategies.firstIndex {
      $0.kind == strategy.kind && $0.kind.findsNamesAgain && $0.type == strategy.type
        && $0.targets == strategy.targets && !$0.rules.isEmpty && !strategy.rules.isEmpty
    }
    if let same {
      program.strategies[same].rules += strategy.rules
    } else {
      program.strategies.append(strategy)
    }
  }
}
