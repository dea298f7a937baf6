/// How spellings are hashed and compared: eight bytes a step, and no loop over single bytes.
struct SpellingHash: Sendable {
  private let seed: UInt64
  private let factor: UInt64

  init(seed: UInt64) {
    self.seed = seed
    factor = 0x9E37_79B9_7F4A_7C15 ^ (seed << 1)
  }

  /// Each step is folded in by a wide multiplication.
  @inline(__always)
  func callAsFunction(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = seed ^ UInt64(bytes.count)
    var offset = 0
    while offset + 8 < bytes.count {
      hash = mix(hash ^ Self.word(bytes, at: offset))
      offset += 8
    }
    return mix(hash ^ Self.last(bytes))
  }

  @inline(__always)
  static func areEqual(
    _ spelling: UnsafeRawBufferPointer, _ arena: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Bool {
    guard range.count == spelling.count else { return false }
    let known = UnsafeRawBufferPointer(rebasing: arena[range])
    var offset = 0
    while offset + 8 < spelling.count {
      if word(spelling, at: offset) != word(known, at: offset) { return false }
      offset += 8
    }
    return last(spelling) == last(known)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The last eight bytes; of a shorter spelling all of them, some twice.
  @inline(__always)
  private static func last(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    if count >= 8 { return word(bytes, at: count - 8) }
    if count >= 4 {
      let first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let last = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(UInt32(littleEndian: first)) << 32 | UInt64(UInt32(littleEndian: last))
    }
    if count == 0 { return 0 }
    return UInt64(bytes[0]) << 16 | UInt64(bytes[count >> 1]) << 8 | UInt64(bytes[count - 1])
  }

  @inline(__always)
  private func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}
