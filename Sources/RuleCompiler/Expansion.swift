internal import RuleSyntax
package import Text

extension Compiler {
  /// The ordinary rules that a relation's frames become, each on one line; nil where no relation has the name.
  package static func expand(_ relation: String, _ sources: [SourceText]) -> [String]? {
    let files = sources.filter { $0.path.hasSuffix(".rules") }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map(Parser.parse)
    let isDeclared = files.contains { file in
      file.declarations.contains {
        if case .relation(let declared) = $0 { declared.name.text == relation } else { false }
      }
    }
    guard isDeclared else { return nil }
    return Compilation(files: files, lists: []).fillShapes(isChecked: false)
      .filter { $0.frame.relation.name.text == relation }
      .map { "\(relation)/\($0.shape.name.text) = \($0.pattern.filling($0.holes).text)" }
  }
}

extension Pattern {
  /// The pattern with what its holes stand for in their places.
  func filling(_ holes: [String: Pattern]) -> Pattern {
    let fill: (Pattern) -> Pattern = { $0.filling(holes) }
    let kind: Kind =
      switch self.kind {
      case .name(let name, nil): holes[name.text]?.kind ?? self.kind
      case .apply(let name, let arguments): .apply(name, arguments.map(fill))
      case .not(let body): .not(fill(body))
      case .both(let parts): .both(parts.map(fill))
      case .sequence(let items): .sequence(items.map(fill))
      case .choice(let ways): .choice(ways.map(fill))
      case .bag(let items): .bag(items.map(fill))
      case .repetition(let body, let minimum, let maximum):
        .repetition(fill(body), minimum: minimum, maximum: maximum)
      case .capture(let name, let constant, let body):
        .capture(name, constant: constant, fill(body))
      case .mark(let body): .mark(fill(body))
      case .context(let isAfter, let body): .context(isAfter: isAfter, fill(body))
      default: self.kind
      }
    return Pattern(kind, range)
  }
}
