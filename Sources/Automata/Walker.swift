/// Finds out how a rule matches: captures along the first way in priority order.
///
/// Depth first over pairs of node and position, each entered once; hence linear, without
/// backtracking. That is exact because no cycle of nodes is without a cell or an edge: what was
/// entered before has failed.
///
/// A value, so that its parts are checked for exclusive access once a walk and not at every step.
struct Walker: ~Copyable {
  /// Where to walk: within the limits, from the first position, to the goal or to any end.
  struct Task {
    var part: Part
    var from: Int
    var goal: Int?
    /// Backward, the part is one that was reversed: its items are met from right to left.
    var direction: Direction
    var limits: ClosedRange<Int>
  }

  // Step and Event are not private: a debug build of Swift 6.3 breaks on buffers of private types in
  // what a class of another file owns.

  /// A way so far, and how it goes on from a position.
  struct Step: BitwiseCopyable {
    /// A node to be entered, or the complement of a prediction to be followed.
    var next: Int32
    var position: Int32
    var trail: Int32
  }

  /// A capture begun or ended, and what came before it on the way.
  struct Event: BitwiseCopyable {
    /// Negative for an end.
    var slot: Int32
    var position: Int32
    var previous: Int32
  }

  private static let none: Int32 = -1

  /// How many nodes and predictions were tried since `takeSteps`, those of guards included.
  private var steps = 0

  private let patterns: PatternSet
  private let byteLimit: Int
  private var predictions = PredictionTable()
  private var stack = Buffer<Step>()
  private var events = Buffer<Event>()
  /// A bit for each node and position; all zero between walks.
  private var seen = Buffer<UInt64>()
  private var seenCount = 0
  private var touched = Buffer<Int>()
  private var nearest = Buffer<Int32>()
  /// Events of a way, from its end.
  private var way = Buffer<Event>()
  private var open = Buffer<Int>()

  /// - Parameter byteLimit: what is remembered between walks is forgotten when it is more.
  init(_ patterns: PatternSet, byteLimit: Int) {
    self.patterns = patterns
    self.byteLimit = byteLimit
  }

  /// To be told when columns change their meaning.
  mutating func forgetColumns() { predictions = PredictionTable() }

  mutating func takeSteps() -> Int {
    defer { steps = 0 }
    return steps
  }

  /// - Parameters:
  ///   - row: the text, as a reader has filled it in.
  ///   - columns: the row's.
  mutating func firstWay(
    _ task: Task, _ row: borrowing Row, _ columns: borrowing Columns, _ stretch: Stretch
  ) -> (end: Int, captures: [Capture])? {
    if predictions.bytes > byteLimit { forgetColumns() }
    events.truncate(to: 0)
    guard let end = search(task, row, columns, stretch) else { return nil }
    return (Int(end.position), captures(from: end.trail))
  }

  /// Searches may stand in each other, for the guards; each leaves the scratch as it found it.
  private mutating func search(
    _ task: Task, _ row: borrowing Row, _ columns: borrowing Columns, _ stretch: Stretch
  ) -> Step? {
    let bottom = stack.count
    let firstSeen = seenCount
    let firstTouched = touched.count
    seenCount += (task.part.nodes.count * task.limits.count + 63) / 64
    seen.extend(to: seenCount, with: 0)
    stack.append(Step(next: task.part.entry, position: Int32(task.from), trail: Self.none))
    var end: Step?
    while end == nil, stack.count > bottom {
      let step = stack[stack.count - 1]
      stack.truncate(to: stack.count - 1)
      if step.next < 0 {
        end = follow(step, task, row, columns, stretch)
      } else if isFirstVisit(step, task, firstSeen) {
        enter(step, task, row, columns)
      }
    }
    stack.truncate(to: bottom)
    for place in firstTouched..<touched.count { seen[touched[place]] = 0 }
    touched.truncate(to: firstTouched)
    seenCount = firstSeen
    return end
  }

  /// False where the node was entered at this position before; remembers that it is now.
  @inline(__always)
  private mutating func isFirstVisit(_ step: Step, _ task: Task, _ firstSeen: Int) -> Bool {
    let nodes = task.part.nodes
    let bit =
      (Int(step.position) - task.limits.lowerBound) * nodes.count + Int(step.next)
      - nodes.lowerBound
    let word = firstSeen + bit >> 6
    let mask: UInt64 = 1 << UInt64(bit & 63)
    if seen[word] & mask != 0 { return false }
    if seen[word] == 0 { touched.append(word) }
    seen[word] |= mask
    return true
  }

