internal import Automata
internal import RuleCompiler
internal import Tokens

/// The settled row: outermost entities as single cells, the tokens outside them as one cell each; of those
/// sentences that somebody may ask for.
struct Row {
  struct Cell {
    private let start: Int32
    private let end: Int32
    private let number: Int32

    init(tokens: Range<Int>, entity: Int) {
      start = Int32(tokens.lowerBound)
      end = Int32(tokens.upperBound)
      number = Int32(entity)
    }

    /// A token outside all entities.
    init(token: Int32) {
      start = token
      end = token &+ 1
      number = -1
    }

    var tokens: Range<Int> { Int(start)..<Int(end) }
    /// Number of the entity, nil for a token.
    var entity: Int? { number < 0 ? nil : Int(number) }
  }

  private(set) var cells: [Cell] = []
  private(set) var stretches: [Stretch] = []
  /// Cell of each token, -1 in sentences without cells.
  private var cellOfToken: [Int] = []

  /// A row without cells.
  init() {}

  /// - Parameters:
  ///   - entities: the settled entities, by start, the longer first.
  ///   - sentences: the numbers of those that have cells, in order.
  init(_ document: Document, entities: [Mention], sentences: [Int]) {
    stretches.reserveCapacity(sentences.count)
    let sentences = sentences.lazy.map { document.sentences[$0] }
    var cells: [Cell] = []
    cells.reserveCapacity(sentences.reduce(0) { $0 + $1.end - $1.start })
    var cellOfToken = Array(repeating: -1, count: document.tokens.count)
    var next = 0
    for sentence in sentences {
      let first = cells.count
      var token = sentence.start
      while token < sentence.end {
        while next < entities.count, entities[next].start < token { next += 1 }
        let end = next < entities.count ? min(entities[next].start, sentence.end) : sentence.end
        Self.append(token..<end, to: &cells, &cellOfToken)
        token = end
        if token < sentence.end {
          let behind = entities[next].end
          for place in token..<behind { cellOfToken[place] = cells.count }
          cells.append(Cell(tokens: token..<behind, entity: next))
          token = behind
        }
      }
      stretches.append(
        Stretch(
          start: first, end: cells.count, opensSentence: sentence.opensSentence,
          closesSentence: sentence.closesSentence))
    }
    self.cells = cells
    self.cellOfToken = cellOfToken
  }

  /// Appends tokens as cells of their own.
  private static func append(
    _ tokens: Range<Int>, to cells: inout [Cell], _ cellOfToken: inout [Int]
  ) {
    // As spans: a check for others who hold the array, for each token, cost more than all the rest.
    let first = cells.count
    cells.append(addingCapacity: tokens.count) { cells in
      for token in Int32(tokens.lowerBound)..<Int32(tokens.upperBound) {
        cells.append(Cell(token: token))
      }
    }
    var places = cellOfToken.mutableSpan
    for token in tokens { places[token] = first &+ (token &- tokens.lowerBound) }
  }

  /// The cell that covers a token; nil in a sentence without cells.
  func cell(ofToken token: Int) -> Int? {
    cellOfToken[token] < 0 ? nil : cellOfToken[token]
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

  /// An edge of the token layer over cells of the row, where it has them and none is an entity.
  func lift(_ edge: Edge) -> Edge? {
    if cellOfToken[edge.start] < 0 { return nil }
    for token in edge.start..<edge.end where cells[cellOfToken[token]].entity != nil { return nil }
    return Edge(
      start: cellOfToken[edge.start], end: cellOfToken[edge.end - 1] + 1, classID: edge.classID)
  }
}
