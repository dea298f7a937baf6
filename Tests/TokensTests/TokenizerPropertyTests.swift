import ProcessorTime
import Testing
import Tokens

struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

private let scraps = [
  "a", "B", "I", "U.S", "Mr", "No", "5", ".", "...", "!", "?", "'", "’", "'s", "n't", "\"", "”",
  " ", "\n",
  "\n\n", "\u{A0}", "\u{AD}", "\u{200D}", "\u{301}", "👍", "🏽", "🇦", "é", "Đ", "語", "-", "–", ",",
  "etc.",
]

@Suite struct TokenizerPropertyTests {
  private func randomText(_ seed: UInt64) -> String {
    var random = SplitMix(state: seed)
    let count = Int.random(in: 0...40, using: &random)
    return (0..<count).compactMap { _ in scraps.randomElement(using: &random) }.joined()
  }

  private func check(_ document: Document, _ note: Comment) {
    var end: UInt32 = 0
    for token in document.tokens {
      #expect(token.start >= end && token.end > token.start, note)
      end = token.end
    }
    #expect(Int(end) <= document.bytes.count, note)
    var next = 0
    for sentence in document.sentences {
      #expect(sentence.start == next && sentence.end > next, note)
      next = sentence.end
    }
    #expect(next == document.tokens.count, note)
  }

  @Test func tokensAndSentencesAreInOrderAndCoverTheText() {
    for seed in 0..<2_000 as Range<UInt64> {
      let text = randomText(seed)
      let document = read(text)
      check(document, "\(text.debugDescription)")
      var covered = 0
      for token in document.tokens {
        #expect(isBlank(document.bytes[covered..<Int(token.start)]), "\(text.debugDescription)")
        covered = Int(token.end)
      }
      #expect(isBlank(document.bytes[covered...]), "\(text.debugDescription)")
    }
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0 == "\u{AD}" || $0 == "\u{200D}"
    }
  }

  @Test func anyBytesAreRead() {
    var random = SplitMix(state: 7)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...60, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      check(read(bytes), "\(bytes)")
    }
  }

  @Test func lineBreaksOfTwoBytesMakeNoDifference() {
    for seed in 0..<1_000 as Range<UInt64> {
      let text = randomText(seed)
      let unix = read(text)
      let windows = read(
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\r\n"))
      #expect(unix.tokens.map(\.word) == windows.tokens.map(\.word), "\(text.debugDescription)")
      #expect(
        unix.tokens.map(\.followsLineBreak) == windows.tokens.map(\.followsLineBreak),
        "\(text.debugDescription)")
      #expect(unix.sentences == windows.sentences, "\(text.debugDescription)")
    }
  }
}

@Suite struct TokenizerCostTests {
  /// Each would take minutes if any part of the text were looked at again and again.
  @Test(arguments: [
    ".", ".\"", "A.", "a\u{301}", "\u{AD}", "No. ", "I.\n", "n't", "'s", "x\n", "👍\u{200D}", "\n",
  ])
  func timeGrowsWithTheText(scrap: String) {
    let text = String(repeating: scrap, count: 30_000)
    let time = processorTime { _ = read(text) }
    #expect(time < .seconds(5))
  }
}
