/// What can follow a node when the next cell is known, in priority order: the LL(1) prediction of
/// top-down parsers, built while texts are read.
///
/// A rule is often a choice of a hundred ways, of which two or three begin with the next cell. The
/// walker asks once for each node and column, and then tries only those.
struct PredictionTable: ~Copyable {
  /// One way to go on: the captures that begin and end before the next cell, then what comes there.
  struct Prediction: BitwiseCopyable {
    /// A cell that the column satisfies, an edge, a guard, or the end of the rule.
    var node: Node
    var firstMark: Int32
    var markCount: Int32
  }

  /// The numbers of neighbouring predictions.
  struct Ways: BitwiseCopyable {
    var first: Int32
    var count: Int32

    var range: Range<Int> { Int(first)..<Int(first + count) }
  }

  /// Where no cell follows.
  static let border: UInt32 = 0

  private var known = PairMemo(free: Ways(first: 0, count: 0))
  private var predictions = Buffer<Prediction>()
  /// Slots of captures that begin; complements of those that end.
  private(set) var marks = Buffer<Int32>()

  // While ways are collected: nodes to visit, each with the marks on its way as a list from its end.
  private var stack = Buffer<(node: Int32, trail: Int32)>()
  private var trails = Buffer<(slot: Int32, previous: Int32)>()
  private var visited: Set<Int32> = []

  var bytes: Int { predictions.count * 20 + marks.count * 4 + known.count * 32 }

  subscript(number: Int) -> Prediction { predictions[number] }

  static func symbol(_ column: UInt32, hasEdges: Bool) -> UInt32 {
    (column + 1) << 1 | (hasEdges ? 1 : 0)
  }

  /// The numbers of the predictions for a node before a symbol.
  @inline(__always)
  mutating func ways(
    from node: Int32, _ symbol: UInt32, _ patterns: PatternSet, _ columns: borrowing Columns
  ) -> Range<Int> {
    (known[UInt32(node) + 1, symbol] ?? learn(node, symbol, patterns, columns)).range
  }

  /// Guards end a prediction: whether they hold depends on the position.
  @inline(never)
  private mutating func learn(
    _ entry: Int32, _ symbol: UInt32, _ patterns: PatternSet, _ columns: borrowing Columns
  ) -> Ways {
    let first = predictions.count
    visited.removeAll(keepingCapacity: true)
    trails.truncate(to: 0)
    stack.append((entry, -1))
    while stack.count > 0 {
      let (node, trail) = stack[stack.count - 1]
      stack.truncate(to: stack.count - 1)
      guard visited.insert(node).inserted else { continue }
      let way = patterns.nodes[Int(node)]
      switch way {
      case .split(let first, let second):
        stack.append((second, trail))
        stack.append((first, trail))
      case .open(let slot, let next): push(next, slot, trail)
      case .close(let slot, let next): push(next, ~slot, trail)
      case .cell(let atom, _):
        if symbol != Self.border, columns.satisfies(Int(symbol >> 1) - 1, atom) {
          add(way, trail)
        }
      case .edge: if symbol & 1 != 0 { add(way, trail) }
      case .guarded, .accept: add(way, trail)
      case .fail: continue
      }
    }
    let ways = Ways(first: Int32(first), count: Int32(predictions.count - first))
    known.insert(UInt32(entry) + 1, symbol, value: ways)
    return ways
  }

  private mutating func push(_ node: Int32, _ slot: Int32, _ trail: Int32) {
    trails.append((slot, trail))
    stack.append((node, Int32(trails.count - 1)))
  }

  private mutating func add(_ node: Node, _ trail: Int32) {
    let firstMark = marks.count
    var cursor = trail
    while cursor >= 0 {
      marks.append(trails[Int(cursor)].slot)
      cursor = trails[Int(cursor)].previous
    }
    marks.reverse(from: firstMark)
    predictions.append(
      Prediction(
        node: node, firstMark: Int32(firstMark), markCount: Int32(marks.count - firstMark)))
  }
}
