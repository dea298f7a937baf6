internal import Tokens

/// Cuts the strings of rules and lists into words, as a text is cut.
struct WordCutter {
  private var table = WordTable()
  private var document = Document()

  mutating func cut(_ text: String) -> [(word: Word, followsSpace: Bool)] {
    Tokenizer.tokenize(Array(text.utf8), into: &document, words: &table)
    return document.tokens.map { (table[$0.word], $0.followsSpace) }
  }

  /// The words of a list's phrase in a vocabulary.
  ///
  /// Letters and single spaces, of which most are made, need no tokenizer: ten times as fast.
  mutating func cut(_ phrase: String, for vocabulary: inout VocabularyBuilder) -> [VocabularyBuilder
    .Part]
  {
    let bytes = phrase.utf8.span
    var parts: [VocabularyBuilder.Part] = []
    var start = 0
    for index in bytes.indices {
      if bytes[index] | 0x20 &- UInt8(ascii: "a") < 26 { continue }
      guard bytes[index] == UInt8(ascii: " "), index > start else {
        return cut(phrase).map { .init(entry: vocabulary.entry(of: $0), followsSpace: $1) }
      }
      let letters = bytes.extracting(start..<index)
      parts.append(.init(entry: vocabulary.entry(ofLetters: letters), followsSpace: true))
      start = index + 1
    }
    if start < bytes.count {
      let letters = bytes.extracting(start..<bytes.count)
      parts.append(.init(entry: vocabulary.entry(ofLetters: letters), followsSpace: true))
    }
    return parts
  }
}
