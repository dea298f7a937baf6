internal import Tokens

/// Numbers of the strings that words are, as they are folded and in lower case: equal strings have equal
/// numbers, whatever the words.
///
/// One per thread; a string is looked up once for each word, when it is first asked for.
struct SpellingNumbers {
  private var numbers: [String: Int32] = [:]
  /// By word; `unknown` where nobody asked.
  private var folded: [Int32] = []
  private var lower: [Int32] = []
  /// By number: the last document that held it, as a word without a capital.
  private var documents: [Int32] = []
  private var document: Int32 = 0

  private static let unknown: Int32 = -1
  /// Begins with a capital.
  private static let capitalized: Int32 = -2

  mutating func makeRoom(forWords count: Int) {
    if folded.count < count {
      let missing = repeatElement(Self.unknown, count: count - folded.count)
      folded.append(contentsOf: missing)
      lower.append(contentsOf: missing)
    }
  }

  mutating func number(of string: String) -> Int32 {
    if let known = numbers[string] { return known }
    let number = Int32(numbers.count)
    numbers[string] = number
    documents.append(0)
    return number
  }

  /// The number of a word in lower case.
  mutating func lower(_ word: WordID, _ words: WordTable) -> Int32 {
    let known = lower[Int(word)]
    if known >= 0 { return known }
    let number = number(of: words.lower(word))
    lower[Int(word)] = number
    return number
  }

  /// Notes the words of a document that begin with no capital.
  mutating func markPlainWords(of document: Document, _ words: WordTable) {
    self.document += 1
    for token in document.tokens {
      let known = folded[Int(token.word)]
      if known >= 0 {
        documents[Int(known)] = self.document
      } else if known == Self.unknown {
        learn(token.word, words)
      }
    }
  }

  private mutating func learn(_ word: WordID, _ words: WordTable) {
    if words.shape(word).contains(.capitalized) {
      folded[Int(word)] = Self.capitalized
    } else {
      folded[Int(word)] = number(of: words.text(word))
      documents[Int(folded[Int(word)])] = document
    }
  }

  /// Whether the marked document holds a word in lower case.
  mutating func isPlain(_ word: WordID, _ words: WordTable) -> Bool {
    documents[Int(lower(word, words))] == document
  }
}
