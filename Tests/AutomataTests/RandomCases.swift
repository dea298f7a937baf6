import Automata

/// A generator whose whole state is its seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

/// Random rules and a random text for them.
struct RandomCase: CustomStringConvertible {
  var seed: Int
  var rules: [Expression] = []
  var lattice = Lattice(cells: [], edges: [])
  var stretches: [Stretch] = []
  var classes = ClassTable()
  private var generator: SeededGenerator

  var description: String {
    """
    seed \(seed)
    rules: \(rules.map { "\n  \($0.spelling)" }.joined())
    cells: \(lattice.cells.map { "\(members($0))" }.joined(separator: " "))
    edges: \(lattice.edges.map(spelling).joined(separator: " "))
    stretches: \(stretches.map { "\($0.start)..<\($0.end)" }.joined(separator: " "))
    """
  }

  private func spelling(_ edge: Edge) -> String {
    "\(edge.start)-\(edge.end)\(members(edge.classID))"
  }

  private func members(_ id: ClassID) -> [PredicateID] {
    (0..<predicateCount).filter { classes.satisfies(id, $0) }
  }

  private let predicateCount = 5

  init(seed: Int, maximumLength: Int) {
    self.seed = seed
    generator = SeededGenerator(seed: seed)
    for _ in 0..<6 { _ = classes.intern(randomSet()) }
    rules = (0..<generator.number(1...5)).map { _ in expression(depth: 3, guardDepth: 2) }
    fillText(maximumLength: maximumLength)
  }

  /// Another text for the same rules; the first time with a class not seen before.
  mutating func nextText(maximumLength: Int) {
    _ = classes.intern(randomSet())
    fillText(maximumLength: maximumLength)
  }

  private mutating func randomSet() -> PredicateSet {
    PredicateSet((0..<predicateCount).filter { _ in generator.chance(45) })
  }

  private mutating func randomClass() -> ClassID {
    ClassID(generator.number(0...classes.count - 1))
  }

  private mutating func fillText(maximumLength: Int) {
    let count = generator.number(0...maximumLength)
    lattice.cells = (0..<count).map { _ in randomClass() }
    lattice.edges = []
    if count > 0 && generator.chance(70) {
      for _ in 0..<generator.number(0...count) {
        let start = generator.number(0...count - 1)
        let end = min(count, start + generator.number(1...5))
        lattice.edges.append(Edge(start: start, end: end, classID: randomClass()))
      }
    }
    let border = generator.number(0...count)
    stretches = [
      Stretch(
        start: 0, end: border, opensSentence: generator.chance(80),
        closesSentence: generator.chance(80)),
      Stretch(
        start: border, end: count, opensSentence: generator.chance(80),
        closesSentence: generator.chance(80)),
    ]
  }

  private mutating func expression(depth: Int, guardDepth: Int) -> Expression {
    let kind = depth == 0 ? generator.number(0...2) : generator.number(0...11)
    switch kind {
    case 0, 1: return .cell(generator.number(0...predicateCount - 1))
    case 2: return .edge(generator.number(0...predicateCount - 1))
    case 3, 4, 5:
      return .sequence(parts(generator.number(0...3), depth: depth, guardDepth: guardDepth))
    case 6, 7:
      return .choice(parts(generator.number(1...3), depth: depth, guardDepth: guardDepth))
    case 8, 9:
      let minimum = generator.number(0...2)
      let maximum = generator.chance(50) ? nil : minimum + generator.number(0...2)
      return .repetition(
        expression(depth: depth - 1, guardDepth: guardDepth), minimum: minimum, maximum: maximum,
        isGreedy: generator.chance(70))
    case 10:
      return .capture(
        slot: generator.number(0...3), expression(depth: depth - 1, guardDepth: guardDepth))
    default:
      guard guardDepth > 0 else { return .cell(0) }
      return .guarded(condition(depth: depth - 1, guardDepth: guardDepth - 1))
    }
  }

  private mutating func parts(_ count: Int, depth: Int, guardDepth: Int) -> [Expression] {
    (0..<count).map { _ in expression(depth: depth - 1, guardDepth: guardDepth) }
  }

  private mutating func condition(depth: Int, guardDepth: Int) -> Guard {
    switch generator.number(0...5) {
    case 0: .sentenceStart
    case 1: .sentenceEnd
    case 2, 3: .notAfter(expression(depth: depth, guardDepth: guardDepth))
    default: .notBefore(expression(depth: depth, guardDepth: guardDepth))
    }
  }

  mutating func span(in stretch: Stretch) -> Range<Int> {
    let start = generator.number(stretch.start...stretch.end)
    return start..<generator.number(start...stretch.end)
  }

  mutating func position(in stretch: Stretch) -> Int {
    generator.number(stretch.start...stretch.end)
  }
}

extension Expression {
  /// Cells as letters, edges as capitals: `a(B|c)*`.
  var spelling: String {
    switch self {
    case .cell(let id): Self.letter(id, from: "a")
    case .edge(let id): Self.letter(id, from: "A")
    case .sequence(let parts): "(" + parts.map(\.spelling).joined() + ")"
    case .choice(let parts): "(" + parts.map(\.spelling).joined(separator: "|") + ")"
    case .repetition(let body, let minimum, let maximum, let isGreedy):
      body.spelling + "{\(minimum),\(maximum.map(String.init) ?? "")}" + (isGreedy ? "" : "?")
    case .capture(let slot, let body): "<\(slot):\(body.spelling)>"
    case .guarded(.sentenceStart): "^"
    case .guarded(.sentenceEnd): "$"
    case .guarded(.notAfter(let body)): "!after(\(body.spelling))"
    case .guarded(.notBefore(let body)): "!before(\(body.spelling))"
    }
  }

  private static func letter(_ id: Int, from first: Unicode.Scalar) -> String {
    Unicode.Scalar(first.value + UInt32(id)).map { String(Character($0)) } ?? "?"
  }
}
