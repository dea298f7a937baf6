/// The distinct spellings met so far.
///
/// What is known of a word is worked out once for each of them.
package struct WordTable: Sendable {
  /// Beyond so many spellings a caller does well to `reset()`: memory is bounded by this.
  package static let comfortableCount = 1 << 20

  private var words: [Word] = []
  private var spellings = SpellingTable()

  package init() {}

  package var count: Int { words.count }

  package subscript(id: WordID) -> Word { words[Int(id)] }

  /// Forgets all words; their numbers become meaningless.
  package mutating func reset() {
    let fresh = WordTable()
    self = fresh
  }

  package mutating func intern(_ spelling: String) -> WordID {
    intern(Array(spelling.utf8).span)
  }

  @inline(__always)
  package mutating func intern(_ spelling: Span<UInt8>) -> WordID {
    let id = spellings.intern(spelling)
    if Int(id) == words.count { words.append(Word(spelling: spellings.string(id))) }
    return id
  }
}
