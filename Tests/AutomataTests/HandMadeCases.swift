import Automata

// Short names for expressions in tables: cells are letters, edges `e(4)` and up.

let a = Expression.cell(0)
let b = Expression.cell(1)
let c = Expression.cell(2)
let d = Expression.cell(3)
let any = Expression.cell(9)

func e(_ id: PredicateID) -> Expression { .edge(id) }
func seq(_ parts: Expression...) -> Expression { .sequence(parts) }
func either(_ parts: Expression...) -> Expression { .choice(parts) }
func maybe(_ body: Expression) -> Expression { times(body, 0, 1) }
func star(_ body: Expression) -> Expression { times(body, 0, nil) }
func plus(_ body: Expression) -> Expression { times(body, 1, nil) }
func gap(_ maximum: Int) -> Expression { times(any, 0, maximum, greedy: false) }
func times(
  _ body: Expression, _ minimum: Int, _ maximum: Int?, greedy: Bool = true
) -> Expression {
  .repetition(body, minimum: minimum, maximum: maximum, isGreedy: greedy)
}
func slot(_ slot: Int, _ body: Expression) -> Expression { .capture(slot: slot, body) }
func notAfter(_ body: Expression) -> Expression { .guarded(.notAfter(body)) }
func notBefore(_ body: Expression) -> Expression { .guarded(.notBefore(body)) }
let opens = Expression.guarded(.sentenceStart)
let closes = Expression.guarded(.sentenceEnd)

/// A text in letters, a cell each; a point is a cell that is none of them.
struct HandMadeText {
  var lattice: IndexedLattice
  var classes = ClassTable()

  /// Edges as start, end, predicate.
  init(_ cells: String, edges: [(Int, Int, PredicateID)] = []) {
    var table = ClassTable()
    let ids = cells.unicodeScalars.map { letter in
      let id = Int(letter.value) - 97
      return table.intern(PredicateSet((0..<4).contains(id) ? [id, 9] : [9]))
    }
    lattice = IndexedLattice(
      Lattice(
        cells: ids,
        edges: edges.map {
          Edge(start: $0.0, end: $0.1, classID: table.intern(PredicateSet([$0.2])))
        }))
    classes = table
  }

  var whole: Stretch {
    Stretch(start: 0, end: lattice.cells.count, opensSentence: true, closesSentence: true)
  }

  /// As `start-end`, of the first rule.
  func matches(_ expression: Expression, stretches: [Stretch]? = nil) -> [String] {
    var found: [Match] = []
    Automaton(PatternSet(rules: [expression])).matches(
      in: lattice, stretches: stretches ?? [whole], classes: classes, into: &found)
    return found.map { "\($0.start)-\($0.end)" }
  }
}

func spelling(_ captures: [Capture]?) -> String? {
  captures.map { $0.map { "\($0.slot):\($0.start)-\($0.end)" }.joined(separator: " ") }
}
