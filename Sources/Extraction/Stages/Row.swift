internal import Automata
internal import RuleCompiler
internal import Tokens

/// The settled row: outermost entities as single cells, the tokens outside them as one cell each.
struct Row {
  struct Cell {
    private var start: Int32
    private var end: Int32
    private var number: Int32

    init(tokens: Range<Int>, entity: Int?) {
      start = Int32(tokens.lowerBound)
      end = Int32(tokens.upperBound)
      number = Int32(entity ?? -1)
    }

    var tokens: Range<Int> { Int(start)..<Int(end) }
    /// Number of the entity, nil for a token.
    var entity: Int? { number < 0 ? nil : Int(number) }
  }

  private(set) var cells: [Cell] = []
  private(set) var stretches: [Stretch] = []
  /// Cell of each token.
  private(set) var cellOfToken: [Int] = []

  /// A row without cells.
  init() {}

  /// - Parameter entities: the settled entities, by start, the longer first.
  init(_ document: Document, entities: [Mention]) {
    cells.reserveCapacity(document.tokens.count)
    stretches.reserveCapacity(document.sentences.count)
    cellOfToken = Array(repeating: 0, count: document.tokens.count)
    var next = 0
    for sentence in document.sentences {
      let first = cells.count
      var token = sentence.start
      while token < sentence.end {
        while next < entities.count, entities[next].start < token { next += 1 }
        let entity = next < entities.count ? entities[next].start : sentence.end
        while token < min(entity, sentence.end) {
          cellOfToken[token] = cells.count
          cells.append(Cell(tokens: token..<token + 1, entity: nil))
          token += 1
        }
        if token == entity, token < sentence.end {
          for inner in token..<entities[next].end { cellOfToken[inner] = cells.count }
          cells.append(Cell(tokens: token..<entities[next].end, entity: next))
          token = entities[next].end
        }
      }
      stretches.append(
        Stretch(
          start: first, end: cells.count, opensSentence: sentence.opensSentence,
          closesSentence: sentence.closesSentence))
    }
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
