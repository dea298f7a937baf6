/// Whether bytes are UTF-8, as the Unicode standard has it: no overlong form, no surrogate.
package enum UTF8Check {
  /// The offset of the first byte that starts no valid code point; nil where all is well.
  package static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    let text = bytes.span
    var position = 0
    while position < text.count {
      if text[position] < 0x80 {
        position += 1
        while position + 32 <= text.count, ByteWord.areASCII(text.bytes, at: position) {
          position += 32
        }
        while position + 8 <= text.count, ByteWord(text.bytes, at: position).isASCII {
          position += 8
        }
        continue
      }
      let length = sequenceLength(text, at: position)
      if length == 0 { return position }
      position += length
    }
    return nil
  }

  /// The length of the valid sequence that starts at `position`, 0 where none does.
  package static func sequenceLength(_ text: Span<UInt8>, at position: Int) -> Int {
    let lead = text[position]
    if lead < 0x80 { return 1 }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead <= 0xF4, position + length <= text.count else { return 0 }
    // Only the second byte has a narrower range, and only after these four leads.
    let second: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard second.contains(text[position + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where text[position + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
