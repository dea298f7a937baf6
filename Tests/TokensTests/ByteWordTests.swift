import Testing
import Text

/// Words of eight bytes against a loop over the bytes.
@Suite struct ByteWordTests {
  @Test func `Eight bytes at once say what each of them says`() {
    let telling: [UInt8] = [
      0x00, 0x01, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0x9F, 0xA0, 0xA2,
      0xBF, 0xC0, 0xDC, 0xE2, 0xEF, 0xF0, 0xF4,
    ]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<10_000 {
      let bytes = (0..<8).map { _ in
        Bool.random(using: &random) ? 0x61 : telling.randomElement(using: &random) ?? 0
      }
      let word = ByteWord(bytes.span.bytes, at: 0)
      #expect(word.isASCII == bytes.allSatisfy { $0 < 0x80 })
      #expect(word.continuations == bytes.count { $0 & 0xC0 == 0x80 })
      #expect(word.wideLeads == bytes.count { $0 >= 0xF0 })
      #expect(
        word.endsPlainJSON == bytes.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }, "\(bytes)")
    }
  }

  @Test func `32 bytes at once are ASCII where each of them is`() {
    for place in 0..<32 {
      for byte in [0x00, 0x7F, 0x80, 0xFF] as [UInt8] {
        var bytes = [UInt8](repeating: 0x61, count: 32)
        bytes[place] = byte
        #expect(ByteWord.areASCII(bytes.span.bytes, at: 0) == (byte < 0x80))
      }
    }
  }

  @Test func `32 bytes at once end a plain run where one of them does`() {
    for place in 0..<32 {
      for byte in UInt8.min...UInt8.max {
        var bytes = [UInt8](repeating: 0x61, count: 32)
        bytes[place] = byte
        let ends = byte < 0x20 || byte == 0x22 || byte == 0x5C
        #expect(ByteWord.endPlainJSON(bytes.span.bytes, at: 0) == ends)
      }
    }
  }
}
