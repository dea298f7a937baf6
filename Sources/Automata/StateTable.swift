/// A state of the deterministic automaton: its number, with flags in the low bits.
///
/// Valid until the table is cleared.
typealias StateValue = UInt32

extension StateValue {
  static let unknown: StateValue = 0
  /// Without flags of a live state.
  static let dead: StateValue = 8

  static let accepts: StateValue = 1
  static let wantsEdges: StateValue = 2
  /// Holds guards; to be resolved at its position before anything else.
  static let hasGuards: StateValue = 4
  static let flagBits: StateValue = 4

  var number: Int { Int(self >> Self.flagBits) }
}

/// The states and transitions built so far.
struct StateTable: ~Copyable {
  struct State: BitwiseCopyable {
    var firstItem: Int32
    var itemCount: Int32
    var firstAccept: Int32
    var acceptCount: Int32
    var flags: StateValue
    /// The groups of guards to be asked, as bits.
    var needs: UInt64
  }

  struct Start {
    var plain: StateValue
    /// As if all guards held: where this has no transition no rule starts.
    var all: StateValue
    /// As if none held.
    var none: StateValue
  }

  let patterns: PatternSet
  private let stateLimit: Int
  private let byteLimit: Int

  private(set) var transitions = TransitionMemo()
  /// The same as if all guards held.
  private(set) var hopes = TransitionMemo()
  private(set) var states = Buffer<State>()
  private(set) var accepts = Buffer<Int32>()
  var guardSets: NumberSets
  /// Sets of rules that match.
  var ruleSets: NumberSets
  /// Over a limit: to be cleared before the next run, never inside of one.
  private(set) var isFull = false

  private var items = Buffer<Int32>()
  private var index = Buffer<UInt32>()
  private var unions = PairMemo()
  private var resolutions = PairMemo()
  private var exclusions = PairMemo()
  private var inclusions = PairMemo()
  /// The guards' start states, by group; unknown until asked.
  private var groupStarts: [StateValue] = []
  /// By group, the set of all its guards; 0 until asked.
  private var groupSets: [UInt32] = []
  /// Which borders hold: by 1 for a start and 2 for an end; 0 until asked.
  private var borderSets: [UInt32] = []
  private var knownStart: Start?
  /// By set of rules, the state of their beginnings.
  private var setStarts: [[Int32]: StateValue] = [:]

  private var members: NodeBits
  private var stack: [Int32] = []

  init(_ patterns: PatternSet, stateLimit: Int, byteLimit: Int) {
    self.patterns = patterns
    self.stateLimit = stateLimit
    self.byteLimit = byteLimit
    guardSets = NumberSets(limit: patterns.guards.count)
    ruleSets = NumberSets(limit: patterns.rules.count)
    members = NodeBits(count: patterns.nodes.count)
    clear()
  }

  /// Forgets everything.
  mutating func clear() {
    transitions = TransitionMemo()
    hopes = TransitionMemo()
    states = Buffer()
    accepts = Buffer()
    items = Buffer()
    index = Buffer()
    index.extend(to: 64, with: 0)
    unions = PairMemo()
    resolutions = PairMemo()
    exclusions = PairMemo()
    inclusions = PairMemo()
    setStarts = [:]
    guardSets = NumberSets(limit: patterns.guards.count)
    ruleSets = NumberSets(limit: patterns.rules.count)
    groupStarts = Array(repeating: .unknown, count: patterns.groups.count)
    groupSets = Array(repeating: 0, count: patterns.groups.count)
    borderSets = [0, 0, 0, 0]
    knownStart = nil
    states.append(
      State(firstItem: 0, itemCount: 0, firstAccept: 0, acceptCount: 0, flags: 0, needs: 0))
    isFull = false
  }

  func state(_ value: StateValue) -> State { states[value.number] }

  /// The nodes of a state, by its number.
  func items(of number: Int) -> [Int32] {
    let state = states[number]
    return (state.firstItem..<state.firstItem + state.itemCount).map { items[Int($0)] }
  }

