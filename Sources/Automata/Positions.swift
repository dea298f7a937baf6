internal import CProcessor

/// A set of positions in a text, as bits.
struct Positions: ~Copyable {
  private var words = Buffer<UInt64>()

  /// All that are below a limit.
  mutating func fill(below limit: Int) {
    words.truncate(to: 0)
    words.extend(to: limit / 64 + 1, with: ~0)
  }

  /// Those whose number has one of some bits.
  ///
  /// - Parameter numbers: 64 for each word of bits.
  mutating func setSharing(_ bits: UInt64, with numbers: [UInt64]) {
    words.truncate(to: 0)
    words.extend(to: numbers.count / 64, with: 0)
    numbers.withUnsafeBufferPointer { numbers in
      // Unsafe: there are 64 numbers for each of the words.
      if let first = numbers.baseAddress {
        cprocessor_find_shares(first, bits, words.base, words.count)
      }
    }
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
