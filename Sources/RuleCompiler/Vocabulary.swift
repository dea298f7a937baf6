package import Automata
package import Storage
package import Tokens

/// The words that the rules know, and which predicates each satisfies; the list phrases of several words.
///
/// A word of a text is looked up here once per distinct spelling. All is in flat tables, to be read in place:
/// a million phrases cost about 40 bytes each, and no time to load. Rows that belong together lie side by
/// side, from `first[i]` to before `first[i + 1]`. By reference, since it is asked for one word at a time.
package final class Vocabulary: Sendable {
  /// By the lower-case letters.
  let words: Spellings
  let spellings: Spellings
  /// By word: its links.
  ///
  /// A link is a predicate that the word satisfies (the upper half), if it is spelled
  /// as the rules wrote it (the lower half, a `Spelling`).
  let firstLink: Table<UInt32>
  let links: Table<UInt64>
  /// The phrases of several words.
  package let phrases: PhraseTree

  init(
    words: Spellings, spellings: Spellings, firstLink: Table<UInt32>, links: Table<UInt64>,
    phrases: PhraseTree
  ) {
    self.words = words
    self.spellings = spellings
    self.firstLink = firstLink
    self.links = links
    self.phrases = phrases
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    words = try reader.read()
    spellings = try reader.read()
    firstLink = try reader.readTable()
    phrases = try reader.read()
    links = try reader.readTable()
    guard reader.isTrusted || isWhole else { throw DamagedBytes() }
  }

  /// How a word must be spelled, beyond its letters: 0 for any case, else one more than the number of
  /// the spelling that smart case asks for.
  package typealias Spelling = UInt32

  /// The number of a word that the rules know.
  package func number(of word: Word) -> Int32? { words.number(of: word.lower).map(Int32.init) }

  /// Adds the predicates that a word satisfies.
  package func collect(_ word: Word, number: Int32, into found: inout [PredicateID]) {
    for index in firstLink[Int(number)]..<firstLink[Int(number) + 1] {
      let link = links[Int(index)]
      if fits(word, Spelling(truncatingIfNeeded: link)) { found.append(PredicateID(link >> 32)) }
    }
  }

  /// As written, or all in capitals; words of one letter and of capitals alone only as written.
  package func fits(_ word: Word, _ spelling: Spelling) -> Bool {
    if spelling == 0 || spellings.isSpelling(spelling - 1, of: word.text) { return true }
    return word.shape.contains(.upper)
      && word.text == spellings.string(spelling - 1).uppercased()
  }

  /// What a phrase demands of one of its words.
  package struct Part: Hashable, Sendable {
    package var spelling: Spelling
    /// White space stands before the word.
    package var followsSpace: Bool

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
    writer.write(firstLink)
    writer.write(phrases)
    writer.write(links)
  }

  /// Every number in the tables is one of a row that is there.
  fileprivate var isWhole: Bool {
    firstLink.count == words.count + 1 && firstLink.isAscending(to: links.count)
      && links.allSatisfy { Int(UInt32(truncatingIfNeeded: $0)) <= spellings.count }
      && phrases.isWhole(words: words.count, spellings: spellings.count)
  }

  /// No word and no phrase satisfies a predicate from this number on.
  func names(onlyBelow limit: Int) -> Bool {
    phrases.predicates.isBelow(limit) && links.allSatisfy { Int($0 >> 32) < limit }
  }
}
