/// Finds out how a rule matches: captures along the first way in priority order.
///
/// Depth first over pairs of node and position, each entered once; hence linear, without
/// backtracking. That is exact because no cycle of nodes is without a cell or an edge: what was
/// entered before has failed.
package final class Walker {
  /// A value, so that its parts are checked for exclusive access once a walk and not at every step.
  private var search: WaySearch

  package init(_ patterns: PatternSet) {
    search = WaySearch(patterns)
  }

  /// How many pairs of node and position all searches so far have entered, those of guards included.
  package var steps: Int { search.steps }

  /// Captures of the first way by which a rule spells exactly these cells; nil where it does not.
  package func walk(
    rule: Int, start: Int, end: Int, in lattice: borrowing IndexedLattice, stretch: Stretch,
    classes: ClassTable
  ) -> [Capture]? {
    let task = WaySearch.Task(
      part: search.patterns.ruleParts[rule], from: start, goal: end, direction: .forward,
      limits: start...end)
    return search.way(task, lattice, stretch, classes)?.captures
  }

  /// The first way that reaches the end of a rule, wherever that is in the stretch.
  ///
  /// Backward, the rule is one that was reversed: its items are met from right to left.
  package func firstWay(
    rule: Int, from: Int, direction: Direction, in lattice: borrowing IndexedLattice,
    stretch: Stretch, classes: ClassTable
  ) -> (end: Int, captures: [Capture])? {
    let task = WaySearch.Task(
      part: search.patterns.ruleParts[rule], from: from, goal: nil, direction: direction,
      limits: direction == .forward ? from...stretch.end : stretch.start...from)
    return search.way(task, lattice, stretch, classes)
  }
}

/// The walker at work: its scratch.
private struct WaySearch: ~Copyable {
  private struct Step: BitwiseCopyable {
    var node: Int32
    var position: Int32
    var trail: Int32
  }

  /// A capture begun or ended, and what came before it on the way.
  private struct Event: BitwiseCopyable {
    /// Negative for an end.
    var slot: Int32
    var position: Int32
    var previous: Int32
  }

  /// Where to look: within the limits, from the first position, for the last or for any.
  struct Task {
    var part: Part
    var from: Int
    var goal: Int?
    var direction: Direction
    var limits: ClosedRange<Int>
  }

  private static let none: Int32 = -1

  let patterns: PatternSet
  private var stack = Buffer<Step>()
  private var events = Buffer<Event>()
  /// A bit for each node and position; all zero between searches.
  private var seen = Buffer<UInt64>()
  private var seenCount = 0
  private(set) var steps = 0
  private var touched = Buffer<Int>()
  private var nearest = Buffer<Int32>()
  /// Events of a way, from its end.
  private var way = Buffer<Event>()
  private var open = Buffer<Int>()

  init(_ patterns: PatternSet) {
    self.patterns = patterns
  }

  mutating func way(
    _ task: Task, _ lattice: borrowing IndexedLattice, _ stretch: Stretch, _ classes: ClassTable
  ) -> (end: Int, captures: [Capture])? {
    events.truncate(to: 0)
    guard let found = search(task, lattice, stretch, classes) else { return nil }
    return (Int(found.position), captures(from: found.trail))
  }

  private mutating func holds(
    _ entry: GuardEntry, at position: Int, _ lattice: borrowing IndexedLattice, _ stretch: Stretch,
    _ classes: ClassTable
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
    return search(task, lattice, stretch, classes) == nil
  }

  /// Searches may stand in each other, for the guards; each leaves the scratch as it found it.
  private mutating func search(
    _ task: Task, _ lattice: borrowing IndexedLattice, _ stretch: Stretch, _ classes: ClassTable
  ) -> Step? {
    let bottom = stack.count
    let firstSeen = seenCount
    let firstTouched = touched.count
    let nodes = task.part.nodes
    seenCount += (nodes.count * task.limits.count + 63) / 64
    seen.extend(to: seenCount, with: 0)
    stack.append(Step(node: task.part.entry, position: Int32(task.from), trail: Self.none))
    var found: Step?
    while stack.count > bottom {
      let step = stack[stack.count - 1]
      stack.truncate(to: stack.count - 1)
      let bit =
        (Int(step.position) - task.limits.lowerBound) * nodes.count + Int(step.node)
        - nodes.lowerBound
      let word = firstSeen + bit >> 6
      let mask: UInt64 = 1 << UInt64(bit & 63)
      if seen[word] & mask != 0 { continue }
      if seen[word] == 0 { touched.append(word) }
      seen[word] |= mask
      if enter(step, task, lattice, stretch, classes) {
        found = step
        break
      }
    }
    stack.truncate(to: bottom)
    for place in firstTouched..<touched.count {
      steps += seen[touched[place]].nonzeroBitCount
      seen[touched[place]] = 0
    }
    touched.truncate(to: firstTouched)
    seenCount = firstSeen
    return found
  }

  /// True at the end that was looked for; otherwise pushes what follows, what comes first last.
  @inline(__always)
  private mutating func enter(
    _ step: Step, _ task: Task, _ lattice: borrowing IndexedLattice, _ stretch: Stretch,
    _ classes: ClassTable
  ) -> Bool {
    let position = Int(step.position)
    switch patterns.nodes[Int(step.node)] {
    case .accept:
      return task.goal == nil || task.goal == position
    case .fail:
      break
    case .split(let first, let second):
      stack.append(Step(node: second, position: step.position, trail: step.trail))
      stack.append(Step(node: first, position: step.position, trail: step.trail))
    case .open(let slot, let next):
      events.append(Event(slot: slot, position: step.position, previous: step.trail))
      stack.append(Step(node: next, position: step.position, trail: Int32(events.count - 1)))
    case .close(let slot, let next):
      events.append(Event(slot: ~slot, position: step.position, previous: step.trail))
      stack.append(Step(node: next, position: step.position, trail: Int32(events.count - 1)))
    case .guarded(let id, let next):
      if holds(patterns.guards[Int(id)], at: position, lattice, stretch, classes) {
        stack.append(Step(node: next, position: step.position, trail: step.trail))
      }
    case .cell(let atom, let next):
      let isForward = task.direction == .forward
      let target = isForward ? position + 1 : position - 1
      let predicate = patterns.atoms[Int(atom)].predicate
      if task.limits.contains(target),
        classes.satisfies(lattice.cells[min(position, target)], predicate)
      {
        stack.append(Step(node: next, position: Int32(target), trail: step.trail))
      }
    case .edge(let atom, let next):
      stepOver(atom, next, step, task, lattice, classes)
    }
    return false
  }

  /// The longest edge first, hence pushed last.
  private mutating func stepOver(
    _ atom: Int32, _ next: Int32, _ step: Step, _ task: Task,
    _ lattice: borrowing IndexedLattice, _ classes: ClassTable
  ) {
    let predicate = patterns.atoms[Int(atom)].predicate
    nearest.truncate(to: 0)
    var cursor = lattice.firstEdge(task.direction, at: Int(step.position))
    while cursor != IndexedLattice.none {
      let edge = lattice.edges[Int(cursor)]
      cursor = lattice.nextEdge(task.direction, after: cursor)
      let target = task.direction == .forward ? edge.end : edge.start
      guard task.limits.contains(target), classes.satisfies(edge.classID, predicate) else {
        continue
      }
      nearest.append(Int32(target))
    }
    nearest.sort()
    let isForward = task.direction == .forward
    for place in 0..<nearest.count {
      let target = nearest[isForward ? place : nearest.count - 1 - place]
      stack.append(Step(node: next, position: target, trail: step.trail))
    }
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
