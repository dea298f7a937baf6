/// The automaton at work: its tables, and the scratch of the text, the stretch and the run.
struct Reader: ~Copyable {
  /// Whether a rule starts with a cell or an edge of some column.
  enum Beginning: UInt8, BitwiseCopyable {
    case unknown
    case none
    /// Whatever guards stand before it.
    case some
    /// It depends on guards.
    case guarded
  }

  struct LentMatch: BitwiseCopyable {
    var rule: Int32
    var end: Int32
  }

  /// More columns than this are forgotten before the next text; a row should stay small.
  private static let columnLimit = 4096

  /// How many cells are looked at before a run: the gain is nearly all in the first two.
  static let foresight = 6

  let shareAfter: Int
  let groups: [GuardGroup]
  private let asksBackward: Bool
  var columns: Columns
  var table: StateTable
  private var walker: Walker

  /// By column, whether a rule starts with it; forgotten with the states.
  private var beginnings = Buffer<Beginning>()

  private(set) var row = Row()

  // Of the stretch, by position from its start; a row of `positions` for each guard group.
  private(set) var stretch = Stretch(start: 0, end: 0, opensSentence: false, closesSentence: false)
  private(set) var positions = 0
  /// The states that edges carry to later positions: row 0 for the run, then the guard groups.
  ///
  /// Unknown everywhere between runs.
  private(set) var pending = Buffer<StateValue>()
  private(set) var trace = Buffer<StateValue>()
  /// For each group, the guards that hold at a position; 0 where not asked yet.
  private(set) var memo = Buffer<UInt32>()

  // Of the run: the longest end so far by rule, 0 for none, and the rules that have one.
  var ends = Buffer<Int32>()
  var touched = Buffer<Int32>()
  /// The previous run's matches.
  var lent = Buffer<LentMatch>()

  init(
    _ patterns: PatternSet, stateLimit: Int, byteLimit: Int, shareAfter: Int,
    readsBackward: Bool = false
  ) {
    self.shareAfter = shareAfter
    groups = patterns.groups
    asksBackward = readsBackward || patterns.groups.contains { $0.direction == .backward }
    columns = Columns(atoms: patterns.atoms)
    ends.extend(to: patterns.rules.count, with: 0)
    table = StateTable(patterns, stateLimit: stateLimit, byteLimit: byteLimit)
    walker = Walker(patterns, byteLimit: byteLimit / 4)
  }

  mutating func read(
    _ lattice: borrowing IndexedLattice, _ stretches: [Stretch], _ classes: ClassTable,
    into matches: inout [Match]
  ) {
    if ends.count == 0 { return }
    fill(lattice, classes)
    for stretch in stretches where stretch.start < stretch.end {
      begin(stretch)
      readStretch(into: &matches)
    }
  }

  /// Begins another text.
  mutating func fill(_ lattice: borrowing IndexedLattice, _ classes: ClassTable) {
    if columns.count > Self.columnLimit {
      columns = Columns(atoms: table.patterns.atoms)
      table.clear()
      walker.forgetColumns()
      forgetBeginnings()
    }
    row.fill(lattice, classes, &columns, backward: asksBackward)
    beginnings.extend(to: columns.count, with: .unknown)
  }

  mutating func begin(_ stretch: Stretch) {
    self.stretch = stretch
    let length = stretch.end - stretch.start + 1
    if length > positions {
      positions = length
      pending.extend(to: length * (groups.count + 1), with: .unknown)
      trace.extend(to: length, with: .unknown)
      memo.extend(to: length * groups.count, with: 0)
    }
    forgetGuards()
  }

  /// What holds at a position depends on the stretch, even at the border that two of them share.
  private func forgetGuards() {
    let length = stretch.end - stretch.start + 1
    for group in groups.indices {
      for position in 0..<length { memo[group * positions + position] = 0 }
    }
  }

  mutating func clearTable() {
    table.clear()
    forgetGuards()
    forgetBeginnings()
  }

  private func forgetBeginnings() {
    for column in 0..<beginnings.count { beginnings[column] = .unknown }
  }

  /// Whether a rule starts at a position, with its cell or with an edge.
  @inline(__always)
  mutating func beginning(at position: Int) -> Beginning {
    let symbol = row.symbols[stretch.start + position]
    let ofCell = beginning(with: Int(symbol & Row.Symbol.column))
    if symbol & Row.Symbol.startsEdge == 0 || ofCell == .guarded { return ofCell }
    return beginningWithEdge(at: position, ofCell)
  }

  private mutating func beginningWithEdge(at position: Int, _ ofCell: Beginning) -> Beginning {
    var found = ofCell
    var cursor = row.firstArc(.forward, at: stretch.start + position)
    while cursor != IndexedLattice.none, found != .guarded {
      let arc = row.arcs[Int(cursor)]
      cursor = arc.next
      let ofEdge = beginning(with: Int(arc.column))
      if ofEdge.rawValue > found.rawValue { found = ofEdge }
    }
    return found
  }

  @inline(__always)
  private mutating func beginning(with column: Int) -> Beginning {
    let known = beginnings[column]
    return known == .unknown ? learnBeginning(with: column) : known
  }

  @inline(never)
  private mutating func learnBeginning(with column: Int) -> Beginning {
    let start = table.start()
    let withAll = step(start.all, column)
    let found: Beginning =
      withAll == .dead ? .none : withAll == step(start.none, column) ? .some : .guarded
    beginnings[column] = found
    return found
  }

  /// Carries a state over the edges that leave a position; how many positions became pending.
  mutating func stepOver(
    _ value: StateValue, _ direction: Direction, at position: Int, row line: Int
  ) -> Int {
    var added = 0
    let length = stretch.end - stretch.start
    var cursor = row.firstArc(direction, at: stretch.start + position)
    while cursor != IndexedLattice.none {
      let arc = row.arcs[Int(cursor)]
      cursor = arc.next
      let end = Int(arc.end) - stretch.start
      if end < 0 || end > length { continue }
      let target = step(value, Int(arc.column))
      if target == .dead { continue }
      let place = line * positions + end
      let known = pending[place]
      pending[place] = known == .unknown ? target : table.union(known, target)
      if known == .unknown { added += 1 }
    }
    return added
  }

  mutating func takeWalkSteps() -> Int { walker.takeSteps() }

  /// Captures of the first way by which a rule spells exactly these cells; nil where it does not.
  mutating func walk(rule: Int, start: Int, end: Int, _ stretch: Stretch) -> [Capture]? {
    let task = Walker.Task(
      part: table.patterns.ruleParts[rule], from: start, goal: end, direction: .forward,
      limits: start...end)
    return walker.firstWay(task, row, columns, stretch)?.captures
  }

  /// The first way that reaches the end of a rule, wherever that is in the stretch.
  mutating func firstWay(
    rule: Int, from: Int, _ direction: Direction, _ stretch: Stretch
  ) -> (end: Int, captures: [Capture])? {
    let task = Walker.Task(
      part: table.patterns.ruleParts[rule], from: from, goal: nil, direction: direction,
      limits: direction == .forward ? from...stretch.end : stretch.start...from)
    return walker.firstWay(task, row, columns, stretch)
  }

  mutating func step(_ value: StateValue, _ column: Int) -> StateValue {
    let known = table.transitions[value, column]
    return known == .unknown ? table.step(value, column, columns) : known
  }
}
