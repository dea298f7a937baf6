/// Cuts a text into tokens, 64 bytes after another.
///
/// Most tokens are plain: a run of ASCII letters and digits, or one ASCII symbol, right behind the last token
/// or one space. Masks of bits tell where they start and end; of the others `Tokenizer` finds the end, byte by
/// byte.
struct TokenScan {
  /// Where sentences may end in what was cut.
  private(set) var borders = Borders()
  /// How many tokens were cut.
  private var count = 0
  private var window: MaskWindow
  /// The end of the last token, or of what was passed over since.
  private var position = 0
  private var isBehindWord = false
  /// What was passed over since the last token, but for ASCII blanks right before the next.
  private var gap = Gap(hasSpace: true)

  init(_ text: Span<UInt8>) {
    precondition(text.count <= UInt32.max, "offsets of tokens have 32 bits")
    window = MaskWindow(text)
  }

  var isAtEnd: Bool { window.isEmpty && window.isLast }

  /// Cuts tokens until there is no room for those of another block, or the text ends.
  mutating func cut(_ text: Span<UInt8>, into tokens: inout OutputSpan<Token>) {
    let earlier = count - tokens.count
    while let (start, letters) = cutPlain(text, into: &tokens) {
      cutOthers(text, start..<start + letters, earlier, into: &tokens)
    }
    count = earlier + tokens.count
  }

  /// Cuts plain tokens; stops where one is not, and returns its start and how many letters it starts with.
  ///
  /// It calls nothing and changes copies, which stay in registers. Most tokens lie far from any odd byte: where
  /// these start and end is read off two masks, without a shift.
  @inline(__always)
  private mutating func cutPlain(
    _ text: Span<UInt8>, into tokens: inout OutputSpan<Token>
  ) -> (start: Int, letters: Int)? {
    var window = window
    // What follows a gap that has been passed over is not plain.
    var position = gap.hasSpace ? Int.min / 2 : position
    defer {
      if position > self.position {
        self.position = position
        isBehindWord = CharacterClass.isWordASCII(text[position - 1])
      }
      self.window = window
    }
    while true {
      while window.isEmpty {
        if window.isLast || tokens.freeCapacity < 2 * 64 { return nil }
        window.advance(text)
      }
      window.listen()
      while window.isQuiet {
        let (start, end) = window.quietToken
        let blanks = start &- position
        if blanks > 1 { break }
        window.dropFirst()
        position = end
        tokens.append(Token(start, end, followsSpace: blanks > 0))
      }
      if window.isEmpty { continue }
      let (start, letters, isPlain) = window.pop()
      let blanks = start &- position
      if !isPlain || blanks > 1 { return (start, letters) }
      position = start &+ max(letters, 1)
      tokens.append(Token(start, position, followsSpace: blanks > 0))
    }
  }

  /// Cuts a token whose end or gap is not plain, and what follows it at once and is no plain one either.
  @inline(never)
  private mutating func cutOthers(
    _ text: Span<UInt8>, _ letters: Range<Int>, _ earlier: Int,
    into tokens: inout OutputSpan<Token>
  ) {
    var letters = letters
    repeat {
      let start = letters.lowerBound
      let scalar = Scalar(text, at: start)
      let end: Int
      switch scalar.characterClass {
      case .word, .mark:
        end = Tokenizer.wordEnd(text, run: letters)
      case .symbol:
        let touchesWord = isBehindWord && position == start && !gap.hasSpace
        end = Tokenizer.symbolEnd(text, from: start, scalar, touchesWord: touchesWord)
      case .space, .lineBreak, .ignorable:
        gap.add(text, position..<start)
        gap.add(scalar)
        position = start + scalar.length
        window.skip(to: position)
        return
      }
      gap.add(text, position..<start)
      let number = earlier + tokens.count
      if gap.lineBreaks > 0 || number == 0 {
        borders.lines.append(
          Line(start: number, opensParagraph: gap.lineBreaks > 1 || number == 0))
      }
      if Tokenizer.isTerminator(text[end - 1]) { borders.stops.append(number) }
      tokens.append(
        Token(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), word: 0,
          followsSpace: gap.hasSpace, followsLineBreak: gap.lineBreaks > 0))
      gap = Gap()
      isBehindWord = scalar.characterClass != .symbol
      position = end
      letters = end..<end
    } while isInsideRun(text) || isStop(text)
    window.skip(to: position)
  }

  /// A period or another mark, which follows most words that are not plain; but none of the next block, for
  /// whose tokens there may be no room.
  private func isStop(_ text: Span<UInt8>) -> Bool {
    position < window.end && Tokenizer.isTerminator(Tokenizer.byte(text, position))
  }

  /// `n't` is the only token that starts where nothing but letters are.
  private func isInsideRun(_ text: Span<UInt8>) -> Bool {
    CharacterClass.isWordASCII(text[position - 1])
      && CharacterClass.isWordASCII(Tokenizer.byte(text, position))
  }
}

extension Token {
  /// A plain token, its word not yet looked up.
  @inline(__always)
  fileprivate init(_ start: Int, _ end: Int, followsSpace: Bool) {
    self.init(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), word: 0,
      followsSpace: followsSpace, followsLineBreak: false)
  }
}

/// What lies between two tokens.
private struct Gap {
  var hasSpace = false
  var lineBreaks = 0

  /// Adds a run of ASCII blanks, or nothing.
  mutating func add(_ text: Span<UInt8>, _ range: Range<Int>) {
    if range.isEmpty { return }
    hasSpace = true
    for position in range where CharacterClass.ascii(text[position]) == .lineBreak {
      let isPair =
        text[position] == UInt8(ascii: "\r")
        && Tokenizer.byte(text, position + 1) == UInt8(ascii: "\n")
      if !isPair { add(Scalar(text, at: position)) }
    }
  }

  /// Adds white space, or what is drawn as nothing.
  mutating func add(_ scalar: Scalar) {
    let characterClass = scalar.characterClass
    if characterClass != .ignorable { hasSpace = true }
    // A paragraph separator or a form feed leaves a blank line by itself.
    if characterClass == .lineBreak {
      lineBreaks += scalar.value == 0x2029 || scalar.value == 0x0C ? 2 : 1
    }
  }
}
