internal import Tokens

/// Numbers filed under words: the numbers of each word in a chain, the last one filed first.
///
/// One per thread: the table of all words is made once, and what a document filed is taken out again.
struct WordChains {
  private struct Link {
    let word: WordID
    let number: Int32
    var next: Int32
  }

  /// The end of every chain.
  static let end: Int32 = -1

  /// By word: its first link.
  private var heads: [Int32] = []
  /// By word, a bit: something may be filed under it.
  ///
  /// Every word of a text is asked for, most of which have nothing; these bits are in the cache, the heads are
  /// not.
  private var filed: [UInt64] = []
  private var links: [Link] = []

  mutating func makeRoom(forWords count: Int) {
    if heads.count < count {
      heads.append(contentsOf: repeatElement(Self.end, count: count - heads.count))
      filed.append(contentsOf: repeatElement(0, count: count / 64 + 1 - filed.count))
    }
  }

  func first(of word: WordID) -> Int32 {
    filed[Int(word >> 6)] & 1 << UInt64(word & 63) == 0 ? Self.end : heads[Int(word)]
  }

  func next(_ link: Int32) -> Int32 { links[Int(link)].next }

  func number(_ link: Int32) -> Int { Int(links[Int(link)].number) }

  /// Files a number, at the head of the chain or behind a link of it.
  mutating func insert(_ number: Int, under word: WordID, behind link: Int32 = end) {
    filed[Int(word >> 6)] |= 1 << UInt64(word & 63)
    let new = Int32(links.count)
    let next = link < 0 ? heads[Int(word)] : links[Int(link)].next
    links.append(Link(word: word, number: Int32(number), next: next))
    if link < 0 { heads[Int(word)] = new } else { links[Int(link)].next = new }
  }

  /// Takes out the first number of a word's chain that passes.
  mutating func removeFirst(under word: WordID, where passes: (Int) -> Bool) {
    var previous = Self.end
    var link = heads[Int(word)]
    while link >= 0 {
      let next = links[Int(link)].next
      if passes(Int(links[Int(link)].number)) {
        if previous < 0 { heads[Int(word)] = next } else { links[Int(previous)].next = next }
        return
      }
      previous = link
      link = next
    }
  }

  /// Costs as much as was filed, not as much as there are words.
  mutating func removeAll() {
    for link in links {
      heads[Int(link.word)] = Self.end
      filed[Int(link.word >> 6)] = 0
    }
    links.removeAll(keepingCapacity: true)
  }
}

/// Queues of numbers that share one array: a document fills dozens, most of them with nothing.
struct NumberQueues {
  private var heads: [Int32]
  private var tails: [Int32]
  private var entries: [(number: Int32, next: Int32)] = []

  init(count: Int) {
    heads = Array(repeating: -1, count: count)
    tails = heads
  }

  mutating func append(_ number: Int, to queue: Int) {
    let new = Int32(entries.count)
    entries.append((Int32(number), -1))
    if heads[queue] < 0 { heads[queue] = new } else { entries[Int(tails[queue])].next = new }
    tails[queue] = new
  }

  func isEmpty(_ queue: Int) -> Bool { heads[queue] < 0 }

  /// The place of a queue's first number; below zero for none.
  func first(of queue: Int) -> Int32 { heads[queue] }

  func next(_ place: Int32) -> Int32 { entries[Int(place)].next }

  func number(_ place: Int32) -> Int { Int(entries[Int(place)].number) }
}
