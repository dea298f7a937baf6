/// The distinct spellings met so far.
///
/// What is known of a word is worked out once for each of them.
package struct WordTable: Sendable {
  /// Beyond so many spellings a caller does well to `reset()`: memory is bounded by this.
  package static let comfortableCount = 1 << 20

  private var words: [Word] = []
  private var short = ShortSpellings()
  private var spellings = SpellingTable()
  /// By number in `spellings`: the word.
  private var wordOfSpelling: [WordID] = []

  package init() {}

  package var count: Int { words.count }

  package subscript(id: WordID) -> Word { words[Int(id)] }

  // In place: a copy of a word would retain its strings.

  package func shape(_ id: WordID) -> WordShape { words[Int(id)].shape }

  func border(_ id: WordID) -> BorderMarks { words[Int(id)].border }

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
    spelling.count <= 8 ? internShort(spelling) : internLong(spelling)
  }

  @inline(__always)
  private mutating func internShort(_ spelling: Span<UInt8>) -> WordID {
    let letters = ShortSpellings.letters(spelling)
    if let known = short.number(of: letters, count: spelling.count) { return known }
    return add(short: letters, spelling)
  }

  @inline(never)
  private mutating func add(short letters: UInt64, _ spelling: Span<UInt8>) -> WordID {
    let id = WordID(words.count)
    short.add(letters, count: spelling.count, number: id)
    words.append(Word(spelling: Tokenizer.string(spelling, 0..<spelling.count)))
    return id
  }

  @inline(never)
  private mutating func internLong(_ spelling: Span<UInt8>) -> WordID {
    let number = Int(spellings.intern(spelling))
    if number < wordOfSpelling.count { return wordOfSpelling[number] }
    wordOfSpelling.append(WordID(words.count))
    words.append(Word(spelling: spellings.string(UInt32(number))))
    return wordOfSpelling[number]
  }
}

/// Spellings of at most eight bytes, which most words of a text are: a look-up reads one entry, that
/// holds all of the spelling.
struct ShortSpellings: Sendable {
  private struct Entry {
    var letters: UInt64
    /// 0 where free; else one more than the count of bytes.
    var size: UInt32
    var number: WordID
  }

  private var entries: [Entry]
  private var count = 0
  /// Unguessable and odd, so that no text can be written whose words all fall into one slot.
  private let factor = UInt64.random(in: 0...UInt64.max) | 1

  init() {
    entries = Array(repeating: Entry(letters: 0, size: 0, number: 0), count: 1 << 10)
  }

  /// All bytes of a spelling in one number; with their count it says which they are.
  @inline(__always)
  static func letters(_ spelling: Span<UInt8>) -> UInt64 {
    spelling.withUnsafeBytes { bytes in
      let count = bytes.count
      if count >= 4 {
        let first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
        let last = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
        return UInt64(first) << 32 | UInt64(last)
      }
      if count == 0 { return 0 }
      return UInt64(bytes[0]) << 16 | UInt64(bytes[count >> 1]) << 8 | UInt64(bytes[count - 1])
    }
  }

  @inline(__always)
  func number(of letters: UInt64, count: Int) -> WordID? {
    let mask = entries.count - 1
    var slot = slot(letters, count)
    while true {
      let entry = entries[slot & mask]
      if entry.size == 0 { return nil }
      if entry.letters == letters, entry.size == UInt32(truncatingIfNeeded: count + 1) {
        return entry.number
      }
      slot += 1
    }
  }

  mutating func add(_ letters: UInt64, count: Int, number: WordID) {
    self.count += 1
    if self.count * 2 > entries.count { grow() }
    put(Entry(letters: letters, size: UInt32(count + 1), number: number))
  }

  @inline(__always)
  private func slot(_ letters: UInt64, _ count: Int) -> Int {
    let product = (letters ^ UInt64(truncatingIfNeeded: count)).multipliedFullWidth(by: factor)
    return Int(truncatingIfNeeded: (product.high ^ product.low) >> 1)
  }

  private mutating func put(_ entry: Entry) {
    let mask = entries.count - 1
    var slot = slot(entry.letters, Int(entry.size) - 1)
    while entries[slot & mask].size != 0 { slot += 1 }
    entries[slot & mask] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(letters: 0, size: 0, number: 0), count: old.count * 4)
    for entry in old where entry.size != 0 { put(entry) }
  }
}
