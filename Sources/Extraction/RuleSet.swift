internal import RuleCompiler
internal import RuleSyntax
internal import Text

/// One file of a rule set: a `.rules` file, or a list.
public struct RuleSource: Hashable, Sendable {
  /// The path as it is shown in messages, relative to the rule folder: `entities.rules`, `lists/nations.tsv`.
  public var path: String
  /// The file's content.
  public var bytes: [UInt8]

  /// Makes a source from bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Makes a source from text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// A message about a rule set, with its place and its picture.
public struct RuleDiagnostic: Hashable, Sendable {
  /// `E0201`, `W0401`.
  public var code: String
  /// False for a warning.
  public var isError: Bool
  /// The file.
  public var path: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in code points.
  public var column: Int
  /// The sentence.
  public var message: String
  /// The whole message as a terminal shows it, without colour.
  public var picture: String
  /// The same in colour.
  public var colouredPicture: String
}

/// A rule set that does not compile.
public struct RuleSetError: Error {
  /// What is wrong, the first twenty in the order of files and lines.
  public var diagnostics: [RuleDiagnostic]
}

/// A compiled rule set: immutable, to be shared between threads.
public struct RuleSet: Sendable {
  /// How many diagnostics one run shows.
  public static let diagnosticLimit = 20

  /// What the compiler warns of.
  public let warnings: [RuleDiagnostic]
  let program: Program
  /// Nil where nobody asked for it, or the sources are not at hand.
  let outline: RuleOutline?

  /// Compiles a rule set.
  ///
  /// - Parameter sources: the `.rules` files and the lists that they name, in any order.
  /// - Throws: `RuleSetError` with every mistake's place.
  public init(_ sources: [RuleSource]) throws(RuleSetError) {
    let texts = sources.map { SourceText(path: $0.path, bytes: $0.bytes) }
    let (program, diagnostics) = Compiler.compile(texts)
    let plain = DiagnosticRenderer(sources: texts, color: false)
    let coloured = DiagnosticRenderer(sources: texts, color: true)
    let show: (Diagnostic) -> RuleDiagnostic = { diagnostic in
      let source = texts.first { $0.path == diagnostic.path }
      let position = source?.position(of: diagnostic.range.start) ?? (line: 1, column: 1)
      return RuleDiagnostic(
        code: diagnostic.message.code, isError: diagnostic.severity == .error,
        path: diagnostic.path, line: position.line, column: position.column,
        message: diagnostic.message.text, picture: plain.render(diagnostic),
        colouredPicture: coloured.render(diagnostic))
    }
    guard let program else {
      let errors = diagnostics.filter { $0.severity == .error }
      throw RuleSetError(
        diagnostics: DiagnosticLimit.first(Self.diagnosticLimit, of: errors).map(show))
    }
    self.program = program
    outline = nil
    warnings = DiagnosticLimit.first(.max, of: diagnostics).map(show)
  }

  init(_ program: Program, outline: RuleOutline? = nil) {
    self.program = program
    self.outline = outline
    warnings = []
  }

  /// As `init(_:)`, for `gaps`, which asks what only the sources tell.
  package static func outlined(_ sources: [RuleSource]) throws(RuleSetError) -> RuleSet {
    let texts = sources.map { SourceText(path: $0.path, bytes: $0.bytes) }
    guard let (program, outline) = Compiler.outline(texts) else { return try RuleSet(sources) }
    return RuleSet(program, outline: outline)
  }

  /// Writes the ordinary rules that the frames of a relation become.
  ///
  /// - Parameters:
  ///   - relation: its name.
  ///   - sources: the rule set, which need not compile.
  /// - Returns: A rule a line, `signed/active = …`; nil where no relation has the name.
  public static func expansion(of relation: String, in sources: [RuleSource]) -> [String]? {
    Compiler.expand(relation, sources.map { SourceText(path: $0.path, bytes: $0.bytes) })
  }
}
