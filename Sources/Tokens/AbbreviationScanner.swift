internal import Text

/// Decides whether the period after a word belongs to it.
enum AbbreviationScanner {
  /// The end of the token that `run` and the period after it make; nil for a full stop.
  static func end(_ text: Span<UInt8>, run: Range<Int>) -> Int? {
    let after = run.upperBound + 1
    // The usual end of a sentence is a longer word in small letters.
    guard run.count <= 8, Tokenizer.byte(text, after) != UInt8(ascii: ".") else { return nil }
    if isPart(text, run) {
      let chain = chainEnd(text, from: after)
      if chain > after { return chain }
      if isInitial(text, run) { return isPronoun(text, run) ? nil : after }
    }
    guard let kind = Abbreviations.kind(of: text.extracting(run)) else { return nil }
    let touching = Tokenizer.runEnd(text, from: after) > after
    switch kind {
    case .title:
      return touching && digit(text, after) ? nil : after
    case .beforeNumber:
      if after == text.count || Tokenizer.byte(text, after) == UInt8(ascii: ",") { return after }
      return digit(text, spaceEnd(text, from: after)) ? after : nil
    case .beforeStarter, .beforeCapital:
      return touching ? nil : after
    }
  }

  /// The end of the last `X.` that follows without a space, of letters or parts of degrees.
  private static func chainEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while true {
      let run = end..<Tokenizer.runEnd(text, from: end)
      guard !run.isEmpty, isPart(text, run),
        Tokenizer.byte(text, run.upperBound) == UInt8(ascii: ".")
      else { return end }
      end = run.upperBound + 1
    }
  }

  private static func isPart(_ text: Span<UInt8>, _ run: Range<Int>) -> Bool {
    isSingleLetter(text, run) || Abbreviations.isChained(text.extracting(run))
  }

  /// One letter; marks may follow it.
  private static func isSingleLetter(_ text: Span<UInt8>, _ run: Range<Int>) -> Bool {
    // Nearly all longer words show at once that they are none.
    if run.count > 1, text[run.lowerBound + 1] < 0x80 { return false }
    let first = Scalar(text, at: run.lowerBound)
    guard Unicode.Scalar(first.value)?.isLetter == true else { return false }
    var position = run.lowerBound + first.length
    while position < run.upperBound {
      let scalar = Scalar(text, at: position)
      guard scalar.characterClass == .mark else { return false }
      position += scalar.length
    }
    return true
  }

  private static func isInitial(_ text: Span<UInt8>, _ run: Range<Int>) -> Bool {
    isSingleLetter(text, run) && Scalar(text, at: run.lowerBound).isUppercase
  }

  /// `you and I.`, `World War I.`: an initial only where more of a name follows.
  private static func isPronoun(_ text: Span<UInt8>, _ run: Range<Int>) -> Bool {
    guard text[run.lowerBound] == UInt8(ascii: "I") else { return false }
    let next = spaceEnd(text, from: run.upperBound + 1)
    guard next < text.count, Scalar(text, at: next).isUppercase else { return true }
    let word = next..<Tokenizer.runEnd(text, from: next)
    return Abbreviations.starters.contains(Tokenizer.string(text, word))
  }

  private static func digit(_ text: Span<UInt8>, _ position: Int) -> Bool {
    Tokenizer.byte(text, position) &- UInt8(ascii: "0") < 10
  }

  /// Behind the white space there, a line break too, but not a blank line.
  private static func spaceEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var position = start
    var lineFeeds = 0
    while position < text.count {
      let scalar = Scalar(text, at: position)
      let characterClass = scalar.characterClass
      guard characterClass == .space || characterClass == .lineBreak else { break }
      lineFeeds += scalar.value == 0x0A ? 1 : 0
      if lineFeeds > 1 { return text.count }
      position += scalar.length
    }
    return position
  }
}

extension Tokenizer {
  static func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    text.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
