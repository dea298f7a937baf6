import CProcessor
import Testing

@testable import Tokens

/// A text cut by a loop over its code points: what `TokenScan` has to say too.
private struct PlainScan {
  private(set) var tokens: [Token] = []
  private(set) var lines: [Line] = []
  private(set) var stops: [Int] = []

  init(_ bytes: [UInt8]) {
    let text = bytes.span
    var (hasSpace, lineBreaks, touchesWord) = (true, 0, false)
    var position = 0
    while position < text.count {
      let scalar = Scalar(text, at: position)
      let end: Int
      switch scalar.characterClass {
      case .word, .mark:
        end = Tokenizer.wordEnd(text, run: position..<position)
      case .symbol:
        end = Tokenizer.symbolEnd(
          text, from: position, scalar, touchesWord: touchesWord && !hasSpace)
      case .ignorable:
        position += scalar.length
        continue
      case .space, .lineBreak:
        hasSpace = true
        let isPair = scalar.value == 0x0D && Tokenizer.byte(text, position + 1) == 0x0A
        if scalar.characterClass == .lineBreak, !isPair {
          lineBreaks += scalar.value == 0x2029 || scalar.value == 0x0C ? 2 : 1
        }
        position += scalar.length
        continue
      }
      if lineBreaks > 0 || tokens.isEmpty {
        lines.append(
          Line(start: tokens.count, opensParagraph: lineBreaks > 1 || tokens.isEmpty))
      }
      if ".!?".utf8.contains(text[end - 1]) { stops.append(tokens.count) }
      tokens.append(
        Token(
          start: UInt32(position), end: UInt32(end), word: 0, followsSpace: hasSpace,
          followsLineBreak: lineBreaks > 0))
      touchesWord = scalar.characterClass != .symbol
      (hasSpace, lineBreaks) = (false, 0)
      position = end
    }
  }
}

private let scraps: [String] =
  [
    "a", "B", "I", "the", "of", "Minister", "U.S", "Mr", "No", "etc", "5", "1939", ".", "...", "!",
    "?", "'", "’",
    "s", "t", "n't", "don't", "can’t", "ll", "d", "\"", "“", "”", " ", " ", " ", " ", "  ", "\n",
    "\r\n",
    "\r", "\n\n", "\t", "\u{B}", "\u{C}", "\u{0}", "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}",
    "\u{2029}", "\u{3000}", "\u{AD}", "\u{200D}", "\u{200B}", "\u{301}", "👍", "🏽", "🇦", "é", "Đ",
    "Кремль",
    "語", "한", "ا", "-", "–", ",", ";", "(", ")", "/", "$", "%", "_", "~", "@", "[", "`", "{", "Z",
    "z", "0", "9",
  ] + [7, 8, 9, 15, 16, 17, 31, 57, 63, 64, 65, 130].map { String(repeating: "x", count: $0) }

@Suite struct TokenScanTests {
  private func check(_ bytes: [UInt8]) {
    let plain = PlainScan(bytes)
    var scan = TokenScan(bytes.span)
    var tokens: [Token] = []
    while !scan.isAtEnd {
      tokens.append(addingCapacity: 300) { scan.cut(bytes.span, into: &$0) }
    }
    let note: Comment = "\(String(decoding: bytes, as: UTF8.self).debugDescription)"
    #expect(tokens == plain.tokens, note)
    #expect(scan.borders.lines == plain.lines, note)
    #expect(scan.borders.stops == plain.stops, note)
  }

  @Test func `Masks cut as a loop over code points does`() {
    var random = SplitMix(state: 1)
    for _ in 0..<4_000 {
      let count = Int.random(in: 0...90, using: &random)
      let text = (0..<count).compactMap { _ in scraps.randomElement(using: &random) }.joined()
      check(Array(text.utf8))
    }
  }

  @Test func `Any bytes are cut as a loop over code points does`() {
    var random = SplitMix(state: 2)
    let telling = Array("aZ09 .!?'\n\u{301}’é".utf8) + [0xFF, 0xC3]
    for _ in 0..<4_000 {
      let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : telling.randomElement(using: &random) ?? 0
      }
      check(bytes)
    }
  }

  @Test func `A token has the number of its spelling`() {
    var random = SplitMix(state: 3)
    var words = WordTable()
    var document = Document()
    var numbers: [[UInt8]: WordID] = [:]
    for _ in 0..<2_000 {
      let text = (0..<40).map { _ in
        let length = Int.random(in: 1...20, using: &random)
        return String((0..<length).compactMap { _ in "abcé".randomElement(using: &random) })
      }.joined(separator: " ")
      Tokenizer.tokenize(Array(text.utf8), into: &document, words: &words)
      for token in document.tokens {
        let spelling = Array(document.bytes[Int(token.start)..<Int(token.end)])
        #expect(numbers[spelling, default: token.word] == token.word)
        numbers[spelling] = token.word
        #expect(words[token.word].text == String(decoding: spelling, as: UTF8.self))
      }
    }
    #expect(numbers.count == words.count)
  }

  @Test func `64 bytes at once say what each says`() {
    var random = SplitMix(state: 4)
    for round in 0..<2_000 {
      let bytes = (0..<64).map {
        round < 4 ? UInt8(round * 64 + $0) : .random(in: 0...255, using: &random)
      }
      let masks = bytes.withUnsafeBufferPointer { $0.baseAddress.map { cmasks($0) } ?? CMasks() }
      for (place, byte) in bytes.enumerated() {
        let bit = UInt64(1) << UInt64(place)
        let kind = byte < 0x80 ? CharacterClass.ascii(byte) : nil
        let isBlank = kind == .space || kind == .lineBreak
        let isOdd = isBlank && byte != 0x20 || byte >= 0x80 || ".!?'".utf8.contains(byte)
        #expect((masks.letters & bit != 0) == (kind == .word), "\(byte)")
        #expect((masks.solids & bit != 0) == !isBlank, "\(byte)")
        #expect((masks.odd & bit != 0) == isOdd, "\(byte)")
      }
    }
  }
}
