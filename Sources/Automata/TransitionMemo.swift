/// The transitions known so far: from a state by a column to a state.
///
/// A table with open addressing, not a row for each state: a state has a few dozen transitions, and
/// a stratum with many lists more than a thousand columns. Rows would take many times the memory of
/// what is in them, and each step would miss the cache.
struct TransitionMemo: ~Copyable {
  // An entry is a state's number (20 bits), a column (20 bits) and a state with its flags (24 bits):
  // one load for a step. Zero where free: state 0, the dead one, has no transitions.
  private static let keyShift: UInt64 = 24
  private static let columnBits: UInt64 = 20
  private static let target: UInt64 = 1 << keyShift - 1

  private var entries = Buffer<UInt64>()
  private var shift: UInt64 = 0
  private var count = 0

  init() {
    clear(bits: 10)
  }

  var bytes: Int { entries.count * 8 }

  /// The target, or `unknown`.
  subscript(value: StateValue, column: Int) -> StateValue {
    let key = Self.key(value, column)
    let mask = entries.count &- 1
    // Unsafe: the mask keeps the place inside.
    let base = entries.base
    var slot = Int(truncatingIfNeeded: Self.hash(key) >> shift)
    while true {
      let entry = base[slot]
      if entry >> Self.keyShift == key {
        return StateValue(truncatingIfNeeded: entry & Self.target)
      }
      if entry == 0 { return .unknown }
      slot = (slot &+ 1) & mask
    }
  }

  mutating func insert(_ value: StateValue, _ column: Int, _ target: StateValue) {
    if count * 2 >= entries.count { grow() }
    put(Self.key(value, column) << Self.keyShift | UInt64(target))
    count += 1
  }

  private static func key(_ value: StateValue, _ column: Int) -> UInt64 {
    UInt64(value >> StateValue.flagBits) << columnBits | UInt64(truncatingIfNeeded: column)
  }

  private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  private func put(_ entry: UInt64) {
    var slot = Int(truncatingIfNeeded: Self.hash(entry >> Self.keyShift) >> shift)
    while entries[slot] != 0 { slot = (slot + 1) & (entries.count - 1) }
    entries[slot] = entry
  }

  private mutating func clear(bits: UInt64) {
    entries = Buffer()
    entries.extend(to: 1 << Int(bits), with: 0)
    shift = 64 - bits
    count = 0
  }

  private mutating func grow() {
    var old = TransitionMemo()
    swap(&self, &old)
    clear(bits: 65 - old.shift)
    count = old.count
    for place in 0..<old.entries.count where old.entries[place] != 0 { put(old.entries[place]) }
  }
}