  /// The state of all rules' beginnings.
  mutating func start() -> Start {
    if let known = knownStart { return known }
    for part in patterns.ruleParts { enter(part.entry) }
    let plain = intern()
    var start = Start(plain: plain, all: plain, none: plain)
    if plain & .hasGuards != 0 {
      let everything = guardSets.intern(0..<Int32(patterns.guards.count))
      start.all = resolve(plain, everything)
      start.none = resolve(plain, NumberSets.empty)
    }
    knownStart = start
    return start
  }

  /// The state of some rules' beginnings.
  mutating func start(of rules: [Int32]) -> StateValue {
    if let known = setStarts[rules] { return known }
    for rule in rules { enter(patterns.ruleParts[Int(rule)].entry) }
    let start = intern()
    setStarts[rules] = start
    return start
  }

  mutating func start(ofGroup group: Int) -> StateValue {
    if groupStarts[group] == .unknown {
      for id in patterns.groups[group].members {
        if let part = patterns.guards[Int(id)].part { enter(part.entry) }
      }
      groupStarts[group] = intern()
    }
    return groupStarts[group]
  }

  @inline(never)
  mutating func step(
    _ value: StateValue, _ column: Int, _ columns: borrowing Columns
  ) -> StateValue {
    let state = state(value)
    for place in Int(state.firstItem)..<Int(state.firstItem + state.itemCount) {
      switch patterns.nodes[Int(items[place])] {
      case .cell(let atom, let next), .edge(let atom, let next):
        if columns.satisfies(column, atom) { enter(next) }
      default: continue
      }
    }
    let target = intern()
    transitions.insert(value, column, target)
    return target
  }

  /// As `step`, to the state that there would be if all its guards held.
  @inline(never)
  mutating func hope(
    _ value: StateValue, _ column: Int, _ columns: borrowing Columns
  ) -> StateValue {
    let known = transitions[value, column]
    var target = known == .unknown ? step(value, column, columns) : known
    if target & .hasGuards != 0 {
      target = resolve(target, guardSets.intern(0..<Int32(patterns.guards.count)))
    }
    hopes.insert(value, column, target)
    return target
  }

  @inline(never)
  mutating func union(_ first: StateValue, _ second: StateValue) -> StateValue {
    if first == second { return first }
    let (low, high) = first < second ? (first, second) : (second, first)
    if let known = unions[low, high] { return known }
    for value in [low, high] {
      let state = state(value)
      for place in Int(state.firstItem)..<Int(state.firstItem + state.itemCount) {
        members.insert(items[place])
      }
    }
    let union = intern()
    unions.insert(low, high, value: union)
    return union
  }

  /// The state without guards: in their place what stands behind those of the set.
  mutating func resolve(_ value: StateValue, _ holding: UInt32) -> StateValue {
    if let known = resolutions[value, holding] { return known }
    let state = state(value)
    for place in Int(state.firstItem)..<Int(state.firstItem + state.itemCount) {
      enter(items[place], holding: holding)
    }
    let resolved = intern()
    resolutions.insert(value, holding, value: resolved)
    return resolved
  }

  mutating func borders(isStart: Bool, isEnd: Bool) -> UInt32 {
    let place = (isStart ? 1 : 0) + (isEnd ? 2 : 0)
    if borderSets[place] != 0 { return borderSets[place] }
    borderSets[place] = guardSets.intern(
      patterns.groups[0].members.lazy.filter { [guards = patterns.guards] id in
        switch guards[Int(id)].condition {
        case .sentenceStart: isStart
        case .sentenceEnd: isEnd
        case .notAfter, .notBefore: false
        }
      })
    return borderSets[place]
  }

  /// All guards of a group.
  mutating func everyGuard(ofGroup group: Int) -> UInt32 {
    if groupSets[group] == 0 { groupSets[group] = guardSets.intern(patterns.groups[group].members) }
    return groupSets[group]
  }

  /// The guards of a set but those whose context a state of their group's run has met.
  mutating func without(_ set: UInt32, metBy value: StateValue) -> UInt32 {
    if let known = exclusions[set, value] { return known }
    let rest = guardSets.subtracting(accepted(by: value), from: set)
    exclusions.insert(set, value, value: rest)
    return rest
  }

