/// The states and transitions built so far.
struct StateTable: ~Copyable {
  let patterns: PatternSet
  private let stateLimit: Int
  private let byteLimit: Int
  private let noticesCaptures: Bool

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

  /// The nodes of each state in ascending order, each as its distance from the one before.
  ///
  /// Seven bits to a byte, the high bit in a distance's last: a stratum has a million items, most
  /// distances are small, and whole numbers would be most of the memory of an extractor.
  private var items = Buffer<UInt8>()
  private var index = Buffer<UInt32>()
  private var unions = PairMemo<UInt32>(free: 0)
  private var resolutions = PairMemo<UInt32>(free: 0)
  private var exclusions = PairMemo<UInt32>(free: 0)
  private var inclusions = PairMemo<UInt32>(free: 0)
  /// The guards' start states, by group; unknown until asked.
  private var groupStarts = Buffer<StateValue>()
  /// By group, the set of all its guards; 0 until asked.
  private var groupSets = Buffer<UInt32>()
  /// Which borders hold: by 1 for a start and 2 for an end; 0 until asked.
  private var borderSets: [UInt32] = []
  private var knownStart: Start?
  /// By atom that a rule may start with behind guards: the groups of those guards, as bits.
  private var guardedAtoms: [(atom: Int32, groups: UInt64)]?
  /// By number of a state in which runs begin.
  private var fans: [Int: Fan] = [:]
  /// By set of rules, the state of their beginnings.
  private var setStarts: [[Int32]: StateValue] = [:]

  private var members: NodeBits
  /// The captures that end on the way to the members.
  private var captures: UInt64 = 0
  private var stack: [Int32] = []

  /// - Parameter noticesCaptures: states differ, too, by the captures that end before them.
  init(_ patterns: PatternSet, stateLimit: Int, byteLimit: Int, noticesCaptures: Bool = false) {
    self.patterns = patterns
    self.stateLimit = stateLimit
    self.byteLimit = byteLimit
    self.noticesCaptures = noticesCaptures
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
    unions = PairMemo(free: 0)
    resolutions = PairMemo(free: 0)
    exclusions = PairMemo(free: 0)
    inclusions = PairMemo(free: 0)
    setStarts = [:]
    fans = [:]
    guardSets = NumberSets(limit: patterns.guards.count)
    ruleSets = NumberSets(limit: patterns.rules.count)
    groupStarts = Buffer()
    groupStarts.extend(to: patterns.groups.count, with: .unknown)
    groupSets = Buffer()
    groupSets.extend(to: patterns.groups.count, with: 0)
    borderSets = [0, 0, 0, 0]
    knownStart = nil
    states.append(
      State(
        firstItem: 0, itemBytes: 0, firstAccept: 0, acceptCount: 0, flags: 0, needs: 0, captures: 0,
        hash: 0))
    isFull = false
  }

  func state(_ value: StateValue) -> State { states[value.number] }

  /// The nodes of a state, by its number.
  func items(of number: Int) -> [Int32] {
    var nodes: [Int32] = []
    var cursor = ItemCursor(states[number])
    while let node = cursor.next(in: items) { nodes.append(node) }
    return nodes
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

  /// The groups, as bits, of the guards that stand between a rule's start and a cell of a column.
  mutating func needs(ofStartBefore column: Int, _ columns: borrowing Columns) -> UInt64 {
    let atoms = guardedAtoms ?? patterns.atomsBehindGuards()
    guardedAtoms = atoms
    var needs: UInt64 = 0
    for (atom, groups) in atoms where columns.satisfies(column, atom) { needs |= groups }
    return needs
  }

  /// The state of some rules' beginnings.
  mutating func start(of rules: [Int32]) -> StateValue {
    if let known = setStarts[rules] { return known }
    for rule in rules { enter(patterns.ruleParts[Int(rule)].entry) }
    let start = intern()
    setStarts[rules] = start
    return start
  }

  @inline(__always)
  mutating func start(ofGroup group: Int) -> StateValue {
    let known = groupStarts[group]
    return known == .unknown ? makeStart(ofGroup: group) : known
  }

  @inline(never)
  private mutating func makeStart(ofGroup group: Int) -> StateValue {
    for id in patterns.groups[group].members {
      if let part = patterns.guards[Int(id)].part { enter(part.entry) }
    }
    let start = intern()
    groupStarts[group] = start
    return start
  }

  @inline(never)
  mutating func step(
    _ value: StateValue, _ column: Int, _ columns: borrowing Columns
  ) -> StateValue {
    if let knownStart, value == knownStart.all || value == knownStart.none {
      enterFan(of: value, column, columns)
    } else {
      var cursor = ItemCursor(state(value))
      while let node = cursor.next(in: items) {
        switch patterns.nodes[Int(node)] {
        case .cell(let atom, let next), .edge(let atom, let next):
          if columns.satisfies(column, atom) { enter(next) }
        default: continue
        }
      }
    }
    let target = intern()
    transitions.insert(value, column, target)
    return target
  }

  private mutating func enterFan(
    of value: StateValue, _ column: Int, _ columns: borrowing Columns
  ) {
    let fan = fans[value.number] ?? Fan(items(of: value.number), patterns)
    fans[value.number] = fan
    for entry in fan.entries where columns.satisfies(column, entry.atom) {
      for place in entry.targets { enter(fan.targets[place]) }
    }
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
      var cursor = ItemCursor(state(value))
      while let node = cursor.next(in: items) { members.insert(node) }
      captures |= state(value).captures
    }
    let union = intern()
    unions.insert(low, high, value: union)
    return union
  }

