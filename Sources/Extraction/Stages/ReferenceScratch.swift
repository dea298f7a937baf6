internal import RuleCompiler
internal import Tokens

/// What finding references keeps from document to document.
struct ReferenceScratch {
  /// Empty between its uses.
  var chains = WordChains()
  var spellings = SpellingNumbers()
  /// By rule of a mention, so many words of 64 bits: the strategies that may take it for a name.
  private var strategiesOfRule: [UInt64]
  private let wordsOfRule: Int
  /// By type: whether mentions of it may refer to others.
  let hasStrategy: [Bool]

  init(_ program: Program) {
    var hasStrategy = Array(repeating: false, count: program.types.count)
    wordsOfRule = (program.strategies.count + 63) / 64
    strategiesOfRule = Array(repeating: 0, count: program.rules.count * wordsOfRule)
    for (number, strategy) in program.strategies.enumerated()
    where !program.types[strategy.type].isPhrase {
      hasStrategy[strategy.type] = true
      // Who has an acronym behind it is called so, whichever rule found it.
      let isOfAll = strategy.rules.isEmpty || strategy.kind == .acronym
      for rule in isOfAll ? program.types[strategy.type].rules : strategy.rules {
        strategiesOfRule[rule * wordsOfRule + number / 64] |= 1 << UInt64(number % 64)
      }
    }
    self.hasStrategy = hasStrategy
  }

  mutating func makeRoom(forWords count: Int) {
    chains.makeRoom(forWords: count)
    spellings.makeRoom(forWords: count)
  }

  /// The words have new numbers.
  mutating func forgetWords() { spellings = SpellingNumbers() }

  /// Hands out the strategies that may take a mention for a name, by number.
  func forEachStrategy(
    of mention: Mention, _ details: MentionDetails, _ body: (Int) -> Void
  ) {
    for word in 0..<wordsOfRule {
      var strategies = strategiesOfRule[mention.rule * wordsOfRule + word]
      if !mention.hasOneRule {
        for rule in details.furtherRules(of: mention) {
          strategies |= strategiesOfRule[rule * wordsOfRule + word]
        }
      }
      while strategies != 0 {
        body(word * 64 + strategies.trailingZeroBitCount)
        strategies &= strategies - 1
      }
    }
  }
}
