/// The number of a distinct word spelling within one `WordTable`.
package typealias WordID = UInt32

/// One token of a text.
package struct Token: Hashable, Sendable {
  /// UTF-8 byte offsets into the text as it was, half-open.
  package var start: UInt32
  package var end: UInt32
  package var word: WordID
  /// White space (a line break included) stands before it; true at the start of the text.
  package var followsSpace: Bool
  /// A line break stands before it.
  package var followsLineBreak: Bool

  package init(
    start: UInt32, end: UInt32, word: WordID, followsSpace: Bool, followsLineBreak: Bool
  ) {
    self.start = start
    self.end = end
    self.word = word
    self.followsSpace = followsSpace
    self.followsLineBreak = followsLineBreak
  }
}

/// Tokens `start..<end` that no match leaves: a sentence, or a piece of one longer than the limit.
package struct Sentence: Hashable, Sendable {
  package var start: Int
  package var end: Int
  /// False at the border of a piece.
  package var opensSentence: Bool
  package var closesSentence: Bool

  package init(start: Int, end: Int, opensSentence: Bool, closesSentence: Bool) {
    self.start = start
    self.end = end
    self.opensSentence = opensSentence
    self.closesSentence = closesSentence
  }
}

/// A text cut into tokens and sentences.
///
/// Reused from document to document to keep its storage.
package struct Document: Sendable {
  package var bytes: [UInt8] = []
  package var tokens: [Token] = []
  package var sentences: [Sentence] = []

  package init() {}

  /// The text of tokens `range`, from the first one's start to the last one's end.
  package func text(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let start = Int(tokens[range.lowerBound].start)
    let end = Int(tokens[range.upperBound - 1].end)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
