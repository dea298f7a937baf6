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
    lazy var gapVocabulary = GapVocabulary(rules.program, rules.outline ?? RuleOutline())
    private let rules: RuleSet

    init(_ rules: RuleSet) {
      self.rules = rules
      scratch = Scratch(rules.program)
    }
  }

  /// Makes an extractor for one thread.
  public init(_ rules: RuleSet) {
    self.rules = rules
    state = State(rules)
  }

  /// Extracts the facts of a text.
  ///
  /// - Parameters:
  ///   - text: the document.
  ///   - id: its name in the output.
  ///   - date: the document date (ISO 8601); without it, a date line at the head of the text counts.
  /// - Returns: What was found, sorted by position.
  public func extract(_ text: String, id: String = "text", date: String? = nil) -> Facts {
    extract(utf8: Array(text.utf8), id: id, date: date)
  }

  /// As `extract(_:id:date:)`, of a text in bytes that are known to be UTF-8: nothing is copied.
  package func extract(utf8 bytes: [UInt8], id: String, date: String?) -> Facts {
    let reading = read(bytes, date: date)
    defer { state.scratch.stepEnded?(.facts) }
    return facts(of: reading, id: id)
  }

  /// Told of each step of `extract` that has ended; while there is none, steps cost nothing.
  package var stepEnded: StepObserver? {
    get { state.scratch.stepEnded }
    set { state.scratch.stepEnded = newValue }
  }

  /// Reads a text; `isWhole`: phrases too where neither a relation nor a date asks for them.
  func read(_ bytes: [UInt8], date: String?, isWhole: Bool = false) -> Reading {
    Pipeline.read(
      bytes, date: date, isReadWhole: isWhole, program: rules.program, scratch: &state.scratch)
  }

  func facts(of reading: Reading, id: String) -> Facts {
    FactsBuilder(program: rules.program, reading: reading)
      .build(id: id, relationStage: state.scratch.relationStage)
  }

  /// The gaps of the text that was read last.
  func gapFinder(of reading: Reading) -> GapFinder {
    GapFinder(vocabulary: state.gapVocabulary, reading: reading, scratch: state.scratch)
  }
}
