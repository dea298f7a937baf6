package import Automata
package import Storage
package import Tokens

/// The words that the rules know, and which predicates each satisfies; the list phrases of several words.
///
/// A word of a text is looked up here once per distinct spelling. Phrases stand in one tree over word
/// numbers. All is in flat tables, to be read in place: a million phrases cost about 40 bytes each, and no
/// time to load. Rows that belong together lie side by side, from `first[i]` to before `first[i + 1]`.
package struct Vocabulary: Sendable {
  /// By the lower-case letters.
  let words: Spellings
  let spellings: Spellings
  /// By word: its links.
  ///
  /// A link is a predicate that the word satisfies (the upper half), if it is spelled
  /// as the rules wrote it (the lower half, a `Spelling`).
  let firstLink: Table<UInt32>
  let links: Table<UInt64>
  /// By word: the node of the phrases that start with it; 0, the root, where there are none.
  let branches: Table<UInt32>
  /// By node: the last word of the way to it, and the nodes below it, in the order of their words.
  let nodeWords: Table<UInt32>
  let firstChild: Table<UInt32>
  /// By node: the phrases that end there.
  let firstPhrase: Table<UInt32>
  let phrasePredicates: Table<UInt32>
  /// By phrase: what it demands of its words beyond their letters, a `Part` for each.
  let firstPart: Table<UInt32>
  let parts: Table<UInt32>

  package init() {
    self = VocabularyBuilder().vocabulary()
  }

  init(
    words: Spellings, spellings: Spellings, firstLink: Table<UInt32>, links: Table<UInt64>,
    branches: Table<UInt32>, nodeWords: Table<UInt32>, firstChild: Table<UInt32>,
    firstPhrase: Table<UInt32>, phrasePredicates: Table<UInt32>, firstPart: Table<UInt32>,
    parts: Table<UInt32>
  ) {
    self.words = words
    self.spellings = spellings
    self.firstLink = firstLink
    self.links = links
    self.branches = branches
    self.nodeWords = nodeWords
    self.firstChild = firstChild
    self.firstPhrase = firstPhrase
    self.phrasePredicates = phrasePredicates
    self.firstPart = firstPart
    self.parts = parts
  }

  /// How a word must be spelled, beyond its letters: 0 for any case, else one more than the number of
  /// the spelling that smart case asks for.
  typealias Spelling = UInt32

  /// The number of a word that the rules know.
  package func number(of word: Word) -> Int32? { words.number(of: word.lower).map(Int32.init) }

  package func startsPhrase(_ number: Int32) -> Bool { branches[Int(number)] != 0 }

  /// Adds the predicates that a word satisfies.
  package func collect(_ word: Word, number: Int32, into found: inout [PredicateID]) {
    for index in firstLink[Int(number)]..<firstLink[Int(number) + 1] {
      let link = links[Int(index)]
      if fits(word, Spelling(truncatingIfNeeded: link)) { found.append(PredicateID(link >> 32)) }
    }
  }

  /// As written, or all in capitals; words of one letter and of capitals alone only as written.
  private func fits(_ word: Word, _ spelling: Spelling) -> Bool {
    if spelling == 0 || spellings.isSpelling(spelling - 1, of: word.text) { return true }
    return word.shape.contains(.upper)
      && word.text == spellings.string(spelling - 1).uppercased()
  }

  /// One step down the tree of phrases; nil where no phrase goes on with this word.
  package func step(from node: Int32, word number: Int32) -> Int32? {
    let word = UInt32(number)
    if node == 0 {
      let first = branches[Int(word)]
      return first == 0 ? nil : Int32(first)
    }
    var low = firstChild[Int(node)]
    let end = firstChild[Int(node) + 1]
    var high = end
    while low < high {
      let middle = low + (high - low) / 2
      if nodeWords[Int(middle)] < word { low = middle + 1 } else { high = middle }
    }
    return low < end && nodeWords[Int(low)] == word ? Int32(low) : nil
  }

  /// Whether a phrase ends at a node, if the words fit as they stand.
  package func endsPhrase(at node: Int32) -> Bool {
    firstPhrase[Int(node)] < firstPhrase[Int(node) + 1]
  }

  /// Calls `found` with the predicate of each phrase that ends at a node and fits the words as they stand.
  package func phrases(
    at node: Int32, words: (Int) -> (word: Word, followsSpace: Bool), found: (PredicateID) -> Void
  ) {
    for phrase in firstPhrase[Int(node)]..<firstPhrase[Int(node) + 1] {
      let first = Int(firstPart[Int(phrase)])
      let count = Int(firstPart[Int(phrase) + 1]) - first
      let isFitting = (0..<count).allSatisfy { position in
        let part = Part(packed: parts[first + position])
        let (word, followsSpace) = words(position)
        return (position == 0 || part.followsSpace == followsSpace) && fits(word, part.spelling)
      }
      if isFitting { found(PredicateID(phrasePredicates[Int(phrase)])) }
    }
  }

  /// What a phrase demands of one of its words.
  struct Part: Hashable, Sendable {
    var spelling: Spelling
    /// White space stands before the word.
    var followsSpace: Bool

    init(spelling: Spelling, followsSpace: Bool) {
      self.spelling = spelling
      self.followsSpace = followsSpace
    }

    init(packed: UInt32) {
      self.init(spelling: packed >> 1, followsSpace: packed & 1 != 0)
    }

    var packed: UInt32 { spelling << 1 | (followsSpace ? 1 : 0) }
  }
}

extension Vocabulary: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(words)
    writer.write(spellings)
    for table in [
      firstLink, branches, nodeWords, firstChild, firstPhrase, phrasePredicates, firstPart, parts,
    ] {
      writer.write(table)
    }
    writer.write(links)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    words = try reader.read()
    spellings = try reader.read()
    firstLink = try reader.readTable()
    branches = try reader.readTable()
    nodeWords = try reader.readTable()
    firstChild = try reader.readTable()
    firstPhrase = try reader.readTable()
    phrasePredicates = try reader.readTable()
    firstPart = try reader.readTable()
    parts = try reader.readTable()
    links = try reader.readTable()
    guard reader.isTrusted || isWhole else { throw DamagedBytes() }
  }

  /// Every number in the tables is one of a row that is there.
  private var isWhole: Bool {
    let nodes = nodeWords.count
    return firstLink.count == words.count + 1 && firstLink.isAscending(to: links.count)
      && links.allSatisfy { Int(UInt32(truncatingIfNeeded: $0)) <= spellings.count }
      && branches.count == words.count && branches.isBelow(nodes)
      && firstChild.count == nodes + 1 && firstChild.isAscending(to: nodes)
      && firstPhrase.count == nodes + 1 && firstPhrase.isAscending(to: phrasePredicates.count)
      && firstPart.count == phrasePredicates.count + 1 && firstPart.isAscending(to: parts.count)
      && parts.isBelow(spellings.count * 2 + 2)
  }

  /// No word and no phrase satisfies a predicate from this number on.
  func names(onlyBelow limit: Int) -> Bool {
    phrasePredicates.isBelow(limit) && links.allSatisfy { Int($0 >> 32) < limit }
  }
}
