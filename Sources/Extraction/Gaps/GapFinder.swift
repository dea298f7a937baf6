internal import Automata
internal import RuleCompiler
internal import Tokens

extension Extractor {
  /// Finds what the rules leave uncovered in a text.
  ///
  /// - Parameters:
  ///   - text: the document, in UTF-8.
  ///   - id: its name.
  ///   - date: the document date (ISO 8601).
  ///   - kinds: what is looked for.
  package func gaps(
    in text: [UInt8], id: String, date: String? = nil, kinds: Set<GapKind> = Set(GapKind.allCases)
  ) -> DocumentGaps {
    let reading = read(text, date: date, isWhole: true)
    let finder = gapFinder(of: reading)
    var found = DocumentGaps(id: id)
    if kinds.contains(.verbs) { found.gaps += finder.verbs() }
    if kinds.contains(.names) {
      let names = finder.names()
      found.gaps += names.gaps
      found.plainWords = names.plainWords
    }
    if kinds.contains(.dates) { found.gaps += finder.dates() }
    return found
  }
}

/// What stands uncovered in the row of one document.
struct GapFinder {
  let vocabulary: GapVocabulary
  let reading: Reading
  private let classes: ClassTable
  private let cellClasses: [ClassID]
  private let words: WordTable
  private let builder: FactsBuilder

  var program: Program { vocabulary.program }
  var row: Row { reading.row }

  init(vocabulary: GapVocabulary, reading: Reading, scratch: Scratch) {
    self.vocabulary = vocabulary
    self.reading = reading
    classes = scratch.classifier.classes
    cellClasses = scratch.cells
    words = scratch.classifier.words
    builder = FactsBuilder(program: vocabulary.program, reading: reading)
  }

  // MARK: - Cells

  func isEntity(_ cell: Int) -> Bool { row.cells[cell].entity != nil }

  func type(of cell: Int) -> Int? { row.cells[cell].entity.map { reading.entities[$0].type } }

  /// The token of a cell that is no entity.
  func token(_ cell: Int) -> Token { reading.document.tokens[row.cells[cell].tokens.lowerBound] }

  func word(_ cell: Int) -> Word { words[token(cell).word] }

  /// A token, inside an entity or not, that the rules take for a month's name.
  func isMonth(_ token: Int) -> Bool {
    let predicates = vocabulary.predicates(of: words[reading.document.tokens[token].word])
    return !vocabulary.months.isDisjoint(with: predicates)
  }

  func satisfies(_ cell: Int, _ predicates: Set<PredicateID>) -> Bool {
    predicates.contains { classes.satisfies(cellClasses[cell], $0) }
  }

  /// A cell as a context names it.
  func name(_ cell: Int, in stretch: Stretch) -> String {
    if cell < stretch.start { return "^" }
    if cell >= stretch.end { return "$" }
    if let type = type(of: cell) { return "<\(program.types[type].name)>" }
    return word(cell).lower
  }

  // MARK: - Places

  func gap(
    _ kind: GapKind, _ key: String, form: String = "", cells: Range<Int>, tokens: Range<Int>? = nil,
    left: String? = nil, right: String? = nil, in stretch: Stretch
  ) -> Gap {
    Gap(
      kind: kind, key: key, form: form,
      left: left ?? name(cells.lowerBound - 1, in: stretch),
      right: right ?? name(cells.upperBound, in: stretch),
      quote: builder.quote(tokens ?? row.tokens(cells)), context: context(of: cells, in: stretch))
  }

  /// So many bytes are shown on each side of a place, up to whole cells.
  private static let contextBytes = 50

  private func context(of cells: Range<Int>, in stretch: Stretch) -> Quote {
    let tokens = reading.document.tokens
    let place = row.tokens(cells)
    var first = cells.lowerBound
    while first > stretch.start,
      tokens[place.lowerBound].start - tokens[row.cells[first - 1].tokens.lowerBound].start
        <= Self.contextBytes
    {
      first -= 1
    }
    var last = cells.upperBound
    while last < stretch.end,
      tokens[row.cells[last].tokens.upperBound - 1].end - tokens[place.upperBound - 1].end
        <= Self.contextBytes
    {
      last += 1
    }
    return builder.quote(row.tokens(first..<last))
  }
}
