internal import Automata
internal import RuleCompiler
internal import Storage
internal import Tokens

/// Finds the list phrases of several words in texts.
///
/// Four of ten words of a text begin a phrase of some list, but only three of a hundred are followed by a word
/// with which one of these goes on. So what is asked where one may begin is only that: one look at bits that
/// are kept for the phrases that begin with it.
struct PhraseSearch {
  /// A phrase on tokens `start..<end`.
  struct Found: Equatable {
    var start: Int
    var end: Int
    var predicate: PredicateID
  }

  /// What a word can be to phrases of several words.
  struct Roles {
    /// The vocabulary has it, so that a phrase may go on with it.
    static let follows: Int32 = 1
    /// Phrases begin with it.
    static let begins: Int32 = 2
  }

  /// What is known of a word of the texts.
  private struct Entry {
    /// Its number in the vocabulary, or -1.
    var number: Int32
    /// The node of the phrases that begin with it; 0 where there are none.
    var node: UInt32 = 0
    /// The bits of the words that may be second in them: `rowMask + 1` numbers of 64 bits from `firstRow` on.
    var firstRow: UInt32 = 0
    var rowMask: UInt32 = 0

    /// Says which bit of a row stands for the word.
    @inline(__always)
    var hash: UInt32 { UInt32(bitPattern: number) &* 0x9E37_79B9 >> 8 }
  }

  private let vocabulary: Vocabulary
  private let tree: PhraseTree
  /// By word of the texts.
  private var entries: [Entry] = []
  /// The first row is that of the words that begin no phrase.
  private var rows: [UInt64] = [0]
  private var found: [Found] = []

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    tree = vocabulary.phrases
  }

  /// Forgets the words of the texts.
  mutating func reset() {
    entries = []
    rows = [0]
  }

  /// Adds the next word of the texts, by its number in the vocabulary.
  mutating func add(wordNumber number: Int32?) {
    var entry = Entry(number: number ?? -1)
    if let number, let node = tree.start(word: number) {
      entry.node = UInt32(node)
      entry.firstRow = UInt32(rows.count)
      let seconds = tree.children(of: node)
      // Eight bits a word at least, so that of eight words that do not follow seven are seen not to.
      var count = 1
      while count * 8 < seconds.count, count < 1 << 18 { count *= 2 }
      entry.rowMask = UInt32(count - 1)
      rows.append(contentsOf: repeatElement(0, count: count))
      for second in seconds {
        let hash = Entry(number: tree.word(of: second)).hash
        rows[rows.count - count + Int(hash >> 6 & entry.rowMask)] |= 1 << UInt64(hash & 63)
      }
    }
    entries.append(entry)
  }

  func roles(of word: WordID) -> Int32 {
    let entry = entries[Int(word)]
    return (entry.number < 0 ? 0 : Roles.follows) | (entry.node == 0 ? 0 : Roles.begins)
  }

  /// The phrases of a document, none over the border of a sentence, in the order of their starts.
  ///
  /// - Parameter starts: the tokens that begin a phrase for all that their roles, and those of the next, tell.
  mutating func all(
    in document: Document, _ words: WordTable, startingAt starts: ArraySlice<Int>
  ) -> [Found] {
    found.removeAll(keepingCapacity: true)
    for candidate in candidates(in: document, starts) {
      walk(from: candidate.node, document.tokens, candidate.start..<candidate.limit, words)
    }
    return found
  }

  /// Where a phrase may begin by its first two words: the first token, the end of its sentence, and the node.
  private func candidates(
    in document: Document, _ starts: ArraySlice<Int>
  ) -> [(start: Int, limit: Int, node: Int)] {
    var candidates: [(start: Int, limit: Int, node: Int)] = []
    let (tokens, entries, rows) = (document.tokens.span, entries.span, rows.span)
    var sentence = 0
    for start in starts {
      let first = entries[Int(tokens[start].word)]
      let hash = entries[Int(tokens[start + 1].word)].hash
      let row = rows[Int(first.firstRow &+ (hash >> 6 & first.rowMask))]
      if row >> UInt64(hash & 63) & 1 == 0 { continue }
      while document.sentences[sentence].end <= start { sentence += 1 }
      candidates.append((start, document.sentences[sentence].end, Int(first.node)))
    }
    return candidates
  }

  /// Goes down the tree from the node of the first token.
  private mutating func walk(
    from first: Int, _ tokens: [Token], _ range: Range<Int>, _ words: WordTable
  ) {
    var node = first
    for place in range.dropFirst() {
      let number = entries[Int(tokens[place].word)].number
      guard number >= 0, let next = tree.step(from: node, word: number) else { return }
      node = next
      for phrase in tree.phrases(at: node)
      where fits(phrase, tokens, from: range.lowerBound, words) {
        found.append(
          Found(
            start: range.lowerBound, end: place + 1, predicate: tree.predicate(of: phrase)))
      }
    }
  }

  /// Whether the tokens stand and are spelled as a phrase demands.
  private func fits(
    _ phrase: Int, _ tokens: [Token], from start: Int, _ words: WordTable
  ) -> Bool {
    let parts = tree.parts(of: phrase)
    for number in parts {
      let part = tree.part(number)
      let place = start + number - parts.lowerBound
      let token = tokens[place]
      if place > start, part.followsSpace != token.followsSpace { return false }
      if part.spelling != 0, !vocabulary.fits(words[token.word], part.spelling) { return false }
    }
    return true
  }
}