  /// The rules of a set, and those that a state accepts.
  mutating func including(_ set: UInt32, acceptedBy value: StateValue) -> UInt32 {
    if let known = inclusions[set, value] { return known }
    let accepted = ruleSets.intern(accepted(by: value))
    let all = ruleSets.joined(set, accepted)
    inclusions.insert(set, value, value: all)
    return all
  }

  private func accepted(by value: StateValue) -> [Int32] {
    let state = state(value)
    return (state.firstAccept..<state.firstAccept + state.acceptCount).map { accepts[Int($0)] }
  }

  /// Collects what can be reached from a node without a cell or an edge.
  ///
  /// Guards are passed where the set has them; without a set they are collected.
  private mutating func enter(_ node: Int32, holding: UInt32? = nil) {
    stack.append(node)
    while let node = stack.popLast() {
      guard members.mark(node) else { continue }
      switch patterns.nodes[Int(node)] {
      case .cell, .edge, .accept: members.insert(node)
      case .split(let first, let second):
        stack.append(second)
        stack.append(first)
      case .open(_, let next), .close(_, let next): stack.append(next)
      case .guarded(let id, let next):
        guard let holding else {
          members.insert(node)
          continue
        }
        if guardSets.contains(holding, id) { stack.append(next) }
      case .fail: continue
      }
    }
  }

  /// The state of the collected nodes, which are forgotten.
  private mutating func intern() -> StateValue {
    let firstItem = items.count
    var hash: UInt64 = 0
    members.drain { node in
      items.append(node)
      hash = (hash ^ UInt64(node)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    let count = items.count - firstItem
    if count == 0 { return .dead }
    let mask = index.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while index[slot] != 0 {
      let state = states[Int(index[slot])]
      if isSame(state, firstItem, count) {
        items.truncate(to: firstItem)
        return value(Int(index[slot]))
      }
      slot = (slot + 1) & mask
    }
    return add(firstItem: firstItem, count: count, slot: slot)
  }

  private func isSame(_ state: State, _ firstItem: Int, _ count: Int) -> Bool {
    guard Int(state.itemCount) == count else { return false }
    let known = Int(state.firstItem)
    return (0..<count).allSatisfy { items[known + $0] == items[firstItem + $0] }
  }

  private mutating func add(firstItem: Int, count: Int, slot: Int) -> StateValue {
    var state = State(
      firstItem: Int32(firstItem), itemCount: Int32(count),
      firstAccept: Int32(accepts.count), acceptCount: 0, flags: 0, needs: 0)
    for place in firstItem..<firstItem + count {
      let node = items[place]
      switch patterns.nodes[Int(node)] {
      case .accept(let number):
        accepts.append(number)
        state.acceptCount += 1
        state.flags |= .accepts
      case .guarded:
        state.needs |= patterns.needs[Int(node)]
        state.flags |= .hasGuards
      case .edge: state.flags |= .wantsEdges
      default: continue
      }
    }
    index[slot] = UInt32(states.count)
    states.append(state)
    if states.count * 2 > index.count { rebuildIndex() }
    isFull = states.count > stateLimit || bytes > byteLimit
    return value(states.count - 1)
  }

  private var bytes: Int {
    transitions.bytes + hopes.bytes + items.count * 4 + states.count * 40
      + (unions.count + resolutions.count + exclusions.count + inclusions.count) * 24
      + guardSets.bytes + ruleSets.bytes
  }

  private func value(_ number: Int) -> StateValue {
    StateValue(number) << StateValue.flagBits | states[number].flags
  }

  private mutating func rebuildIndex() {
    let mask = index.count * 2 - 1
    index = Buffer()
    index.extend(to: mask + 1, with: 0)
    for number in 1..<states.count {
      var hash: UInt64 = 0
      let state = states[number]
      for place in Int(state.firstItem)..<Int(state.firstItem + state.itemCount) {
        hash = (hash ^ UInt64(items[place])) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while index[slot] != 0 { slot = (slot + 1) & mask }
      index[slot] = UInt32(number)
    }
  }
}
