internal import Tokens

/// A document with its words, as the stages read them.
///
/// By reference: it is a dozen arrays, which each stage would count. It must be gone before the next document is
/// cut into words, or these are copied for that.
final class TokenizedText {
  let document: Document
  let words: WordTable
  /// Differs where words have other numbers.
  let generation: Int

  init(document: Document, words: WordTable, generation: Int) {
    self.document = document
    self.words = words
    self.generation = generation
  }

  /// Folded, in lower case, with one space for any white space.
  func lowerCase(_ tokens: Range<Int>) -> String {
    guard let first = tokens.first else { return "" }
    let start = words.lower(document.tokens[first].word)
    return tokens.dropFirst().reduce(into: start) { text, token in
      if document.tokens[token].followsSpace { text += " " }
      text += words.lower(document.tokens[token].word)
    }
  }
}
