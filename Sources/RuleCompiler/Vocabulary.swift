package import Automata
package import Tokens

/// The words that the rules know, and which predicates each satisfies; the list phrases of several words.
///
/// A word of a text is looked up here once per distinct spelling. Phrases stand in one tree over word
/// numbers, in one table, so that a million phrases cost memory in proportion to their words.
package struct Vocabulary: Sendable {
  /// A predicate that a word satisfies, if it is spelled as the rules wrote it.
  private struct Link: Sendable {
    var predicate: Int32
    /// Index of the spelling with its capitals; -1 where any case will do.
    var spelling: Int32
    var next: Int32
  }

  /// What a phrase demands of its words beyond their letters.
  private struct Phrase: Sendable {
    var predicate: PredicateID
    var next: Int32
    /// Per word the spelling that smart case asks for (-1: any case), and whether space stands before.
    var words: [(spelling: Int32, followsSpace: Bool)]
  }

  private var numbers: [String: Int32] = [:]
  private var links: [Link] = []
  private var firstLink: [Int32] = []
  private var startsPhrase: [Bool] = []
  private var spellings: [String] = []
  private var spellingNumbers: [String: Int32] = [:]
  private var branches: [UInt64: Int32] = [:]
  private var phrases: [Phrase] = []
  /// First phrase that ends at a node; -1 for none. Node 0 is the root.
  private var firstPhrase: [Int32] = [-1]

  package init() {}

  // MARK: - Building

  private mutating func number(of lower: String) -> Int32 {
    if let known = numbers[lower] { return known }
    let number = Int32(firstLink.count)
    numbers[lower] = number
    firstLink.append(-1)
    startsPhrase.append(false)
    return number
  }

  /// Smart case: a word without a capital matches in any case.
  private mutating func spelling(of word: Word) -> Int32 {
    if word.text == word.lower, !isOneLetter(word) { return -1 }
    if let known = spellingNumbers[word.text] { return known }
    let number = Int32(spellings.count)
    spellings.append(word.text)
    spellingNumbers[word.text] = number
    return number
  }

  private func isOneLetter(_ word: Word) -> Bool {
    word.text.unicodeScalars.count == 1 && !word.shape.isDisjoint(with: [.lower, .capitalized])
  }

  /// Makes a word satisfy a predicate.
  package mutating func add(_ word: Word, predicate: PredicateID) {
    let number = Int(number(of: word.lower))
    let spelling = spelling(of: word)
    links.append(
      Link(predicate: Int32(predicate), spelling: spelling, next: firstLink[number]))
    firstLink[number] = Int32(links.count - 1)
  }

  /// Makes a phrase of several words an edge that satisfies a predicate.
  package mutating func add(_ words: [(word: Word, followsSpace: Bool)], predicate: PredicateID) {
    var node: Int32 = 0
    for (index, part) in words.enumerated() {
      let number = number(of: part.word.lower)
      if index == 0 { startsPhrase[Int(number)] = true }
      let key = UInt64(UInt32(node)) << 32 | UInt64(UInt32(number))
      if let next = branches[key] {
        node = next
      } else {
        node = Int32(firstPhrase.count)
        firstPhrase.append(-1)
        branches[key] = node
      }
    }
    phrases.append(
      Phrase(
        predicate: predicate, next: firstPhrase[Int(node)],
        words: words.map { (spelling(of: $0.word), $0.followsSpace) }))
    firstPhrase[Int(node)] = Int32(phrases.count - 1)
  }

  // MARK: - Reading

  /// The number of a word that the rules know.
  package func number(of word: Word) -> Int32? { numbers[word.lower] }

  package func startsPhrase(_ number: Int32) -> Bool { startsPhrase[Int(number)] }

  /// Adds the predicates that a word satisfies.
  package func collect(_ word: Word, number: Int32, into set: inout PredicateSet) {
    var link = firstLink[Int(number)]
    while link >= 0 {
      let entry = links[Int(link)]
      if fits(word, entry.spelling) { set.insert(PredicateID(entry.predicate)) }
      link = entry.next
    }
  }

  /// As written, or all in capitals; words of one letter and of capitals alone only as written.
  private func fits(_ word: Word, _ spelling: Int32) -> Bool {
    guard spelling >= 0 else { return true }
    let wanted = spellings[Int(spelling)]
    if word.text == wanted { return true }
    return word.shape.contains(.upper) && word.text == wanted.uppercased()
  }

  /// One step down the tree of phrases; nil where no phrase goes on with this word.
  package func step(from node: Int32, word number: Int32) -> Int32? {
    branches[UInt64(UInt32(node)) << 32 | UInt64(UInt32(number))]
  }

  /// Calls `found` with the predicate of each phrase that ends at a node and fits the words as they stand.
  package func phrases(
    at node: Int32, words: (Int) -> (word: Word, followsSpace: Bool), found: (PredicateID) -> Void
  ) {
    var index = firstPhrase[Int(node)]
    while index >= 0 {
      let phrase = phrases[Int(index)]
      let isFitting = phrase.words.indices.allSatisfy { position in
        let (word, followsSpace) = words(position)
        let wanted = phrase.words[position]
        return (position == 0 || wanted.followsSpace == followsSpace) && fits(word, wanted.spelling)
      }
      if isFitting { found(phrase.predicate) }
      index = phrase.next
    }
  }
}
