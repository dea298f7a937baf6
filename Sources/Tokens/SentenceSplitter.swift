/// A line of a text that holds tokens.
struct Line: Equatable {
  /// Its first token.
  var start: Int
  /// A blank line, or nothing, stands before it.
  var opensParagraph: Bool
}

/// Where a sentence may end, as far as the scan for tokens sees it.
struct Borders {
  var lines: [Line] = []
  /// The tokens that end in a period, `!` or `?`.
  var stops: [Int] = []
}

/// Finds where sentences end, in tokens that are already cut.
struct SentenceSplitter {
  /// The most tokens of one piece: what the engine does with a piece may grow with its square.
  static let pieceLimit = 1_024

  let bytes: [UInt8]
  let tokens: [Token]
  let borders: Borders
  let words: WordTable

  private var lines: [Line] { borders.lines }

  func split(into sentences: inout [Sentence]) {
    var start = 0
    var longest = 0
    var next = borders.stops.startIndex
    for index in lines.indices {
      let line = lines[index]
      if line.opensParagraph {
        close(start..<line.start, into: &sentences)
        start = line.start
        longest = longestLine(ofParagraphAt: index)
      } else if isListItem(line.start)
        || isHeadline(index - 1, longest: longest) && opensItem(line.start)
      {
        close(start..<line.start, into: &sentences)
        start = line.start
      }
      var end = line.start
      while next < borders.stops.endIndex, borders.stops[next] < lineEnd(index) {
        let stop = borders.stops[next]
        next += 1
        // One of several in a row, as `?!`.
        if stop < end { continue }
        end = terminatorEnd(at: stop)
        if closesSentence(stop, before: end) {
          close(start..<end, into: &sentences)
          start = end
        }
      }
    }
    close(start..<tokens.count, into: &sentences)
  }

  private func close(_ range: Range<Int>, into sentences: inout [Sentence]) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + Self.pieceLimit, range.upperBound)
      sentences.append(
        Sentence(
          start: start, end: end, opensSentence: start == range.lowerBound,
          closesSentence: end == range.upperBound))
      start = end
    }
  }

  // MARK: Full stops

  /// The token after the period, `!` or `?` at the end of `stop` and what closes after it.
  private func terminatorEnd(at stop: Int) -> Int {
    var end = stop + 1
    while end < tokens.count, !tokens[end].followsSpace, isTerminator(end) || isCloser(end) {
      end += 1
    }
    return end
  }

  /// Whether the period at the end of `token` closes a sentence that ends before `end`.
  private func closesSentence(_ token: Int, before end: Int) -> Bool {
    guard end < tokens.count else { return true }
    guard tokens[end].followsSpace else { return false }
    let next = firstWord(from: end)
    if let next, isLowerCase(next) { return false }
    guard end == token + 1, isAbbreviation(token) else { return true }
    return abbreviation(token, mayEndBefore: next)
  }

  private func isAbbreviation(_ token: Int) -> Bool {
    tokens[token].end - tokens[token].start > 1
  }

  private func abbreviation(_ token: Int, mayEndBefore next: Int?) -> Bool {
    guard let next else { return false }
    let spelling = Int(tokens[token].start)..<Int(tokens[token].end) - 1
    let kind =
      bytes[spelling].contains(UInt8(ascii: "."))
      ? .beforeStarter : Abbreviations.kind(of: bytes.span.extracting(spelling))
    switch kind {
    case .beforeCapital: return shape(next).contains(.capitalized)
    case .beforeStarter: return Abbreviations.starters.contains(words.text(tokens[next].word))
    case .title, .beforeNumber, nil: return false
    }
  }

  /// The word at `token`, behind the quotes, brackets and dashes that may open a sentence.
  private func firstWord(from token: Int) -> Int? {
    for candidate in token..<min(token + 4, tokens.count) {
      if !shape(candidate).contains(.punctuation) { return candidate }
      if !isOpener(candidate) { return nil }
    }
    return nil
  }

  private func isLowerCase(_ token: Int) -> Bool {
    shape(token).contains(.lower) && border(token).contains(.startsSmall)
  }

  private func isTerminator(_ token: Int) -> Bool {
    tokens[token].end - tokens[token].start == 1
      && Tokenizer.isTerminator(bytes[Int(tokens[token].start)])
  }

  private func isCloser(_ token: Int) -> Bool { border(token).contains(.closer) }

  private func isOpener(_ token: Int) -> Bool { border(token).contains(.opener) }

  private func border(_ token: Int) -> BorderMarks { words.border(tokens[token].word) }

  private func shape(_ token: Int) -> WordShape { words.shape(tokens[token].word) }

  // MARK: Lines

  private func lineEnd(_ line: Int) -> Int {
    line + 1 < lines.count ? lines[line + 1].start : tokens.count
  }

  /// In bytes, from the first token to the last.
  private func length(ofLine line: Int) -> Int {
    Int(tokens[lineEnd(line) - 1].end - tokens[lines[line].start].start)
  }

  private func longestLine(ofParagraphAt line: Int) -> Int {
    var longest = length(ofLine: line)
    var next = line + 1
    while next < lines.count, !lines[next].opensParagraph {
      longest = max(longest, length(ofLine: next))
      next += 1
    }
    return longest
  }

  private func isHeadline(_ line: Int, longest: Int) -> Bool {
    length(ofLine: line) * 4 < longest * 3
  }

  /// A capital, a digit or the bullet of a list begins what is no continuation.
  private func opensItem(_ token: Int) -> Bool {
    if isBullet(token), token + 1 < tokens.count, tokens[token + 1].followsSpace { return true }
    return firstWord(from: token).map { border($0).contains(.startsItem) } ?? false
  }

  /// A bullet and then no continuation: an item of a list begins, however long the line before it is.
  private func isListItem(_ token: Int) -> Bool {
    isBullet(token) && token + 1 < tokens.count && tokens[token + 1].followsSpace
      && opensItem(token + 1)
  }

  private func isBullet(_ token: Int) -> Bool { border(token).contains(.bullet) }
}
