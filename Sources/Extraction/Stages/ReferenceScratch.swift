internal import RuleCompiler
internal import Tokens

/// What finding references keeps from document to document.
struct ReferenceScratch {
  /// Empty between its uses.
  var chains = WordChains()
  var spellings = SpellingNumbers()
  /// By rule of a mention: the strategies that may take it for a name.
  private let strategiesOfRule: [[Int]]
  /// By type: whether mentions of it may refer to others.
  let hasStrategy: [Bool]

  init(_ program: Program) {
    var hasStrategy = Array(repeating: false, count: program.types.count)
    var strategiesOfRule: [[Int]] = Array(repeating: [], count: program.rules.count)
    for (number, strategy) in program.strategies.enumerated()
    where !program.types[strategy.type].isPhrase {
      hasStrategy[strategy.type] = true
      // Who has an acronym behind it is called so, whichever rule found it.
      let isOfAll = strategy.rules.isEmpty || strategy.kind == .acronym
      for rule in isOfAll ? program.types[strategy.type].rules : strategy.rules {
        strategiesOfRule[rule].append(number)
      }
    }
    self.strategiesOfRule = strategiesOfRule
    self.hasStrategy = hasStrategy
  }

  mutating func makeRoom(forWords count: Int) {
    chains.makeRoom(forWords: count)
    spellings.makeRoom(forWords: count)
  }

  /// The words have new numbers.
  mutating func forgetWords() { spellings = SpellingNumbers() }

  /// The strategies that may take a mention for a name, by number.
  func strategies(of mention: Mention, _ details: MentionDetails) -> [Int] {
    if mention.hasOneRule { return strategiesOfRule[mention.rule] }
    return Set(details.rules(of: mention).flatMap { strategiesOfRule[$0] }).sorted()
  }
}
