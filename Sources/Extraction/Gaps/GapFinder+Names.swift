internal import Automata
internal import Tokens

extension GapFinder {
  /// The capitalised words outside all entities, and what is no name wherever it stands.
  func names() -> (gaps: [Gap], plainWords: Set<String>) {
    var gaps: [Gap] = []
    var plainWords: Set<String> = []
    for stretch in row.stretches {
      for cell in stretch.start..<stretch.end where !isEntity(cell) {
        let word = word(cell)
        if word.shape.contains(.lower) { plainWords.insert(word.lower) }
      }
      if isHeading(stretch) { continue }
      var cell = stretch.start
      while cell < stretch.end {
        guard isCapitalized(cell) else {
          cell += 1
          continue
        }
        let end = endOfName(from: cell, in: stretch)
        if (cell..<end).contains(where: { word($0).lower.utf8.count > 1 }) {
          gaps.append(name(cell..<end, in: stretch))
          if isKnownPlain(cell) { plainWords.insert(word(cell).lower) }
        }
        cell = end
      }
    }
    return (gaps, plainWords)
  }

  private func isCapitalized(_ cell: Int) -> Bool {
    !isEntity(cell) && word(cell).shape.isSuperset(of: [.capitalized, .word])
  }

  /// Words that follow each other, or are joined: `Rolls-Royce`, `Procter & Gamble`.
  private func endOfName(from start: Int, in stretch: Stretch) -> Int {
    var end = start + 1
    while end < stretch.end {
      if isCapitalized(end) {
        end += 1
      } else if end + 1 < stretch.end, !isEntity(end), isCapitalized(end + 1), joins(end) {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private func joins(_ cell: Int) -> Bool {
    switch word(cell).text {
    case "&": true
    case "-", "'": !token(cell).followsSpace && !token(cell + 1).followsSpace
    default: false
    }
  }

  private func name(_ cells: Range<Int>, in stretch: Stretch) -> Gap {
    let key = reading.document.text(row.tokens(cells))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var gap = gap(.names, key, cells: cells, in: stretch)
    gap.opensSentence = opensSentence(cells.lowerBound, in: stretch)
    if cells.count == 1 {
      for (predicate, name) in vocabulary.lists
      where satisfies(cells.lowerBound, [predicate]) && !gap.lists.contains(name) {
        gap.lists.append(name)
      }
    }
    return gap
  }

  /// At the start, behind a colon, a quotation mark, a bracket that ends: a capital says nothing there.
  private func opensSentence(_ cell: Int, in stretch: Stretch) -> Bool {
    if cell == stretch.start { return true }
    if isEntity(cell - 1) || !word(cell - 1).shape.contains(.punctuation) { return false }
    // Names stand behind these too.
    if ![",", "(", "-", "–", "/", "&"].contains(word(cell - 1).text) { return true }
    return opensSentence(cell - 1, in: stretch)
  }

  /// In a heading a capital says nothing: no word of four letters is without one, and no full stop
  /// ends it.
  private func isHeading(_ stretch: Stretch) -> Bool {
    let words = (stretch.start..<stretch.end).filter {
      isEntity($0) || word($0).shape.contains(.word)
    }
    return words.count > 2 && words.last == stretch.end - 1
      && !words.contains {
        !isEntity($0) && word($0).shape.contains(.lower) && word($0).lower.utf8.count > 3
      }
  }

  /// The rules know the word without a capital.
  private func isKnownPlain(_ cell: Int) -> Bool {
    !vocabulary.predicates(of: Word(spelling: word(cell).lower)).isEmpty
  }
}
