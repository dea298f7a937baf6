internal import Automata
internal import Storage
internal import Tokens

/// Collects the words and the phrases of a rule set, and makes a `Vocabulary` of them.
struct VocabularyBuilder {
  /// A word as a rule or a list wrote it: its number, and the spelling that smart case asks for.
  struct Entry: Hashable {
    fileprivate var number: UInt32
    fileprivate var spelling: Vocabulary.Spelling
  }

  /// A word of a phrase, and whether white space stands before it.
  struct Part: Hashable {
    var entry: Entry
    var followsSpace: Bool
  }

  private var words = SpellingTable()
  private var spellings = SpellingTable()
  private var scratch: [UInt8] = []
  /// What words satisfy, in the order of the calls.
  private var links: [(word: UInt32, link: UInt64)] = []
  /// Of the tree of phrases; node 0 is the root.
  private var tree = WordTree()
  /// What phrases satisfy, in the order of the calls; their parts lie one after the other.
  private var phrases: [(node: UInt32, predicate: UInt32, firstPart: UInt32)] = []
  private var parts: [UInt32] = []
  /// By node: the last phrase that ends there, one more than its number; and the one before that.
  private var lastPhrase: [UInt32] = [0]
  private var earlierPhrase: [UInt32] = []

  /// Smart case: a word without a capital matches in any case.
  mutating func entry(of word: Word) -> Entry {
    let number = words.intern(word.lower)
    let isPlain = word.text == word.lower && !isOneLetter(word)
    return Entry(number: number, spelling: isPlain ? 0 : spellings.intern(word.text) + 1)
  }

  /// The same for a word of ASCII letters, without a `Word`: most of what lists hold.
  mutating func entry(ofLetters letters: Span<UInt8>) -> Entry {
    var lowered = exchange(&scratch, with: [])
    lowered.removeAll(keepingCapacity: true)
    var hasCapital = false
    for index in letters.indices {
      hasCapital = hasCapital || letters[index] < UInt8(ascii: "a")
      lowered.append(letters[index] | 0x20)
    }
    let number = words.intern(lowered.span)
    scratch = lowered
    let isPlain = !hasCapital && letters.count > 1
    return Entry(number: number, spelling: isPlain ? 0 : spellings.intern(letters) + 1)
  }

  private func isOneLetter(_ word: Word) -> Bool {
    word.text.unicodeScalars.count == 1 && !word.shape.isDisjoint(with: [.lower, .capitalized])
  }

  /// Makes a word satisfy a predicate.
  mutating func add(_ entry: Entry, predicate: PredicateID) {
    links.append((entry.number, UInt64(predicate) << 32 | UInt64(entry.spelling)))
  }

  /// Makes a phrase of several words an edge that satisfies a predicate; once is enough.
  mutating func add(_ phrase: ArraySlice<Part>, predicate: PredicateID) {
    var node: UInt32 = 0
    for part in phrase { node = tree.child(of: node, word: part.entry.number) }
    while lastPhrase.count < tree.count { lastPhrase.append(0) }
    let wanted = phrase.lazy.map {
      Vocabulary.Part(spelling: $0.entry.spelling, followsSpace: $0.followsSpace).packed
    }
    var known = lastPhrase[Int(node)]
    while known > 0 {
      let other = phrases[Int(known) - 1]
      if other.predicate == predicate, parts[Int(other.firstPart)...].starts(with: wanted) {
        return
      }
      known = earlierPhrase[Int(known) - 1]
    }
    phrases.append((node, UInt32(predicate), UInt32(parts.count)))
    parts += wanted
    earlierPhrase.append(lastPhrase[Int(node)])
    lastPhrase[Int(node)] = UInt32(phrases.count)
  }

  /// All that was added so far.
  func vocabulary() -> Vocabulary {
    let order = tree.order()
    var newNumber = [UInt32](repeating: 0, count: order.nodes.count)
    for (number, node) in order.nodes.enumerated() { newNumber[Int(node)] = UInt32(number) }
    var branches = [UInt32](repeating: 0, count: words.count)
    for number in 1..<max(1, Int(order.firstChild[1])) {
      branches[Int(tree.word(of: order.nodes[number]))] = UInt32(number)
    }
    // What was added last comes first.
    let linkRows = Rows(count: words.count, of: links.reversed(), row: \.word)
    let phraseRows = Rows(count: tree.count, of: phrases.indices.reversed()) {
      newNumber[Int(phrases[$0].node)]
    }
    let ends = phrases.dropFirst().map(\.firstPart) + [UInt32(parts.count)]
    var firstPart: [UInt32] = [0]
    var sortedParts: [UInt32] = []
    sortedParts.reserveCapacity(parts.count)
    for phrase in phraseRows.items {
      sortedParts += parts[Int(phrases[phrase].firstPart)..<Int(ends[phrase])]
      firstPart.append(UInt32(sortedParts.count))
    }
    return Vocabulary(
      words: words.frozen(), spellings: spellings.frozen(isSearched: false),
      firstLink: Table(linkRows.first), links: Table(linkRows.items.lazy.map(\.link)),
      phrases: PhraseTree(
        branches: Table(branches), nodeWords: Table(order.nodes.lazy.map { tree.word(of: $0) }),
        firstChild: Table(order.firstChild), firstPhrase: Table(phraseRows.first),
        predicates: Table(phraseRows.items.lazy.map { phrases[$0].predicate }),
        firstPart: Table(firstPart), parts: Table(sortedParts)))
  }
}

/// Items sorted into rows, those of a row in the order in which they came.
struct Rows<Item> {
  /// Row `i` holds the items from `first[i]` to before `first[i + 1]`.
  private(set) var first: [UInt32]
  private(set) var items: [Item]

  init(count: Int, of all: some Collection<Item>, row: (Item) -> UInt32) {
    first = [UInt32](repeating: 0, count: count + 1)
    for item in all { first[Int(row(item)) + 1] += 1 }
    for index in 0..<count { first[index + 1] += first[index] }
    var next = first
    items = Array(unsafeUninitializedCapacity: all.count) { buffer, filled in
      // Each place is written once: the counts above say so.
      for item in all {
        buffer.initializeElement(at: Int(next[Int(row(item))]), to: item)
        next[Int(row(item))] += 1
      }
      filled = all.count
    }
  }
}
