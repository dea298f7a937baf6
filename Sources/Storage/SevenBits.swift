/// Bytes as text: seven bits of them a character, so that a program can hold them in a string literal, which
/// compiles fast at any length.
package enum SevenBits {
  /// So that a zero, the most frequent, is a letter and needs no escape.
  private static let change: UInt64 = 0x4040_4040_4040_4040

  /// A character for each seven bits, each less than U+0080; a multiple of eight characters.
  package static func text(of bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 7 * 8 + 8)
    for start in stride(from: 0, to: bytes.count, by: 7) {
      var group: UInt64 = 0
      for (place, byte) in bytes[start..<min(start + 7, bytes.count)].enumerated() {
        group |= UInt64(byte) << UInt64(8 * place)
      }
      for place in 0..<8 {
        let bits = UInt8(truncatingIfNeeded: group >> UInt64(7 * place)) & 0x7F
        text.append(bits ^ UInt8(truncatingIfNeeded: change))
      }
    }
    return text
  }

  /// The bytes again.
  ///
  /// - Parameter count: how many there were.
  package static func bytes(of text: UnsafeRawBufferPointer, count: Int) -> Bytes {
    precondition(text.count == (count + 6) / 7 * 8)
    let bytes = Bytes(count: text.count / 8 * 7 + 1) { buffer in
      for group in 0..<text.count / 8 {
        let characters = text.loadUnaligned(fromByteOffset: group * 8, as: UInt64.self)
        var bits = UInt64(littleEndian: characters) ^ change
        // Neighbours are pushed together: eight times 7 bits, four times 14, twice 28.
        bits = bits & 0x007F_007F_007F_007F | (bits & 0x7F00_7F00_7F00_7F00) >> 1
        bits = bits & 0x0000_3FFF_0000_3FFF | (bits & 0x3FFF_0000_3FFF_0000) >> 2
        bits = bits & 0x0000_0000_0FFF_FFFF | (bits & 0x0FFF_FFFF_0000_0000) >> 4
        // The eighth byte is the first of the next group, which overwrites it.
        buffer.storeBytes(of: bits.littleEndian, toByteOffset: group * 7, as: UInt64.self)
      }
    }
    return bytes.prefix(count)
  }
}
