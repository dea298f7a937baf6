extension Reader {
  /// Runs from each position of the stretch where a rule may start.
  mutating func readStretch(into matches: inout [Match]) {
    var start = table.start()
    var shared = 0
    let length = stretch.end - stretch.start
    for position in 0..<length {
      if table.isFull {
        clearTable()
        start = table.start()
        shared = 0
      }
      guard let first = beginRun(at: position, start) else { continue }
      run(from: position, first, &shared)
      emit(from: position, into: &matches)
    }
    assert((0..<positions).allSatisfy { pending[$0] == .unknown })
    assert((0..<ends.count).allSatisfy { ends[$0] == 0 })
  }

  /// The state in which a run begins at a position; nil where no rule could match.
  @inline(__always)
  mutating func beginRun(at position: Int, _ start: StateTable.Start) -> StateValue? {
    let beginning = beginning(at: position)
    if beginning == .none || !mayMatch(from: position, start.all) { return nil }
    let isResolved = beginning == .some || start.plain & .hasGuards == 0
    return isResolved ? start.none : resolve(start.plain, at: position)
  }

  /// Whether some rule could match from a position if all guards held, as far as a few cells tell.
  ///
  /// Most starts end there, before a guard is asked or anything is set up.
  @inline(__always)
  private mutating func mayMatch(from start: Int, _ first: StateValue) -> Bool {
    // Unsafe: as long as the lattice's cells; it does not grow while a text is read.
    let symbols = row.symbols.base + stretch.start
    let length = stretch.end - stretch.start
    var value = first
    var position = start
    while position < min(length, start + Self.foresight) {
      let symbol = symbols[position]
      if symbol & Row.Symbol.startsEdge != 0 && value & .wantsEdges != 0 { return true }
      let column = Int(symbol & Row.Symbol.column)
      let known = table.hopes[value, column]
      value = known == .unknown ? table.hope(value, column, columns) : known
      if value == .dead { return false }
      if value & .accepts != 0 { return true }
      position += 1
    }
    return position < length
  }

  /// One anchored run.
  ///
  /// Fills `ends`, and lends them to the next run by way of `lent`.
  ///
  /// The automaton is deterministic: where a run meets the trace of the one before in the same
  /// state, with nothing pending, their futures are the same. `shared` is one more than the last
  /// position for which the trace is good.
  private mutating func run(from start: Int, _ first: StateValue, _ shared: inout Int) {
    // Unsafe, all three: as long as the stretch, and none grows in a run.
    let symbols = row.symbols.base + stretch.start
    let pending = self.pending.base
    let trace = self.trace.base
    let length = stretch.end - stretch.start
    let shareFrom = start + shareAfter
    var waiting = 0
    var value = first
    var position = start
    while true {
      if value & .hasGuards != 0 {
        value = resolve(value, at: position)
      }
      if position >= shareFrom {
        if waiting == 0 && position < shared && trace[position] == value {
          borrow(from: position)
          lend()
          return
        }
        trace[position] = waiting == 0 ? value : .unknown
      }
      if value & .accepts != 0 && position > start { accept(value, at: position) }
      var next = StateValue.dead
      if position < length {
        let symbol = symbols[position]
        if symbol & Row.Symbol.startsEdge != 0 && value & .wantsEdges != 0 {
          waiting += stepOver(value, .forward, at: position, row: 0)
        }
        next = step(value, Int(symbol & Row.Symbol.column))
      }
      position += 1
      while waiting > 0 {
        let joining = pending[position]
        if joining != .unknown {
          next = next == .dead ? joining : table.union(next, joining)
          pending[position] = .unknown
          waiting -= 1
        }
        if next != .dead { break }
        if position >= shareFrom { trace[position] = .unknown }
        position += 1
      }
      if next == .dead { break }
      value = next
    }
    shared = position > shareFrom ? position : 0
    if shared > 0 { lend() }
  }

  private mutating func accept(_ value: StateValue, at position: Int) {
    let state = table.state(value)
    for place in Int(state.firstAccept)..<Int(state.firstAccept + state.acceptCount) {
      setEnd(of: table.accepts[place], Int32(position))
    }
  }

  private mutating func setEnd(of rule: Int32, _ end: Int32) {
    if ends[Int(rule)] == 0 { touched.append(rule) }
    ends[Int(rule)] = end
  }

  private mutating func borrow(from position: Int) {
    for place in 0..<lent.count where lent[place].end >= position {
      setEnd(of: lent[place].rule, lent[place].end)
    }
  }

  private mutating func lend() {
    lent.truncate(to: 0)
    for place in 0..<touched.count {
      let rule = touched[place]
      lent.append(LentMatch(rule: rule, end: ends[Int(rule)]))
    }
  }

  private mutating func emit(from start: Int, into matches: inout [Match]) {
    guard touched.count > 0 else { return }
    touched.sort()
    for place in 0..<touched.count {
      let rule = Int(touched[place])
      let end = stretch.start + Int(ends[rule])
      matches.append(Match(rule: rule, start: stretch.start + start, end: end))
      ends[rule] = 0
    }
    touched.truncate(to: 0)
  }
}
