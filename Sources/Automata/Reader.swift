/// The automaton at work: its tables, and the scratch of the text, the stretch and the run.
struct Reader: ~Copyable {
  /// What a column is to a run that would begin with it.
  struct First: BitwiseCopyable {
    /// The state behind it if all guards held; `unknown` before it is asked for.
    var hope = StateValue.unknown
    /// The groups, as bits, of the guards on which it depends whether a rule starts with it.
    var needs: UInt64 = 0
  }

  /// Whether the contexts of a group's guards may begin with a column.
  enum Opening: UInt8, BitwiseCopyable {
    case unknown
    case none
    case some
  }

  struct LentMatch: BitwiseCopyable {
    var rule: Int32
    var end: Int32
  }

  /// More columns than this are forgotten before the next text; a row should stay small.
  private static let columnLimit = 4096

  /// How many cells are looked at behind the first before a run: the gain is nearly all in the
  /// first one.
  static let foresight = 5

  let shareAfter: Int
  let groups: [GuardGroup]
  private var rolesOfAtom: [StartRoles] = []
  private let asksBackward: Bool
  var columns: Columns
  var table: StateTable
  private var walker: Walker

  /// By column; forgotten with the states.
  private(set) var firsts = Buffer<First>()
  /// Forgotten with the states.
  var deadPairs = DeadPairs()

  var row = Row()
  /// Where runs may begin in the text that is read; given before it is.
  var starts = Positions()

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
  /// The places of `memo` that are not 0.
  private(set) var asked = Buffer<Int32>()
  /// By column and group: how a run that answers the group's guards goes on with the column as its
  /// first; forgotten with the states.
  private(set) var openings = Buffer<Opening>()

  // Of the run: the longest end so far by rule, 0 for none, and the rules that have one.
  var ends = Buffer<Int32>()
  var touched = Buffer<Int32>()
  /// The previous run's matches.
  var lent = Buffer<LentMatch>()

  init(
    _ patterns: PatternSet, stateLimit: Int, byteLimit: Int, shareAfter: Int,
    readsBackward: Bool = false, noticesCaptures: Bool = false
  ) {
    self.shareAfter = shareAfter
    groups = patterns.groups
    asksBackward = readsBackward || patterns.groups.contains { $0.direction == .backward }
    columns = Columns(atoms: patterns.atoms)
    ends.extend(to: patterns.rules.count, with: 0)
    table = StateTable(
      patterns, stateLimit: stateLimit, byteLimit: byteLimit, noticesCaptures: noticesCaptures)
    walker = Walker(patterns, byteLimit: byteLimit / 4)
  }

  mutating func read(
    _ lattice: borrowing IndexedLattice, _ stretches: [Stretch], _ classes: ClassTable,
    into matches: inout [Match]
  ) {
    if ends.count == 0 { return }
    prepare(for: classes)
    row.fill(lattice, classes, &columns, backward: asksBackward, starts)
    // The first start from a position on; it lies behind most stretches, which are not even looked at.
    var (from, next) = (0, -1)
    for stretch in stretches {
      if next < stretch.start || stretch.start < from {
        from = stretch.start
        next = starts.first(in: from..<lattice.cells.count)
      }
      if next >= stretch.end { continue }
      row.translate(lattice, stretch.start..<stretch.end, classes, &columns)
      extendToColumns()
      begin(stretch)
      readStretch(into: &matches)
    }
  }

  /// Begins another text, of which some stretches will be read; the same may come several times.
  mutating func fill(
    _ lattice: borrowing IndexedLattice, _ stretches: [Stretch], _ classes: ClassTable
  ) {
    prepare(for: classes)
    startAnywhere(cells: lattice.cells.count)
    row.fill(lattice, classes, &columns, backward: asksBackward, starts)
    var last: Stretch?
    for stretch in stretches where stretch != last {
      row.translate(lattice, stretch.start..<stretch.end, classes, &columns)
      last = stretch
    }
    extendToColumns()
  }

  mutating func startAnywhere(cells: Int) { starts.fill(below: cells) }

  /// For classes that texts have met by now.
  mutating func prepare(for classes: ClassTable) {
    if columns.count > Self.columnLimit {
      columns = Columns(atoms: table.patterns.atoms)
      table.clear()
      walker.forgetColumns()
      forgetFirsts()
    }
    columns.prepare(for: classes)
  }

  mutating func makeStartGroups(atMost count: Int) -> Int {
    let groups: Int
    (groups, rolesOfAtom) = table.patterns.startGroups(atMost: count)
    return groups
  }

  mutating func startRoles(of id: ClassID, _ classes: ClassTable) -> StartRoles {
    var roles = StartRoles()
    columns.forEachAtom(of: Int(columns.column(ofCell: id, classes))) { atom in
      roles.formUnion(rolesOfAtom[atom])
    }
    return roles
  }

  private mutating func extendToColumns() {
    firsts.extend(to: columns.count, with: First())
    deadPairs.extend(to: columns.count)
    openings.extend(to: columns.count * groups.count, with: .unknown)
  }

  mutating func begin(_ stretch: Stretch) {
    // What holds at a position depends on the stretch, even at the border that two of them share.
    forgetGuards()
    self.stretch = stretch
    let length = stretch.end - stretch.start + 1
    if length > positions {
      positions = length
      pending.extend(to: length * (groups.count + 1), with: .unknown)
      trace.extend(to: length, with: .unknown)
      memo.extend(to: length * groups.count, with: 0)
    }
  }

  private mutating func forgetGuards() {
    for place in 0..<asked.count { memo[Int(asked[place])] = 0 }
    asked.truncate(to: 0)
  }

  mutating func remember(_ answer: UInt32, at place: Int) {
    memo[place] = answer
    asked.append(Int32(place))
  }

  mutating func clearTable() {
    table.clear()
    forgetGuards()
    forgetFirsts()
  }

  private func forgetFirsts() {
    deadPairs.forget()
    for column in 0..<firsts.count { firsts[column] = First() }
    for place in 0..<openings.count { openings[place] = .unknown }
  }

  /// Whether contexts of a group may begin with a column, whatever edges say.
  @inline(__always)
  mutating func opens(_ group: Int, _ column: Int) -> Bool {
    let known = openings[column * groups.count + group]
    return known == .unknown ? learnOpening(group, column) : known == .some
  }

  @inline(never)
  private mutating func learnOpening(_ group: Int, _ column: Int) -> Bool {
    let start = table.start(ofGroup: group)
    let opens = start & (.hasGuards | .accepts) != 0 || step(start, column) != .dead
    openings[column * groups.count + group] = opens ? .some : .none
    return opens
  }

  @inline(__always)
  mutating func first(with column: Int) -> First {
    let known = firsts[column]
    return known.hope == .unknown ? learnFirst(with: column) : known
  }

  @inline(never)
  private mutating func learnFirst(with column: Int) -> First {
    let start = table.start()
    var first = First(hope: table.hope(start.all, column, columns))
    if step(start.all, column) != step(start.none, column) {
      first.needs = table.needs(ofStartBefore: column, columns)
    }
    firsts[column] = first
    return first
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
