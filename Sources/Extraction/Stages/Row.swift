internal import Automata
internal import RuleCompiler
internal import Tokens

/// The settled row: outermost entities as single cells, the tokens outside them as one cell each.
struct Row {
  struct Cell {
    private let span: CompactRange
    @Compact private var number: Int

    init(tokens: Range<Int>, entity: Int?) {
      span = CompactRange(tokens)
      number = entity ?? -1
    }

    var tokens: Range<Int> { span.range }
    /// Number of the entity, nil for a token.
    var entity: Int? { number < 0 ? nil : number }
  }

  private(set) var cells: [Cell] = []
  private(set) var stretches: [Stretch] = []
  /// Cell of each token.
  private(set) var cellOfToken: [Int] = []

  /// A row without cells.
  init() {}

  /// - Parameter entities: the settled entities, by start, the longer first.
  init(_ document: Document, entities: [Mention]) {
    let count = document.tokens.count
    var cells = Array(repeating: Cell(tokens: 0..<0, entity: nil), count: count)
    var cellOfToken = Array(repeating: 0, count: count)
    stretches.reserveCapacity(document.sentences.count)
    var filled = 0
    // Spans: a check for others who hold the array, for each token, cost more than all the rest.
    var rowCells = cells.mutableSpan
    var places = cellOfToken.mutableSpan
    var next = 0
    for sentence in document.sentences {
      let first = filled
      var token = sentence.start
      while token < sentence.end {
        while next < entities.count, entities[next].start < token { next += 1 }
        let entity = next < entities.count ? entities[next].start : sentence.end
        while token < min(entity, sentence.end) {
          places[token] = filled
          rowCells[filled] = Cell(tokens: token..<token + 1, entity: nil)
          filled += 1
          token += 1
        }
        if token == entity, token < sentence.end {
          for inner in token..<entities[next].end { places[inner] = filled }
          rowCells[filled] = Cell(tokens: token..<entities[next].end, entity: next)
          filled += 1
          token = entities[next].end
        }
      }
      stretches.append(
        Stretch(
          start: first, end: filled, opensSentence: sentence.opensSentence,
          closesSentence: sentence.closesSentence))
    }
    cells.removeSubrange(filled...)
    self.cells = cells
    self.cellOfToken = cellOfToken
  }

  /// The stretch that holds cells.
  func stretch(around cells: Range<Int>) -> Stretch? {
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].end < cells.upperBound { low = middle + 1 } else { high = middle }
    }
    guard low < stretches.count, stretches[low].start <= cells.lowerBound else { return nil }
    return stretches[low]
  }

  /// The tokens under cells.
  func tokens(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return cells[first].tokens.lowerBound..<cells[last].tokens.upperBound
  }

  /// An edge of the token layer over cells of the row, where none of its tokens lies inside an entity.
  func lift(_ edge: Edge) -> Edge? {
    for token in edge.start..<edge.end where cells[cellOfToken[token]].entity != nil { return nil }
    return Edge(
      start: cellOfToken[edge.start], end: cellOfToken[edge.end - 1] + 1, classID: edge.classID)
  }
}
