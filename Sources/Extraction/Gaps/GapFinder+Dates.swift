internal import Automata
internal import Tokens

extension GapFinder {
  private enum Part {
    case year
    case month
    case weekday
    case number
    /// A date that was found, with a month in it or without.
    case monthDate
    case otherDate

    var isFound: Bool { self == .monthDate || self == .otherDate }
    var hasMonth: Bool { self == .month || self == .monthDate }
  }

  /// The words that a calendar could hold, outside all entities, one gap for those that stand together.
  func dates() -> [Gap] {
    var found: [Gap] = []
    for stretch in row.stretches {
      var parts: [(cell: Int, part: Part)] = []
      for cell in stretch.start..<stretch.end {
        guard let part = part(cell) else { continue }
        if let last = parts.last, !belongTogether(last, (cell, part)) {
          report(parts, in: stretch, &found)
          parts = []
        }
        parts.append((cell, part))
      }
      report(parts, in: stretch, &found)
    }
    return found
  }

  private func part(_ cell: Int) -> Part? {
    if let type = type(of: cell) {
      guard vocabulary.dateTypes.contains(type) else { return nil }
      return row.cells[cell].tokens.contains(where: isMonth) ? .monthDate : .otherDate
    }
    let word = word(cell)
    if word.text.utf8.first.map({ $0 &- UInt8(ascii: "0") < 10 }) ?? false {
      let isYear = word.shape.contains(.number) && word.text.utf8.count == 4
      return isYear && satisfies(cell, vocabulary.years) ? .year : .number
    }
    if satisfies(cell, vocabulary.weekdays) { return .weekday }
    return satisfies(cell, vocabulary.months) ? .month : nil
  }

  /// One or two words or signs may stand between the parts of a date, a comma only alone.
  private func belongTogether(
    _ first: (cell: Int, part: Part), _ second: (cell: Int, part: Part)
  ) -> Bool {
    let between = (first.cell + 1..<second.cell).map { isEntity($0) ? nil : word($0) }
    let words = between.compactMap { $0 }
    guard words.count == between.count, words.count <= 2,
      !words.contains(where: { $0.shape.contains(.capitalized) }),
      words.count < 2 || !words.contains(where: { $0.text == "," })
    else { return false }
    if first.part.hasMonth || second.part.hasMonth { return true }
    if first.part != .number, second.part != .number { return true }
    // A number near a year or a weekday is an amount, unless it follows at once, or a dash joins it.
    guard let sign = words.first else { return first.part != .number }
    return words.count == 1 && sign.shape.contains(.punctuation) && sign.text != ","
  }

  private func report(
    _ parts: [(cell: Int, part: Part)], in stretch: Stretch, _ found: inout [Gap]
  ) {
    guard let first = parts.first, let last = parts.last,
      // Numbers alone are none of the calendar's.
      parts.contains(where: { $0.part != .number }), parts.contains(where: { !$0.part.isFound })
    else { return }
    let cells = first.cell..<last.cell + 1
    let kinds = Dictionary(uniqueKeysWithValues: parts.map { ($0.cell, $0.part) })
    let key = cells.map { shape($0, kinds[$0], in: stretch) }.joined(separator: " ")
    let form = reading.document.text(row.tokens(cells))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    found.append(gap(.dates, key, form: form, cells: cells, in: stretch))
  }

  private func shape(_ cell: Int, _ part: Part?, in stretch: Stretch) -> String {
    switch part {
    case .month: "<month>"
    case .weekday: "<weekday>"
    case .year: "9999"
    case .number: digits(word(cell).lower)
    case .monthDate, .otherDate, nil: name(cell, in: stretch)
    }
  }

  /// `3` and `14` are `9`, `3rd` is `9rd`, `2,500` is `9,999`.
  private func digits(_ text: String) -> String {
    let isShort = text.utf8.prefix { $0 &- UInt8(ascii: "0") < 10 }.count < 3
    let nines = text.map { $0.isASCII && $0.isNumber ? "9" : $0 }
    return String(isShort && nines.prefix(2) == ["9", "9"] ? nines.dropFirst() : nines[...])
  }
}
