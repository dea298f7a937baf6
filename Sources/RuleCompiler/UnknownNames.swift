internal import Automata
internal import RuleSyntax
internal import Text

/// One message for each cause: a name is unknown where nothing declares it, not where its declaration is
/// broken.
extension Compilation {
  func reportUnknown(_ kind: String, _ name: Identifier, _ known: [String], _ path: String) {
    if lostNames.contains(name.text) { return }
    report(
      .unknownName(kind: kind, name: name.text, nearest: nearestName(to: name.text, in: known)),
      path, name.range)
  }

  func reportUnknownRule(_ name: Identifier, of type: Int, _ path: String) {
    let info = program.types[type]
    reportUnknown(
      "rule", Identifier("\(info.name).\(name.text)", name.range),
      info.rules.map { program.rules[$0].fullName }, path)
  }

  /// The same circle is met once from each of its patterns, and by each rule that names one of them.
  func reportRecursion(_ circle: [String], _ path: String, _ range: TextRange) {
    if !recursivePatterns.isDisjoint(with: circle) { return }
    recursivePatterns.formUnion(circle)
    report(.recursivePattern(circle), path, range)
  }

  /// The names in declarations and lines that the parser gave up.
  static func lostNames(of file: RuleFile) -> Set<String> {
    var lost: Set<String> = []
    let source = file.source
    let declared = Set(file.declarations.map(\.name.range.start))
    let damaged = Set(file.diagnostics.map { source.line(at: $0.range.start) })
    let words = file.lexemes.filter { $0.kind != .comment && $0.kind != .documentation }
    var lastLine = 0
    for (index, lexeme) in words.enumerated() {
      let line = source.line(at: lexeme.range.start)
      defer { lastLine = line }
      guard line != lastLine else { continue }
      if lexeme.range.start > source.lineStarts[line - 1] {
        if damaged.contains(line) { lost.insert(source.string(lexeme.range)) }
        continue
      }
      var name = index
      if Self.keywords.contains(source.string(lexeme.range)) {
        name += 1
      } else if index + 2 < words.count, source.string(words[index + 1].range) == "." {
        name += 2
      }
      if name < words.count, !declared.contains(words[name].range.start) {
        // A rule is lost by its whole name, as it is asked for.
        let first = name == index + 2 ? lexeme : words[name]
        lost.insert(
          source.string(TextRange(first.range.start, words[name].range.end)))
      }
    }
    // Of a name that was written in the wrong case, its users may have the right one.
    let changed = lost.map { name in
      let first = name.prefix(1)
      return (first == first.uppercased() ? first.lowercased() : first.uppercased())
        + name.dropFirst()
    }
    return lost.union(changed)
  }

  private static let keywords: Set<String> = ["list", "entity", "phrase", "relation", "shape"]

  /// Whether a line of the declaration could not be read: then what it lacks may have stood there.
  func isDamaged(_ range: TextRange, in file: RuleFile) -> Bool {
    file.diagnostics.contains { range.start <= $0.range.start && $0.range.start <= range.end }
  }

  /// Patterns and shapes that no rule came to use have their mistakes too.
  func checkUnusedPatterns() {
    for (name, entry) in names.patterns.sorted(by: { $0.key < $1.key })
    where !usedPatterns.contains(name) {
      let outside = Scope(path: entry.file)
      let bound = entry.declaration.parameters.map { parameter in
        (parameter.text, (pattern: Filling.anything(parameter.range), scope: outside))
      }
      let scope = Scope(
        path: entry.file, parameters: Dictionary(bound, uniquingKeysWith: { $1 }),
        enclosing: [name])
      _ = Lowering(self, layer: .relation, owner: nil).lower(entry.declaration.pattern, scope)
    }
  }
}

extension Declaration {
  /// What the declaration declares; of a `resolve` line its type.
  var name: Identifier {
    switch self {
    case .list(let list): list.name
    case .type(let type): type.name
    case .pattern(let pattern): pattern.name
    case .rule(let rule): rule.name
    case .relation(let relation): relation.name
    case .shape(let shape): shape.name
    case .resolve(let resolve): resolve.type
    }
  }
}
