extension Reader {
  /// Runs from each position of the stretch where a rule may start.
  mutating func readStretch(into matches: inout [Match]) {
    var start = table.start()
    var shared = 0
    var next = stretch.start - 1
    while true {
      next = nextStart(from: next + 1)
      if next >= stretch.end { break }
      let position = next - stretch.start
      if table.isFull {
        clearTable()
        start = table.start()
        shared = 0
      }
      if let first = beginRun(at: position, start) {
        run(from: position, first, &shared)
        emit(from: position, into: &matches)
      }
    }
    assert((0..<positions).allSatisfy { pending[$0] == .unknown })
    assert((0..<ends.count).allSatisfy { ends[$0] == 0 })
  }

  /// The first position, of the text, from which a run may come further than its first cell, as far as is known;
  /// otherwise the end of the stretch.
  ///
  /// Most starts end here, by two bits.
  @inline(__always)
  private mutating func nextStart(from first: Int) -> Int {
    // Unsafe: as long as the lattice's cells; it does not grow while a text is read.
    let symbols = row.symbols.base
    var next = starts.first(in: first..<stretch.end)
    while next &+ 1 < stretch.end {
      let (first, second) = (symbols[next], symbols[next &+ 1])
      let mayStepOverEdges = (first | second) & Row.Symbol.startsEdge != 0
      let columns = (Int(first & Row.Symbol.column), Int(second & Row.Symbol.column))
      if mayStepOverEdges || !deadPairs.contains(columns.0, columns.1) { return next }
      next = starts.first(in: next &+ 1..<stretch.end)
    }
    return next
  }

  /// The state in which a run begins at a position; nil where no rule could match.
  @inline(__always)
  mutating func beginRun(at position: Int, _ start: StateTable.Start) -> StateValue? {
    let symbol = row.symbols[stretch.start + position]
    let column = Int(symbol & Row.Symbol.column)
    let first = first(with: column)
    if symbol & Row.Symbol.startsEdge != 0 && start.all & .wantsEdges != 0 {
      guard let needs = needs(with: first, orEdgeAt: position) else { return nil }
      return needs == 0 ? start.none : resolve(start.plain, needs, at: position)
    }
    if !mayMatch(from: position + 1, first.hope, behind: column) { return nil }
    return first.needs == 0 ? start.none : resolve(start.plain, first.needs, at: position)
  }

  /// The groups of guards that a run may need; nil where neither the cell nor an edge begins a rule.
  @inline(never)
  private mutating func needs(with ofCell: First, orEdgeAt position: Int) -> UInt64? {
    var needs = ofCell.needs
    var begins = ofCell.hope != .dead
    var cursor = row.firstArc(.forward, at: stretch.start + position)
    while cursor != IndexedLattice.none {
      let arc = row.arcs[Int(cursor)]
      cursor = arc.next
      let ofEdge = first(with: Int(arc.column))
      if ofEdge.hope != .dead { begins = true }
      needs |= ofEdge.needs
    }
    return begins ? needs : nil
  }

  /// Whether some rule could match if all guards held, as far as a few cells tell.
  ///
  /// Most starts end there, before a guard is asked or anything is set up.
  ///
  /// - Parameters:
  ///   - start: the second position of the run.
  ///   - hope: the state there.
  ///   - first: the column of the run's first cell.
  @inline(__always)
  private mutating func mayMatch(
    from start: Int, _ hope: StateValue, behind first: Int
  ) -> Bool {
    // Unsafe: as long as the lattice's cells; it does not grow while a text is read.
    let symbols = row.symbols.base + stretch.start
    let length = stretch.end - stretch.start
    let limit = min(length, start + Self.foresight)
    var value = hope
    var position = start
    while true {
      if value == .dead { return false }
      if value & .accepts != 0 { return true }
      if position >= limit { return position < length }
      let symbol = symbols[position]
      if symbol & Row.Symbol.startsEdge != 0 && value & .wantsEdges != 0 { return true }
      let column = Int(symbol & Row.Symbol.column)
      let known = table.hopes[value, column]
      value = known == .unknown ? table.hope(value, column, columns) : known
      if position == start && value == .dead { deadPairs.insert(first, column) }
      position += 1
    }
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
