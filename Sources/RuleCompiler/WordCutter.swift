internal import Tokens

/// Cuts the strings of rules and lists into words, as a text is cut.
struct WordCutter {
  private var table = WordTable()
  private var document = Document()

  mutating func cut(_ text: String) -> [(word: Word, followsSpace: Bool)] {
    // Most list entries are one plain word: no need of a tokenizer.
    if !text.isEmpty, text.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) {
      let id = table.intern(text)
      return [(table[id], true)]
    }
    Tokenizer.tokenize(Array(text.utf8), into: &document, words: &table)
    return document.tokens.map { (table[$0.word], $0.followsSpace) }
  }

  mutating func word(_ text: String) -> Word? {
    let parts = cut(text)
    return parts.count == 1 ? parts[0].word : nil
  }
}
