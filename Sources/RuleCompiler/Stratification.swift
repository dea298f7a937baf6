internal import Automata
internal import RuleSyntax
internal import Text

/// Last pass: rules are put into strata, so that each runs after what it names. Order of files plays no part.
extension Compilation {
  /// A rule, or the arbitration of a type that follows all its rules.
  private enum Node: Hashable {
    case rule(Int)
    case type(Int)
  }

  func stratify() {
    var levels: [Node: Int] = [:]
    var path: [Node] = []
    var isCyclic = false
    func level(_ node: Node) -> Int {
      if let known = levels[node] { return known }
      if let start = path.firstIndex(of: node) {
        if !isCyclic { reportCycle(Array(path[start...]) + [node]) }
        isCyclic = true
        return 0
      }
      path.append(node)
      defer { path.removeLast() }
      let value: Int
      switch node {
      case .type(let type): value = program.types[type].rules.map { level(.rule($0)) }.max() ?? 0
      case .rule(let rule):
        value =
          (dependencies[rule] ?? []).map { dependency in
            1 + level(dependency.rule.map { .rule($0) } ?? .type(dependency.type))
          }.max() ?? 0
      }
      levels[node] = value
      return value
    }
    for rule in program.rules.indices { _ = level(.rule(rule)) }
    for type in program.types.indices {
      program.types[type].lastStratum =
        program.types[type].rules.isEmpty ? -1 : level(.type(type))
    }
    if isCyclic { return }
    for dependency in dependencies.values.joined() {
      if let rule = dependency.rule { program.rules[rule].isNamedAlone = true }
    }
    program.entityStrata = strata(isPhrase: false) { levels[.rule($0)] ?? 0 }
    program.phraseStrata = strata(isPhrase: true) { levels[.rule($0)] ?? 0 }
  }

  private func strata(isPhrase: Bool, level: (Int) -> Int) -> [Stratum] {
    let rules = program.rules.indices.filter {
      program.types[program.rules[$0].type].isPhrase == isPhrase
    }
    guard let last = rules.map(level).max() else { return [] }
    return (0...last).map { stratum in
      let members = rules.filter { level($0) == stratum }
      return Stratum(
        rules: members,
        patterns: PatternSet(rules: members.map { program.rules[$0].expression }))
    }
  }

  private func reportCycle(_ cycle: [Node]) {
    let drawn = cycle.map { node in
      switch node {
      case .rule(let rule): program.rules[rule].fullName
      case .type(let type): program.types[type].name
      }
    }
    guard let rule = cycle.compactMap({ if case .rule(let rule) = $0 { rule } else { nil } }).first
    else { return }
    let type = cycle.compactMap { if case .type(let type) = $0 { type } else { nil } }.first
    let remedy = type.flatMap { type in
      program.types[type].rules.first { !cycle.contains(.rule($0)) }
        .map { program.rules[$0].fullName }
    }
    let (declaration, file) = ruleDeclarations[rule]
    let shown = drawn.count > 12 ? drawn.prefix(6) + ["…"] + drawn.suffix(3) : drawn[...]
    report(.cycle(Array(shown), remedy: remedy), file.source.path, declaration.name.range)
  }
}
