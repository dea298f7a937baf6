/// The distinct spellings met so far.
///
/// What is known of a word is worked out once for each of them.
package struct WordTable: Sendable {
  /// Beyond so many spellings a caller does well to `reset()`: memory is bounded by this.
  package static let comfortableCount = 1 << 20

  private var words: [Word] = []
  /// By word, and apart from the strings: a thousand words of a text fit into the nearest cache.
  private var shapes: [WordShape] = []
  private var borders: [BorderMarks] = []
  private var short = ShortSpellings()
  private var spellings = SpellingTable()
  /// By number in `spellings`, which holds the long ones: the word.
  private var wordOfSpelling: [WordID] = []

  package init() {}

  package var count: Int { words.count }

  package subscript(id: WordID) -> Word { words[Int(id)] }

  // One by one, since a copy of the whole counts both strings.

  package func text(_ id: WordID) -> String { words[Int(id)].text }

  package func lower(_ id: WordID) -> String { words[Int(id)].lower }

  package func shape(_ id: WordID) -> WordShape { shapes[Int(id)] }

  func border(_ id: WordID) -> BorderMarks { borders[Int(id)] }

  /// Forgets all words; their numbers become meaningless.
  package mutating func reset() {
    let fresh = WordTable()
    self = fresh
  }

  package mutating func intern(_ spelling: String) -> WordID {
    var spelling = spelling
    // No token holds a zero byte, and short spellings have none.
    return spelling.withUTF8 { $0.contains(0) ? internLong($0.span) : intern($0.span) }
  }

  /// Looks up the words of the tokens from `first` on.
  mutating func intern(_ tokens: inout [Token], from first: Int, of text: Span<UInt8>) {
    var tokens = tokens.mutableSpan
    if short.lookUp(&tokens, from: first, of: text) { return }
    for index in first..<tokens.count where tokens[index].word == ShortSpellings.unknown {
      tokens[index].word = intern(
        text.extracting(Int(tokens[index].start)..<Int(tokens[index].end)))
    }
  }

  private mutating func intern(_ spelling: Span<UInt8>) -> WordID {
    guard let letters = ShortSpelling(spelling) else { return internLong(spelling) }
    let known = short.number(of: letters)
    if known != ShortSpellings.unknown { return known }
    short.add(letters, number: WordID(words.count))
    return add(Tokenizer.string(spelling, 0..<spelling.count))
  }

  private mutating func internLong(_ spelling: Span<UInt8>) -> WordID {
    let number = Int(spellings.intern(spelling))
    if number < wordOfSpelling.count { return wordOfSpelling[number] }
    wordOfSpelling.append(WordID(words.count))
    return add(spellings.string(UInt32(number)))
  }

  private mutating func add(_ spelling: String) -> WordID {
    let word = Word(spelling: spelling)
    words.append(word)
    shapes.append(word.shape)
    borders.append(BorderMarks(of: word.text))
    return WordID(words.count - 1)
  }
}
