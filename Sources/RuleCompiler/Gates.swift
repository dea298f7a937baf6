package import Automata
internal import RuleSyntax
internal import Tokens

/// What a sentence must hold for some relation rule to match: one of the rule's trigger words, and an
/// entity for each role that it cannot do without.
///
/// Where no gate opens, phrases need not be read: most sentences pay nothing for relations.
package struct Gate: Sendable, Hashable {
  /// Of a token: it may be such a trigger, or begin one.
  package var trigger: PredicateID
  /// For each role that must be filled by an entity: the types that may fill it.
  package var needs: Set<Set<Int>>
}

extension Compilation {
  /// Makes the gates of all relation rules.
  ///
  /// Rules that ask for the same share one.
  func makeGates() {
    var words: [Set<Set<Int>>: Set<String>] = [:]
    var cells: [Set<Set<Int>>: Set<PredicateID>] = [:]
    for (rule, fillers) in zip(program.relationRules, roleFillers) {
      let needs = needs(of: rule, fillers)
      for way in rule.ways {
        guard let opened = opening(triggers[way]) else {
          program.gates = nil
          return
        }
        words[needs, default: []].formUnion(opened.words)
        cells[needs, default: []].formUnion(opened.cells)
      }
    }
    program.gates = words.keys.sorted { $0.description < $1.description }.enumerated()
      .map { number, needs in
        let own = program.predicates.intern(.gate(number))
        for word in (words[needs] ?? []).sorted() {
          vocabulary.add(vocabulary.entry(of: Word(spelling: word)), predicate: own)
        }
        let all = [own] + (cells[needs] ?? []).sorted()
        return Gate(trigger: program.predicates.intern(.or(all)), needs: needs)
      }
  }

  private func needs(of rule: RelationRule, _ fillers: RoleFillers) -> Set<Set<Int>> {
    var needs: Set<Set<Int>> = []
    for (role, count) in rule.counts.enumerated() where count != .any && count != .optional {
      let types = fillers.types[role] ?? []
      if !types.isEmpty, types.allSatisfy({ !program.types[$0].isPhrase }) { needs.insert(types) }
    }
    return needs
  }

  /// The words, and the cells, that a trigger begins with; nil where anything may.
  private func opening(
    _ expression: Expression
  ) -> (words: Set<String>, cells: Set<PredicateID>)? {
    switch expression {
    case .cell(let predicate): return ([], [predicate])
    case .edge(let predicate):
      guard case .tested(_, _, let number) = program.predicates.all[predicate] else { return nil }
      let words = program.attributeTests[number].map(\.words).filter { !$0.isEmpty }
      return words.first.map { ($0, []) }
    case .sequence(let items):
      guard let first = items.first(where: { if case .guarded = $0 { false } else { true } }),
        !first.isNullable
      else { return nil }
      return opening(first)
    case .choice(let ways):
      var all: (words: Set<String>, cells: Set<PredicateID>) = ([], [])
      for way in ways {
        guard let opened = opening(way) else { return nil }
        all.words.formUnion(opened.words)
        all.cells.formUnion(opened.cells)
      }
      return all
    case .capture(_, let body): return opening(body)
    case .repetition(let body, let minimum, _, _): return minimum > 0 ? opening(body) : nil
    case .guarded: return nil
    }
  }
}
