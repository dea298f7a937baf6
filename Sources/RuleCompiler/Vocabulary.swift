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
    var parts: [Part]
  }

  /// A word as a rule or a list wrote it: its number, and the spelling that smart case asks for.
  package struct Entry: Hashable, Sendable {
    fileprivate var number: Int32
    /// -1 where any case will do.
    fileprivate var spelling: Int32
  }

  /// A word of a phrase, and whether white space stands before it.
  package struct Part: Hashable, Sendable {
    package var entry: Entry
    package var followsSpace: Bool
  }

  /// By the lower-case letters.
  private var numbers = SpellingTable()
  private var links: [Link] = []
  private var firstLink: [Int32] = []
  private var startsPhrase: [Bool] = []
  private var scratch: [UInt8] = []
  private var spellings = SpellingTable()
  private var branches: [UInt64: Int32] = [:]
  private var phrases: [Phrase] = []
  /// First phrase that ends at a node, -1 for none; node 0 is the root.
  private var firstPhrase: [Int32] = [-1]

  package init() {}

  // MARK: - Building

  /// Smart case: a word without a capital matches in any case.
  package mutating func entry(of word: Word) -> Entry {
    let number = numbers.intern(word.lower)
    makeRoom(for: number)
    let isPlain = word.text == word.lower && !isOneLetter(word)
    return Entry(
      number: Int32(number), spelling: isPlain ? -1 : Int32(spellings.intern(word.text)))
  }

  /// The same for a word of ASCII letters, without a `Word`: most of what lists hold.
  package mutating func entry(ofLetters letters: Span<UInt8>) -> Entry {
    var lowered = exchange(&scratch, with: [])
    lowered.removeAll(keepingCapacity: true)
    var hasCapital = false
    for index in letters.indices {
      hasCapital = hasCapital || letters[index] < UInt8(ascii: "a")
      lowered.append(letters[index] | 0x20)
    }
    let number = numbers.intern(lowered.span)
    scratch = lowered
    makeRoom(for: number)
    let isPlain = !hasCapital && letters.count > 1
    return Entry(number: Int32(number), spelling: isPlain ? -1 : Int32(spellings.intern(letters)))
  }

  private mutating func makeRoom(for number: UInt32) {
    guard number == firstLink.count else { return }
    firstLink.append(-1)
    startsPhrase.append(false)
  }

  private func isOneLetter(_ word: Word) -> Bool {
    word.text.unicodeScalars.count == 1 && !word.shape.isDisjoint(with: [.lower, .capitalized])
  }

  /// Makes a word satisfy a predicate.
  package mutating func add(_ entry: Entry, predicate: PredicateID) {
    let number = Int(entry.number)
    links.append(
      Link(predicate: Int32(predicate), spelling: entry.spelling, next: firstLink[number]))
    firstLink[number] = Int32(links.count - 1)
  }

  /// Makes a phrase of several words an edge that satisfies a predicate; once is enough.
  package mutating func add(_ parts: [Part], predicate: PredicateID) {
    var node: Int32 = 0
    for (index, part) in parts.enumerated() {
      if index == 0 { startsPhrase[Int(part.entry.number)] = true }
      let key = Self.branch(from: node, part.entry.number)
      if let next = branches[key] {
        node = next
      } else {
        node = Int32(firstPhrase.count)
        firstPhrase.append(-1)
        branches[key] = node
      }
    }
    var known = firstPhrase[Int(node)]
    while known >= 0 {
      let phrase = phrases[Int(known)]
      if phrase.predicate == predicate, phrase.parts == parts { return }
      known = phrase.next
    }
    phrases.append(Phrase(predicate: predicate, next: firstPhrase[Int(node)], parts: parts))
    firstPhrase[Int(node)] = Int32(phrases.count - 1)
  }

  private static func branch(from node: Int32, _ number: Int32) -> UInt64 {
    UInt64(UInt32(node)) << 32 | UInt64(UInt32(number))
  }

  // MARK: - Reading

  /// The number of a word that the rules know.
  package func number(of word: Word) -> Int32? { numbers.number(of: word.lower).map(Int32.init) }

  package func startsPhrase(_ number: Int32) -> Bool { startsPhrase[Int(number)] }

  /// Adds the predicates that a word satisfies.
  package func collect(_ word: Word, number: Int32, into found: inout [PredicateID]) {
    var link = firstLink[Int(number)]
    while link >= 0 {
      let entry = links[Int(link)]
      if fits(word, entry.spelling) { found.append(PredicateID(entry.predicate)) }
      link = entry.next
    }
  }

  /// As written, or all in capitals; words of one letter and of capitals alone only as written.
  private func fits(_ word: Word, _ spelling: Int32) -> Bool {
    guard spelling >= 0 else { return true }
    let wanted = spellings.string(UInt32(spelling))
    if word.text == wanted { return true }
    return word.shape.contains(.upper) && word.text == wanted.uppercased()
  }

  /// One step down the tree of phrases; nil where no phrase goes on with this word.
  package func step(from node: Int32, word number: Int32) -> Int32? {
    branches[Self.branch(from: node, number)]
  }

  /// Calls `found` with the predicate of each phrase that ends at a node and fits the words as they stand.
  package func phrases(
    at node: Int32, words: (Int) -> (word: Word, followsSpace: Bool), found: (PredicateID) -> Void
  ) {
    var index = firstPhrase[Int(node)]
    while index >= 0 {
      let phrase = phrases[Int(index)]
      let isFitting = phrase.parts.indices.allSatisfy { position in
        let (word, followsSpace) = words(position)
        let wanted = phrase.parts[position]
        return (position == 0 || wanted.followsSpace == followsSpace)
          && fits(word, wanted.entry.spelling)
      }
      if isFitting { found(phrase.predicate) }
      index = phrase.next
    }
  }
}