  /// The state without guards: in their place what stands behind those of the set.
  mutating func resolve(_ value: StateValue, _ holding: UInt32) -> StateValue {
    if let known = resolutions[value, holding] { return known }
    var cursor = ItemCursor(state(value))
    while let node = cursor.next(in: items) { enter(node, holding: holding) }
    captures |= state(value).captures
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
  @inline(__always)
  mutating func everyGuard(ofGroup group: Int) -> UInt32 {
    let known = groupSets[group]
    return known == 0 ? makeSet(ofGroup: group) : known
  }

  @inline(never)
  private mutating func makeSet(ofGroup group: Int) -> UInt32 {
    let set = guardSets.intern(patterns.groups[group].members)
    groupSets[group] = set
    return set
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
      case .open(_, let next): stack.append(next)
      case .close(let slot, let next):
        if noticesCaptures { captures |= Self.captureBit(slot) }
        stack.append(next)
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

  /// The bit of a capture's slot; those of high numbers share the last one.
  static func captureBit(_ slot: Int32) -> UInt64 { 1 << UInt64(min(slot, 63)) }

  /// The state of the collected nodes, which are forgotten.
  private mutating func intern() -> StateValue {
    defer { captures = 0 }
    let firstItem = items.count
    var hash = captures
    var last: Int32 = 0
    members.drain { node in
      Self.append(UInt32(node - last), to: &items)
      last = node
      hash = Self.mix(hash, node)
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
    return add(firstItem: firstItem, count: count, hash: hash, slot: slot)
  }

  private static func mix(_ hash: UInt64, _ node: Int32) -> UInt64 {
    let mixed = (hash ^ UInt64(node)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }

  private static func append(_ distance: UInt32, to items: inout Buffer<UInt8>) {
    var rest = distance
    while rest > 0x7F {
      items.append(UInt8(rest & 0x7F))
      rest >>= 7
    }
    items.append(UInt8(rest) | 0x80)
  }

  private func isSame(_ state: State, _ firstItem: Int, _ count: Int) -> Bool {
    guard Int(state.itemBytes) == count, state.captures == captures else { return false }
    let known = Int(state.firstItem)
    return (0..<count).allSatisfy { items[known + $0] == items[firstItem + $0] }
  }

  private mutating func add(
    firstItem: Int, count: Int, hash: UInt64, slot: Int
  ) -> StateValue {
    var state = State(
      firstItem: Int32(firstItem), itemBytes: Int32(count),
      firstAccept: Int32(accepts.count), acceptCount: 0,
      flags: captures == 0 ? 0 : .endsCaptures, needs: 0, captures: captures, hash: hash)
    var cursor = ItemCursor(state)
    while let node = cursor.next(in: items) {
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
    transitions.bytes + hopes.bytes + items.count + states.count * MemoryLayout<State>.stride
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
      var slot = Int(truncatingIfNeeded: states[number].hash) & mask
      while index[slot] != 0 { slot = (slot + 1) & mask }
      index[slot] = UInt32(number)
    }
  }
}
