internal import Automata
package import RuleSyntax
package import Text

/// Compiles rule files and their lists into a program.
package enum Compiler {
  /// The passes, in order.
  ///
  /// A pass that finds errors lets the next ones run as far as they can, so that
  /// one run shows many mistakes.
  ///
  /// - Parameter sources: the `.rules` files and the lists, in any order.
  /// - Returns: a program where there is no error, and all diagnostics.
  package static func compile(_ sources: [SourceText]) -> (Program?, [Diagnostic]) {
    let compilation = run(sources)
    if compilation.hasErrors { return (nil, compilation.diagnostics) }
    return (compilation.finished(), compilation.diagnostics)
  }

  /// As `compile`, with what only the sources tell.
  package static func outline(_ sources: [SourceText]) -> (Program, RuleOutline)? {
    let compilation = run(sources)
    if compilation.hasErrors { return nil }
    let outline = compilation.outline()
    return (compilation.finished(), outline)
  }

  private static func run(_ sources: [SourceText]) -> Compilation {
    let sorted = sources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let compilation = Compilation(
      files: sorted.filter { $0.path.hasSuffix(".rules") }.map(Parser.parse),
      lists: sorted.filter { !$0.path.hasSuffix(".rules") })
    compilation.declare()
    compilation.lowerRules()
    compilation.indexRows()
    compilation.lowerRelations()
    compilation.readStrategies()
    compilation.readTests()
    compilation.checkUnusedPatterns()
    compilation.stratify()
    compilation.makeGates()
    if !compilation.hasErrors { compilation.warn() }
    return compilation
  }
}

/// The state that the passes share: the program as far as it is made, the names, what went wrong.
final class Compilation {
  let files: [RuleFile]
  let listSources: [String: SourceText]
  var program = ProgramDraft()
  var vocabulary = VocabularyBuilder()
  /// By number of a list.
  var lists: [RuleList] = []
  var rowIndexes: [Int: RowIndex] = [:]
  /// By number of a rule in `program.rules`.
  var expressions: [Expression] = []
  /// By number in `program.triggers`.
  var triggers: [Expression] = []
  /// By number of a relation rule.
  var roleFillers: [RoleFillers] = []
  var tests: [RuleCase] = []
  var diagnostics: [Diagnostic] = []
  var names = Names()
  var words = WordCutter()
  var phraseSets: [PhraseSetKey: PhraseSet] = [:]
  /// Their keys, in the order of first use.
  var usedPhraseSets: [PhraseSetKey] = []
  var cutPhrases: [PhraseSetKey: CutPhrases] = [:]
  var regexNumbers: [String: Int] = [:]
  var strings: [String: [PredicateID]] = [:]
  var plainPatterns: [PlainKey: PlainPattern] = [:]
  var plainPredicates: [PlainKey: PredicateID] = [:]
  private var slotTables: [Int: SlotTable] = [:]
  var testSets: [[CompiledTest]: Int] = [:]
  /// Which rules and types each rule names, for the strata.
  var dependencies: [Int: [Dependency]] = [:]
  /// Declarations behind the numbers of `program.rules`.
  var ruleDeclarations: [(declaration: RuleDeclaration, file: RuleFile)] = []
  /// Types that roles are filled with, and rules of relations with their declarations.
  var relationRuleDeclarations: [(declaration: RuleDeclaration, relation: Int, file: RuleFile)] = []
  /// Patterns that some rule used, so that an unused one with an error is reported too.
  var usedPatterns: Set<String> = []
  var recursivePatterns: Set<String> = []
  var isTooDeep = false
  /// Places of choices that are known to have no dead ways, so that they are compared once.
  var liveChoices: Set<Place> = []
  var listWords: [Int: Set<String>] = [:]
  /// Names whose declarations are broken; nothing more is said of them.
  var lostNames: Set<String>

  init(files: [RuleFile], lists: [SourceText]) {
    self.files = files
    listSources = Dictionary(lists.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    diagnostics = files.flatMap(\.diagnostics)
    lostNames = files.reduce(into: []) { $0.formUnion(Self.lostNames(of: $1)) }
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The slots that all rules of a relation fill.
  func slotTable(of relation: Int) -> SlotTable {
    if let known = slotTables[relation] { return known }
    let table = SlotTable()
    slotTables[relation] = table
    return table
  }

  /// The program, with what was collected on the way.
  func finished() -> Program {
    var program = program
    program.predicates.seal()
    program.vocabulary = vocabulary.vocabulary()
    program.lists = lists.indices.map { number in
      rowIndexes[number].map { ListRows(lists[number], $0) } ?? ListRows()
    }
    program.tests = RuleCases(tests)
    return Program(program)
  }

  func report(
    _ message: DiagnosticMessage, _ path: String, _ range: TextRange,
    labels: [Diagnostic.Label] = []
  ) {
    diagnostics.append(Diagnostic(message, path: path, range: range, labels: labels))
  }
}

/// What a relation rule may fill.
struct RoleFillers {
  /// The slots, of those that the relation's rules share.
  var slots: Set<Int>
  /// By role that must be filled: the types of the mentions that fill it.
  var types: [Int: Set<Int>]
}

/// What a rule names: a whole type, or one rule of it.
struct Dependency: Hashable {
  var type: Int
  var rule: Int?
}

/// All declared names.
///
/// Lists, patterns and built-in classes share one name space; types and relations another.
struct Names {
  struct PatternEntry {
    var declaration: PatternDeclaration
    var file: String
  }

  var lists: [String: (number: Int, declaration: ListDeclaration, file: String)] = [:]
  var patterns: [String: PatternEntry] = [:]
  var types: [String: Int] = [:]
  /// Where types and relations, and shapes, were first declared.
  var typePlaces: [String: Diagnostic.Label] = [:]
  var shapes: [String: Diagnostic.Label] = [:]
  var relations: [String: Int] = [:]
  /// `person.full` → number in `Program.rules`.
  var rules: [String: Int] = [:]
}