  /// Pushes what may follow a node, what comes first last.
  @inline(__always)
  private mutating func enter(
    _ step: Step, _ task: Task, _ row: borrowing Row, _ columns: borrowing Columns
  ) {
    let position = Int(step.position)
    let isForward = task.direction == .forward
    var symbol = PredictionTable.border
    if position != (isForward ? task.limits.upperBound : task.limits.lowerBound) {
      let next = row.symbols[isForward ? position : position - 1]
      let flag = isForward ? Row.Symbol.startsEdge : Row.Symbol.endsEdge
      symbol = PredictionTable.symbol(next & Row.Symbol.column, hasEdges: next & flag != 0)
    }
    let ways = predictions.ways(from: step.next, symbol, patterns, columns)
    steps += 1
    for number in ways.reversed() {
      stack.append(Step(next: ~Int32(number), position: step.position, trail: step.trail))
    }
  }

  /// Returns the end that was looked for, if this is one; otherwise pushes the nodes to be entered.
  @inline(__always)
  private mutating func follow(
    _ step: Step, _ task: Task, _ row: borrowing Row, _ columns: borrowing Columns,
    _ stretch: Stretch
  ) -> Step? {
    let prediction = predictions[Int(~step.next)]
    steps += 1
    var step = step
    for place in prediction.firstMark..<prediction.firstMark + prediction.markCount {
      let slot = predictions.marks[Int(place)]
      events.append(Event(slot: slot, position: step.position, previous: step.trail))
      step.trail = Int32(events.count - 1)
    }
    switch prediction.node {
    case .accept:
      return task.goal == nil || task.goal == Int(step.position) ? step : nil
    case .cell(_, let next):
      let target = task.direction == .forward ? step.position + 1 : step.position - 1
      stack.append(Step(next: next, position: target, trail: step.trail))
    case .edge(let atom, let next):
      stepOver(atom, next, step, task, row, columns)
    case .guarded(let id, let next):
      if holds(patterns.guards[Int(id)], at: Int(step.position), row, columns, stretch) {
        stack.append(Step(next: next, position: step.position, trail: step.trail))
      }
    case .split, .open, .close, .fail: break
    }
    return nil
  }

  /// The longest edge first, hence pushed last.
  private mutating func stepOver(
    _ atom: Int32, _ next: Int32, _ step: Step, _ task: Task, _ row: borrowing Row,
    _ columns: borrowing Columns
  ) {
    nearest.truncate(to: 0)
    var cursor = row.firstArc(task.direction, at: Int(step.position))
    while cursor != IndexedLattice.none {
      let arc = row.arcs[Int(cursor)]
      cursor = arc.next
      if task.limits.contains(Int(arc.end)), columns.satisfies(Int(arc.column), atom) {
        nearest.append(arc.end)
      }
    }
    nearest.sort()
    let isForward = task.direction == .forward
    for place in 0..<nearest.count {
      let target = nearest[isForward ? place : nearest.count - 1 - place]
      stack.append(Step(next: next, position: target, trail: step.trail))
    }
  }

  private mutating func holds(
    _ entry: GuardEntry, at position: Int, _ row: borrowing Row, _ columns: borrowing Columns,
    _ stretch: Stretch
  ) -> Bool {
    let direction: Direction
    switch entry.condition {
    case .sentenceStart: return position == stretch.start && stretch.opensSentence
    case .sentenceEnd: return position == stretch.end && stretch.closesSentence
    case .notAfter: direction = .backward
    case .notBefore: direction = .forward
    }
    guard let part = entry.part else { return true }
    let task = Task(
      part: part, from: position, goal: nil, direction: direction,
      limits: direction == .forward ? position...stretch.end : stretch.start...position)
    return search(task, row, columns, stretch) == nil
  }

  private mutating func captures(from trail: Int32) -> [Capture] {
    way.truncate(to: 0)
    open.truncate(to: 0)
    var cursor = trail
    while cursor != Self.none {
      way.append(events[Int(cursor)])
      cursor = events[Int(cursor)].previous
    }
    var captures: [Capture] = []
    captures.reserveCapacity(way.count / 2)
    for place in stride(from: way.count - 1, through: 0, by: -1) {
      let event = way[place]
      let position = Int(event.position)
      if event.slot >= 0 {
        open.append(captures.count)
        captures.append(Capture(slot: Int(event.slot), start: position, end: position))
      } else if open.count > 0 {
        let index = open[open.count - 1]
        open.truncate(to: open.count - 1)
        let other = captures[index].start
        captures[index].start = min(other, position)
        captures[index].end = max(other, position)
      }
    }
    return captures
  }
}
