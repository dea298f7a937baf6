/// A set of positions in a text, as bits.
struct Positions: ~Copyable {
  private var words = Buffer<UInt64>()

  /// All that are below a limit.
  mutating func fill(below limit: Int) {
    words.truncate(to: 0)
    words.extend(to: limit / 64 + 1, with: ~0)
  }

  /// - Parameter words: where they are, bit by bit.
  mutating func set(_ words: [UInt64], from first: Int, count: Int) {
    self.words.truncate(to: 0)
    for place in first..<first + count { self.words.append(words[place]) }
  }

  @inline(__always)
  func insert(_ position: Int) { words[position >> 6] |= 1 << UInt64(position & 63) }

  /// The first member in a range, or its end.
  @inline(__always)
  func first(in range: Range<Int>) -> Int {
    if range.isEmpty { return range.upperBound }
    var place = range.lowerBound >> 6
    let last = (range.upperBound - 1) >> 6
    var word = words[place] & ~0 << UInt64(range.lowerBound & 63)
    while word == 0, place < last {
      place += 1
      word = words[place]
    }
    return word == 0
      ? range.upperBound : min(range.upperBound, place << 6 + word.trailingZeroBitCount)
  }
}
