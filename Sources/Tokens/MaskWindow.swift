internal import CProcessor

/// Walks over the places of a text where tokens may start, by masks of 64 bytes.
struct MaskWindow {
  /// Where its block starts in the text.
  private var base = -64
  /// The letters and digits of the block, and of the one behind it: a word may go on there.
  private var letters: UInt64 = 0
  private var next = CMasks(letters: 0, solids: 0, odd: 0)
  /// The odd bytes of the block, each one place higher: so the byte before the block is in it.
  private var odd: UInt64 = 0
  /// What of them falls out behind the block; nothing is before a text, and that is odd.
  private var lastOdd: UInt64 = 1
  /// Of the last bytes of the text, which are no whole block.
  private let last: CMasks
  private let count: Int
  /// Where tokens may start that were not walked over: the first of a run of letters and digits, and any
  /// other byte that is no blank.
  private var starts: UInt64 = 0
  /// Where the same tokens have their last byte, as far as that is in the block: the first for the first.
  private var lasts: UInt64 = 0
  /// No odd byte is in the tokens that end here, nor right before or behind them.
  private var quiet: UInt64 = 0
  /// None before this place.
  private var skipped = 0

  init(_ text: Span<UInt8>) {
    count = text.count
    var rest = InlineArray<64, UInt8>(repeating: 0)
    for place in 0..<text.count & 63 { rest[place] = text[text.count & ~63 + place] }
    last = Self.masks(rest.span, at: 0)
    next = masks(text, at: 0)
  }

  /// Nothing of the block is left.
  @inline(__always)
  var isEmpty: Bool { starts == 0 }

  /// Where the block ends.
  @inline(__always)
  var end: Int { base &+ 64 }

  /// There is no block behind this one.
  @inline(__always)
  var isLast: Bool { end >= count }

  /// Goes to the next block.
  @inline(__always)
  mutating func advance(_ text: Span<UInt8>) {
    let before = letters >> 63
    letters = next.letters
    starts = next.solids & ~(letters & (letters << 1 | before))
    let solids = next.solids
    odd = next.odd << 1 | lastOdd
    lastOdd = next.odd >> 63
    base &+= 64
    starts = behindSkipped(starts)
    next = masks(text, at: base &+ 64)
    lasts = solids & ~(letters & (letters >> 1 | next.letters << 63))
    // The first one's, if that started in the block before.
    lasts &= lasts &- (letters & before)
    lasts = behindSkipped(lasts)
  }

  /// Finds how far there is no odd byte from the next token on.
  @inline(__always)
  mutating func listen() {
    let ahead = odd & (0 &- (starts & (0 &- starts)))
    // One place of the two is that of the byte behind a token; the other that by which `odd` is higher.
    quiet = 1 &<< UInt64(truncatingIfNeeded: max(ahead.trailingZeroBitCount, 2) &- 2) &- 1
  }

  /// The next token ends in the block and has nothing odd about it, as `listen` found.
  @inline(__always)
  var isQuiet: Bool { lasts & quiet != 0 }

  /// Where the next token starts and ends, if it is quiet.
  @inline(__always)
  var quietToken: (start: Int, end: Int) {
    (base &+ starts.trailingZeroBitCount, base &+ lasts.trailingZeroBitCount &+ 1)
  }

  @inline(__always)
  mutating func dropFirst() {
    starts &= starts &- 1
    lasts &= lasts &- 1
  }

  /// The next place where a token may start: how many letters and digits are there (there may be more than
  /// 64), and whether no odd byte is in the token, nor right before or behind it.
  @inline(__always)
  mutating func pop() -> (start: Int, letters: Int, isPlain: Bool) {
    let place = UInt64(truncatingIfNeeded: starts.trailingZeroBitCount)
    dropFirst()
    let run = letters &>> place | (next.letters &<< 1) &<< (63 &- place)
    let count = (~run).trailingZeroBitCount
    let odd = odd &>> place | ((next.odd &<< 1 | lastOdd) &<< 1) &<< (63 &- place)
    return (
      base &+ Int(truncatingIfNeeded: place), count,
      odd.trailingZeroBitCount > max(count, 1) &+ 1
    )
  }

  /// Passes over what is before a position, which may be far behind the block.
  mutating func skip(to position: Int) {
    skipped = position
    starts = behindSkipped(starts)
    lasts = behindSkipped(lasts)
  }

  @inline(__always)
  private func behindSkipped(_ starts: UInt64) -> UInt64 {
    if skipped <= base { return starts }
    return skipped < end ? starts & UInt64.max &<< UInt64(skipped - base) : 0
  }

  @inline(__always)
  private func masks(_ text: Span<UInt8>, at position: Int) -> CMasks {
    if position &+ 64 <= count { return Self.masks(text, at: position) }
    return position < count ? last : CMasks(letters: 0, solids: 0, odd: 0)
  }

  @inline(__always)
  private static func masks(_ text: Span<UInt8>, at position: Int) -> CMasks {
    text.extracting(position..<position &+ 64).withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return CMasks(letters: 0, solids: 0, odd: 0) }
      // Unsafe: 64 bytes are read, and so many are there.
      return cmasks(start)
    }
  }
}
