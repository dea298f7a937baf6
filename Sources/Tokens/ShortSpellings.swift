internal import CProcessor

/// A spelling of one to sixteen bytes, none of them zero, in two numbers that say which it is.
struct ShortSpelling: Equatable {
  static let limit = 16
  /// No spelling.
  static let none = ShortSpelling(first: 0, second: 0)

  fileprivate let first: UInt64
  fileprivate let second: UInt64

  private init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// Nil for any other spelling.
  init?(_ spelling: Span<UInt8>) {
    guard 1...Self.limit ~= spelling.count else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    // Unsafe: no more bytes than there is room for, see above.
    withUnsafeMutableBytes(of: &halves) { halves in
      spelling.withUnsafeBytes { halves.copyMemory(from: $0) }
    }
    self.init(first: halves.0, second: halves.1)
  }

  /// The spelling of a token, or `none` if that is longer.
  ///
  /// - Parameters:
  ///   - text: has sixteen bytes from the start on.
  ///   - masks: see `masks()`.
  @inline(__always)
  fileprivate init(_ text: RawSpan, at start: Int, count: Int, masks: Span<ShortSpelling>) {
    // No shift and no branch: how long a word is cannot be guessed.
    let number = min(UInt(bitPattern: count), UInt(Self.limit &+ 1))
    let mask = masks[unchecked: Int(truncatingIfNeeded: number)]
    first = text.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self) & mask.first
    second = text.unsafeLoadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self) & mask.second
  }

  /// By count of bytes: so many bytes of ones; of one more than the limit, none.
  fileprivate static func masks() -> [ShortSpelling] {
    (0...limit + 1).map { ShortSpelling([UInt8](repeating: .max, count: $0).span) ?? .none }
  }
}

/// The numbers of short spellings, which nearly all words of a text are: a look-up reads one entry, that
/// holds all of the spelling.
struct ShortSpellings: Sendable {
  /// Of a spelling that was not added.
  static let unknown = WordID.max

  private struct Entry {
    /// `none` where the entry is free.
    var spelling = ShortSpelling.none
    var number = unknown
  }

  private let masks = ShortSpelling.masks()
  private var entries = Array(repeating: Entry(), count: 1 << 10)
  private var count = 0
  /// Unguessable, so that no text can be written whose words all fall into one slot.
  private let seed = (UInt64.random(in: 0...UInt64.max), UInt64.random(in: 0...UInt64.max))

  /// A spelling and where it is sought first.
  private typealias Sought = (spelling: ShortSpelling, slot: Int)

  /// Puts the numbers of their words into the tokens from `first` on; false if one is not known.
  ///
  /// So many in a row that the last entry is on its way from memory when the first one is compared.
  func lookUp(_ tokens: inout MutableSpan<Token>, from first: Int, of text: Span<UInt8>) -> Bool {
    let (entries, masks) = (entries.span, masks.span)
    precondition(0 <= first && masks.count == ShortSpelling.limit + 2)
    var known: WordID = 0
    var sought = InlineArray<32, Sought>(repeating: (.none, 0))
    var done = first
    while done < tokens.count {
      // Unchecked: so many as there are, and as there is room for. Checks took a third of the time.
      let count = min(sought.count, tokens.count &- done)
      for place in 0..<count {
        sought[unchecked: place] = seek(
          tokens[unchecked: done &+ place], of: text, entries, masks)
      }
      for place in 0..<count {
        let (spelling, slot) = sought[unchecked: place]
        let number = Self.number(of: spelling, at: slot, in: entries)
        tokens[unchecked: done &+ place].word = number
        known = max(known, number)
      }
      done &+= count
    }
    return known != Self.unknown
  }

  /// Asks for the entry of a token.
  @inline(__always)
  private func seek(
    _ token: Token, of text: Span<UInt8>, _ entries: Span<Entry>, _ masks: Span<ShortSpelling>
  ) -> Sought {
    let start = Int(token.start)
    let count = Int(token.end) &- start
    let spelling: ShortSpelling =
      if start &+ ShortSpelling.limit <= text.count {
        ShortSpelling(text.bytes, at: start, count: count, masks: masks)
      } else {
        ShortSpelling(text.extracting(start..<start + count)) ?? .none
      }
    let slot = slot(spelling) & (entries.count &- 1)
    entries.withUnsafeBufferPointer { entries in
      // Unsafe: nothing is read there.
      if let first = entries.baseAddress { cprocessor_prefetch(first + slot) }
    }
    return (spelling, slot)
  }

  func number(of spelling: ShortSpelling) -> WordID {
    Self.number(of: spelling, at: slot(spelling), in: entries.span)
  }

  @inline(__always)
  private static func number(
    of spelling: ShortSpelling, at slot: Int, in entries: Span<Entry>
  ) -> WordID {
    let mask = entries.count &- 1
    var slot = slot
    while true {
      // Unchecked: their count is a power of two.
      let entry = entries[unchecked: slot & mask]
      if entry.spelling == spelling || entry.spelling == .none { return entry.number }
      slot &+= 1
    }
  }

  mutating func add(_ spelling: ShortSpelling, number: WordID) {
    count += 1
    if count * 2 > entries.count { grow() }
    put(Entry(spelling: spelling, number: number))
  }

  @inline(__always)
  private func slot(_ spelling: ShortSpelling) -> Int {
    let product = (spelling.first ^ seed.0).multipliedFullWidth(by: spelling.second ^ seed.1)
    return Int(truncatingIfNeeded: (product.high ^ product.low) >> 1)
  }

  private mutating func put(_ entry: Entry) {
    let mask = entries.count - 1
    var slot = slot(entry.spelling)
    while entries[slot & mask].spelling != .none { slot += 1 }
    entries[slot & mask] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(), count: old.count * 2)
    // What was met first is most often met again, and stands where it is sought first.
    let highest = old.lazy.filter { $0.number != Self.unknown }.map { Int($0.number) }.max() ?? 0
    var slots = [Int](repeating: -1, count: highest + 1)
    for (slot, entry) in old.enumerated() where entry.number != Self.unknown {
      slots[Int(entry.number)] = slot
    }
    for slot in slots where slot >= 0 { put(old[slot]) }
  }
}
