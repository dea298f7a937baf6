internal import Text

/// Cuts a text into tokens, in one pass, and those into sentences.
package enum Tokenizer {
  /// Any bytes will do; what is not UTF-8 becomes a token of U+FFFD for each byte.
  package static func tokenize(
    _ bytes: [UInt8], into document: inout Document, words: inout WordTable
  ) {
    document.bytes = bytes
    document.tokens.removeAll(keepingCapacity: true)
    document.sentences.removeAll(keepingCapacity: true)
    var scan = TokenScan(bytes.span)
    while !scan.isAtEnd {
      let first = document.tokens.count
      document.tokens.append(addingCapacity: batch) { scan.cut(bytes.span, into: &$0) }
      words.intern(&document.tokens, from: first, of: bytes.span)
    }
    let splitter = SentenceSplitter(
      bytes: bytes, tokens: document.tokens, borders: scan.borders, words: words)
    splitter.split(into: &document.sentences)
  }

  /// How many tokens are cut before their words are looked up: many, so that the processor waits for
  /// several words at once; but not all of a text, or they would have left the cache.
  private static let batch = 512

  // MARK: Words

  /// - Parameter run: the letters and digits of ASCII that the word is known to start with, or nothing.
  static func wordEnd(_ text: Span<UInt8>, run: Range<Int>) -> Int {
    let next = byte(text, run.upperBound)
    let isWhole = !run.isEmpty && next < 0x80 && !CharacterClass.isWordASCII(next)
    let end = isWhole ? run.upperBound : runEnd(text, from: run.upperBound)
    let run = run.lowerBound..<end
    switch byte(text, end) {
    case UInt8(ascii: "."):
      return AbbreviationScanner.end(text, run: run) ?? end
    case UInt8(ascii: "'"), 0xE2:
      return negationEnd(text, run: run) ?? end
    default:
      return end
    }
  }

  /// The end of a run of letters, marks and digits; ignorable code points only between them.
  static func runEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    var position = start
    while position < text.count {
      let scalar = Scalar(text, at: position)
      let characterClass = scalar.characterClass
      guard characterClass == .word || characterClass == .mark || characterClass == .ignorable
      else { break }
      position += scalar.length
      if characterClass != .ignorable { end = position }
    }
    return end
  }

  /// Where `n't` follows, the end of the word before it; of `n't` itself, its own end.
  private static func negationEnd(_ text: Span<UInt8>, run: Range<Int>) -> Int? {
    let apostrophe = apostropheLength(text, at: run.upperBound)
    let after = run.upperBound + apostrophe
    guard apostrophe > 0, lowered(text, run.upperBound - 1) == UInt8(ascii: "n"),
      lowered(text, after) == UInt8(ascii: "t"), runEnd(text, from: after) == after + 1
    else { return nil }
    return run.count == 1 ? after + 1 : run.upperBound - 1
  }

  // MARK: Symbols

  static func symbolEnd(
    _ text: Span<UInt8>, from start: Int, _ scalar: Scalar, touchesWord: Bool
  ) -> Int {
    let end = start + scalar.length
    if let clitic = cliticEnd(text, from: start, touchesWord: touchesWord) { return clitic }
    if byte(text, end) < 0x80 { return end }
    return clusterEnd(text, from: end, after: scalar)
  }

  /// `'s 'd 'm 'll 're 've`, and nothing of a word after them.
  private static func cliticEnd(
    _ text: Span<UInt8>, from start: Int, touchesWord: Bool
  ) -> Int? {
    let apostrophe = apostropheLength(text, at: start)
    guard apostrophe > 0 else { return nil }
    let letters = start + apostrophe
    let first = lowered(text, letters)
    let second = lowered(text, letters + 1)
    let length: Int
    switch (first, second) {
    case (UInt8(ascii: "l"), UInt8(ascii: "l")), (UInt8(ascii: "r"), UInt8(ascii: "e")),
      (UInt8(ascii: "v"), UInt8(ascii: "e")):
      length = 2
    case (UInt8(ascii: "s"), _), (UInt8(ascii: "d"), _), (UInt8(ascii: "m"), _):
      length = 1
    default: return nil
    }
    let end = letters + length
    guard runEnd(text, from: letters) == end else { return nil }
    // A letter between two quotes is quoted: 'd'.
    return touchesWord || apostropheLength(text, at: end) == 0 ? end : nil
  }

  /// Keeps together what is drawn as one symbol: accents, selectors, skin tones, joined emoji, flags.
  private static func clusterEnd(
    _ text: Span<UInt8>, from position: Int, after first: Scalar
  ) -> Int {
    var end = position
    var flagIsOpen = first.isRegionalIndicator
    while byte(text, end) >= 0x80 {
      let scalar = Scalar(text, at: end)
      if scalar.characterClass == .mark || scalar.isEmojiModifier {
        end += scalar.length
      } else if flagIsOpen, scalar.isRegionalIndicator {
        end += scalar.length
        flagIsOpen = false
      } else if scalar.isZeroWidthJoiner, byte(text, end + scalar.length) >= 0x80 {
        let joined = Scalar(text, at: end + scalar.length)
        guard joined.characterClass == .symbol else { return end }
        end += scalar.length + joined.length
      } else {
        break
      }
    }
    return end
  }

  // MARK: Bytes

  @inline(__always)
  static func isTerminator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  /// The byte there, or 0 beyond the end: no token holds a zero byte.
  @inline(__always)
  static func byte(_ text: Span<UInt8>, _ position: Int) -> UInt8 {
    position < text.count ? text[position] : 0
  }

  private static func lowered(_ text: Span<UInt8>, _ position: Int) -> UInt8 {
    byte(text, position) | 0x20
  }

  /// 1 for `'`, 3 for `’`, 0 for anything else.
  private static func apostropheLength(_ text: Span<UInt8>, at position: Int) -> Int {
    switch byte(text, position) {
    case UInt8(ascii: "'"): return 1
    case 0xE2:
      return byte(text, position + 1) == 0x80 && byte(text, position + 2) == 0x99 ? 3 : 0
    default: return 0
    }
  }
}

extension Scalar {
  fileprivate var isZeroWidthJoiner: Bool { value == 0x200D }
  fileprivate var isRegionalIndicator: Bool { 0x1F1E6...0x1F1FF ~= value }
  /// A skin tone, or a letter of a tag sequence (the flag of Scotland).
  fileprivate var isEmojiModifier: Bool {
    0x1F3FB...0x1F3FF ~= value || 0xE0020...0xE007F ~= value
  }
}
