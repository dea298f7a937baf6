extension Reader {
  /// The state with its guards answered.
  mutating func resolve(_ value: StateValue, at position: Int) -> StateValue {
    resolve(value, table.state(value).needs, at: position)
  }

  /// The state with the guards of some groups answered; those of others count as if they did not hold.
  @inline(never)
  mutating func resolve(_ value: StateValue, _ groups: UInt64, at position: Int) -> StateValue {
    var needs = groups
    var holding: UInt32 = 0
    while needs != 0 {
      let group = needs.trailingZeroBitCount
      let place = group * positions + position
      var found = memo[place]
      if found == 0 {
        found = answer(group, at: position)
        remember(found, at: place)
      }
      holding = holding == 0 ? found : table.guardSets.joined(holding, found)
      needs &= needs - 1
    }
    return table.resolve(value, holding)
  }

  private mutating func answer(_ group: Int, at position: Int) -> UInt32 {
    guard let direction = groups[group].direction else {
      return table.borders(
        isStart: position == 0 && stretch.opensSentence,
        isEnd: position == stretch.end - stretch.start && stretch.closesSentence)
    }
    return contexts(ofGroup: group, direction, at: position)
  }

  /// One run from the position; what it meets are the contexts that do not hold.
  private mutating func contexts(
    ofGroup group: Int, _ direction: Direction, at start: Int
  ) -> UInt32 {
    var holding = table.everyGuard(ofGroup: group)
    if !mayMeet(group, direction, at: start) { return holding }
    probe(table.start(ofGroup: group), direction, at: start, row: group + 1) { table, value in
      if value & .accepts != 0 { holding = table.without(holding, metBy: value) }
    }
    return holding
  }

  /// Whether the next cell or an edge lets some context of a group begin: mostly none does.
  @inline(__always)
  private mutating func mayMeet(_ group: Int, _ direction: Direction, at start: Int) -> Bool {
    let isForward = direction == .forward
    if start == (isForward ? stretch.end - stretch.start : 0) { return true }
    let symbol = row.symbols[stretch.start + (isForward ? start : start - 1)]
    return symbol & (isForward ? Row.Symbol.startsEdge : Row.Symbol.endsEdge) != 0
      || opens(group, Int(symbol & Row.Symbol.column))
  }

  /// Runs in one direction from a position of the stretch as far as the automaton goes; calls
  /// `visit` with each state.
  ///
  /// - Parameter line: the row of `pending` that is this run's own.
  @inline(__always)
  mutating func probe(
    _ first: StateValue, _ direction: Direction, at start: Int, row line: Int,
    visit: (inout StateTable, StateValue) -> Void
  ) {
    let isForward = direction == .forward
    let limit = isForward ? stretch.end - stretch.start : 0
    let stride = isForward ? 1 : -1
    let flag = isForward ? Row.Symbol.startsEdge : Row.Symbol.endsEdge
    var waiting = 0
    var position = start
    var value = first
    while true {
      if value & .hasGuards != 0 { value = resolve(value, at: position) }
      visit(&table, value)
      var next = StateValue.dead
      if position != limit {
        let symbol = row.symbols[stretch.start + (isForward ? position : position - 1)]
        if symbol & flag != 0 && value & .wantsEdges != 0 {
          waiting += stepOver(value, direction, at: position, row: line)
        }
        next = step(value, Int(symbol & Row.Symbol.column))
      }
      position += stride
      while waiting > 0 {
        let place = line * positions + position
        let joining = pending[place]
        if joining != .unknown {
          next = next == .dead ? joining : table.union(next, joining)
          pending[place] = .unknown
          waiting -= 1
        }
        if next != .dead { break }
        position += stride
      }
      if next == .dead { break }
      value = next
    }
  }
}
