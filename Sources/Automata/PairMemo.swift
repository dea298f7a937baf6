/// What two numbers make together, remembered.
///
/// Open addressing; no pair is (0, 0).
struct PairMemo<Value: BitwiseCopyable>: ~Copyable {
  /// A key beside its value: one cache line for a look.
  struct Entry: BitwiseCopyable {
    var key: UInt64
    var value: Value
  }

  private var entries = Buffer<Entry>()
  private(set) var count = 0
  /// Any value: that of entries which are free.
  private let free: Value

  init(free: Value) {
    self.free = free
    clear(size: 16)
  }

  subscript(first: UInt32, second: UInt32) -> Value? {
    let key = Self.key(first, second)
    let entry = entries[slot(of: key)]
    return entry.key == key ? entry.value : nil
  }

  mutating func insert(_ first: UInt32, _ second: UInt32, value: Value) {
    if count * 2 >= entries.count { grow() }
    put(Entry(key: Self.key(first, second), value: value))
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  private func slot(of key: UInt64) -> Int {
    let mask = entries.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while entries[slot].key != 0 && entries[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func put(_ entry: Entry) {
    let slot = slot(of: entry.key)
    if entries[slot].key == 0 { count += 1 }
    entries[slot] = entry
  }

  private mutating func clear(size: Int) {
    entries = Buffer()
    entries.extend(to: size, with: Entry(key: 0, value: free))
    count = 0
  }

  private mutating func grow() {
    var old = PairMemo(free: free)
    swap(&self, &old)
    clear(size: old.entries.count * 2)
    for slot in 0..<old.entries.count where old.entries[slot].key != 0 { put(old.entries[slot]) }
  }
}
