internal import RuleCompiler
internal import Tokens

/// Finds the facts of a text.
///
/// Not to be shared between threads: make one for each.
public final class Extractor {
  /// The rule set that it reads by.
  public let rules: RuleSet
  private let state: State

  /// By reference, so that programs which embed the library know nothing of what it is made of.
  private final class State {
    var scratch: Scratch

    init(_ program: Program) {
      scratch = Scratch(program)
    }
  }

  /// Makes an extractor for one thread.
  public init(_ rules: RuleSet) {
    self.rules = rules
    state = State(rules.program)
  }

  /// Extracts the facts of a text.
  ///
  /// - Parameters:
  ///   - text: the document.
  ///   - id: its name in the output.
  ///   - date: the document date (ISO 8601); without it, a date line at the head of the text counts.
  /// - Returns: What was found, sorted by position.
  public func extract(_ text: String, id: String = "text", date: String? = nil) -> Facts {
    let reading = read(text, date: date)
    return FactsBuilder(program: rules.program, reading: reading)
      .build(id: id, relationStage: state.scratch.relationStage)
  }

  /// Reads a text; `isWhole`: phrases too where neither a relation nor a date asks for them.
  func read(_ text: String, date: String?, isWhole: Bool = false) -> Reading {
    Pipeline.read(
      Array(text.utf8), date: date, isReadWhole: isWhole, program: rules.program,
      scratch: &state.scratch)
  }

  func facts(of reading: Reading, id: String) -> Facts {
    FactsBuilder(program: rules.program, reading: reading)
      .build(id: id, relationStage: state.scratch.relationStage)
  }
}
