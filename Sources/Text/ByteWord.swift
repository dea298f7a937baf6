/// Eight bytes of a text at once: what most texts do not hold is sought by words.
///
/// All of it can be inlined into other modules: a call costs more than what it does.
@usableFromInline
package struct ByteWord {
  @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  @usableFromInline let bits: UInt64

  /// The bytes from `offset` on; there must be eight.
  @inlinable @inline(__always)
  package init(_ text: RawSpan, at offset: Int) {
    bits = text.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inlinable @inline(__always)
  package var isASCII: Bool { bits & Self.highBits == 0 }

  /// Whether the 32 bytes from `offset` on are ASCII, by one branch; there must be so many.
  @inlinable @inline(__always)
  package static func areASCII(_ text: RawSpan, at offset: Int) -> Bool {
    let words = text.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
    return words & SIMD4(repeating: highBits) == .zero
  }

  /// How many bytes continue a code point, and how many begin one beyond U+FFFF, in a range of a text that is
  /// UTF-8; of 32 bytes, or a multiple up to 256.
  @inlinable @inline(__always)
  package static func counts(
    _ text: RawSpan, _ range: Range<Int>
  ) -> (continuations: Int, wideLeads: Int) {
    typealias Words = SIMD4<UInt64>
    let highBits = Words(repeating: highBits)
    // Byte by byte: none comes to more than 8, and all together to less than 256.
    var continuations = Words.zero
    var wideLeads = Words.zero
    var offset = range.lowerBound
    while offset < range.upperBound {
      let words = text.unsafeLoadUnaligned(fromByteOffset: offset, as: Words.self)
      let second = words &<< 1
      continuations &+= (words & ~second & highBits) &>> 7
      wideLeads &+= (words & second & (words &<< 2) & (words &<< 3) & highBits) &>> 7
      offset += 32
    }
    return (sumOfBytes(continuations), sumOfBytes(wideLeads))
  }

  @inlinable @inline(__always)
  static func sumOfBytes(_ words: SIMD4<UInt64>) -> Int {
    let sums = words[0] &+ words[1] &+ words[2] &+ words[3]
    return Int(truncatingIfNeeded: (sums &* ones) >> 56)
  }

  /// How many bytes continue a code point.
  @inlinable @inline(__always)
  package var continuations: Int { (bits & ~(bits << 1) & Self.highBits).nonzeroBitCount }

  /// How many bytes begin a code point beyond U+FFFF, in a text that is UTF-8.
  @inlinable @inline(__always)
  package var wideLeads: Int {
    (bits & (bits << 1) & (bits << 2) & (bits << 3) & Self.highBits).nonzeroBitCount
  }

  /// Whether it holds a quotation mark, a backslash or a control character, with which a run of
  /// plain characters inside a JSON string ends.
  @inlinable @inline(__always)
  package var endsPlainJSON: Bool {
    let quotes = bits ^ (Self.ones &* 0x22)
    let slashes = bits ^ (Self.ones &* 0x5C)
    let found =
      ((quotes &- Self.ones) & ~quotes) | ((slashes &- Self.ones) & ~slashes)
      | ((bits &- Self.ones &* 0x20) & ~bits)
    return found & Self.highBits != 0
  }

  /// Whether one of the 32 bytes from `offset` on ends a plain run, as `endsPlainJSON` has it; there must be so
  /// many.
  @inlinable @inline(__always)
  package static func endPlainJSON(_ text: RawSpan, at offset: Int) -> Bool {
    typealias Words = SIMD4<UInt64>
    let words = text.unsafeLoadUnaligned(fromByteOffset: offset, as: Words.self)
    let ones = Words(repeating: ones)
    let quotes = words ^ Words(repeating: Self.ones &* 0x22)
    let slashes = words ^ Words(repeating: Self.ones &* 0x5C)
    let found =
      ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
      | ((words &- Words(repeating: Self.ones &* 0x20)) & ~words)
    return found & Words(repeating: highBits) != .zero
  }
}
