internal import Tokens

/// Cuts the strings of rules and lists into words, as a text is cut.
struct WordCutter {
  private var table = WordTable()
  private var document = Document()

  mutating func cut(_ text: String) -> [(word: Word, followsSpace: Bool)] {
    Tokenizer.tokenize(Array(text.utf8), into: &document, words: &table)
    return document.tokens.map { (table[$0.word], $0.followsSpace) }
  }

  mutating func word(_ text: String) -> Word? {
    let parts = cut(text)
    return parts.count == 1 ? parts[0].word : nil
  }
}
