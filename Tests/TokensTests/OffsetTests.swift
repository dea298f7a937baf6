import Testing
import Text

@Suite struct OffsetTests {
  @Test(arguments: [
    "", "plain", "é", "a👍🏽b", "e\u{301}语👩‍🚀", String(repeating: "xé语👍", count: 300),
    String(repeating: "x", count: 255) + "é" + String(repeating: "y", count: 600),
  ])
  func everyScalarIsFoundInEveryUnit(text: String) {
    let table = OffsetTable(Array(text.utf8))
    var byte = 0
    var utf16 = 0
    for (number, scalar) in text.unicodeScalars.enumerated() {
      #expect(table.codePoints(at: byte) == number)
      #expect(table.utf16(at: byte) == utf16)
      #expect(table.byte(atCodePoint: number) == byte)
      byte += UTF8.width(scalar)
      utf16 += UTF16.width(scalar)
    }
    let count = text.unicodeScalars.count
    #expect(table.codePoints(at: byte) == count)
    #expect(table.utf16(at: byte) == utf16)
    #expect(table.byte(atCodePoint: count) == byte)
  }

  @Test(
    arguments: [
      ([], nil),
      ([0x61, 0xC3, 0xA9], nil),
      ([0xF0, 0x9F, 0x91, 0x8D], nil),
      ([0x61, 0x80], 1),
      ([0xC3], 0),
      ([0xC0, 0x80], 0),
      ([0xE0, 0x80, 0x80], 0),
      ([0x61, 0xED, 0xA0, 0x80], 1),
      ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xF0, 0x9F, 0x91], 0),
      ([0xE2, 0x82, 0x41], 0),
    ] as [([UInt8], Int?)])
  func theFirstInvalidByteIsFound(bytes: [UInt8], expected: Int?) {
    #expect(UTF8Check.firstInvalid(bytes) == expected)
  }
}
