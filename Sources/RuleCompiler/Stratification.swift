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
    guard let levels = levels() else { return }
    for dependency in dependencies.values.joined() {
      if let rule = dependency.rule { program.rules[rule].isNamedAlone = true }
    }
    program.entityStrata = strata(isPhrase: false, levels)
    program.phraseStrata = strata(isPhrase: true, levels)
    for strata in [program.entityStrata, program.phraseStrata] {
      for (number, stratum) in strata.enumerated() {
        for rule in stratum.rules { program.types[program.rules[rule].type].lastStratum = number }
      }
    }
  }

  /// For each rule, then for each type, the stratum after which it is known; nil and a message where rules
  /// wait for each other.
  ///
  /// A walk without recursion: a chain of rules may be as long as the file.
  private func levels() -> [Int]? {
    let count = program.rules.count
    let named =
      program.rules.indices.map { rule in
        (dependencies[rule] ?? []).map { $0.rule ?? count + $0.type }
      } + program.types.map(\.rules)
    var levels = [Int?](repeating: nil, count: named.count)
    var isOpen = [Bool](repeating: false, count: named.count)
    for root in named.indices where levels[root] == nil {
      var path = [(node: root, next: 0)]
      isOpen[root] = true
      while let (node, next) = path.last {
        guard next < named[node].count else {
          let highest = named[node].compactMap { levels[$0] }.max()
          levels[node] = (highest ?? 0) + (node < count && highest != nil ? 1 : 0)
          isOpen[node] = false
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let child = named[node][next]
        if isOpen[child], let start = path.firstIndex(where: { $0.node == child }) {
          reportCycle(path[start...].map { self.node($0.node) } + [self.node(child)])
          return nil
        }
        if levels[child] == nil {
          path.append((child, 0))
          isOpen[child] = true
        }
      }
    }
    return levels.map { $0 ?? 0 }
  }

  private func node(_ number: Int) -> Node {
    number < program.rules.count ? .rule(number) : .type(number - program.rules.count)
  }

  private func strata(isPhrase: Bool, _ levels: [Int]) -> [Stratum] {
    let rules = program.rules.indices.filter {
      program.types[program.rules[$0].type].isPhrase == isPhrase
    }
    let byLevel = Dictionary(grouping: rules) { levels[$0] }.sorted { $0.key < $1.key }
    return byLevel.map(\.value).flatMap(divided).map { members in
      Stratum(rules: members, patterns: PatternSet(rules: members.map { expressions[$0] }))
    }
  }

  /// Many rules of one level: those of each type apart.
  ///
  /// What all rules of an automaton may be in the midst of makes its states, so that a few hundred
  /// rules together make many times the states of their parts. Rules of one type mostly go together.
  private func divided(_ rules: [Int]) -> [[Int]] {
    if rules.count <= Self.undividedRules { return [rules] }
    return Dictionary(grouping: rules) { program.rules[$0].type }.sorted { $0.key < $1.key }
      .map(\.value)
  }

  private static let undividedRules = 32

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
