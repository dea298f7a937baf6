/// A growing row of plain values whose address can be kept in a local variable.
///
/// An array in a class is checked for exclusive access, bounds and reference count at every
/// reading; the inner loop of the automaton has no time for that. The address changes only when it
/// grows.
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  // Unsafe: owned by this value alone, freed in `deinit`; all access goes by `count`, except where
  // a loop has taken `base`, which it takes again after every call that may append.
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 16) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deallocate()
  }

  subscript(index: Int) -> Element {
    get {
      assert(0 <= index && index < count)
      return base[index]
    }
    nonmutating set {
      assert(0 <= index && index < count)
      base[index] = newValue
    }
  }

  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count += 1
  }

  /// Makes it that long at least; new elements have the value.
  mutating func extend(to length: Int, with value: Element) {
    guard length > count else { return }
    if length > capacity { grow(to: length) }
    (base + count).initialize(repeating: value, count: length - count)
    count = length
  }

  mutating func truncate(to length: Int) {
    assert(length <= count)
    count = length
  }

  func reverse(from first: Int) {
    // Unsafe: the elements in use, for the length of the call.
    var elements = UnsafeMutableBufferPointer(start: base, count: count)[first...]
    elements.reverse()
  }

  @inline(never)
  private mutating func grow(to length: Int) {
    capacity = max(length, capacity * 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

extension Buffer where Element: Comparable {
  func sort() {
    guard count > 1 else { return }
    // Unsafe: the elements in use, for the length of the call.
    var elements = UnsafeMutableBufferPointer(start: base, count: count)[...]
    elements.sort()
  }
}

/// What two numbers make together, remembered.
///
/// Open addressing; no pair is (0, 0).
struct PairMemo: ~Copyable {
  /// A key beside its value: one cache line for a look.
  struct Entry: BitwiseCopyable {
    var key: UInt64
    var value: UInt32
  }

  private var entries = Buffer<Entry>()
  private(set) var count = 0

  init() {
    clear(size: 16)
  }

  subscript(first: UInt32, second: UInt32) -> UInt32? {
    let key = Self.key(first, second)
    let entry = entries[slot(of: key)]
    return entry.key == key ? entry.value : nil
  }

  mutating func insert(_ first: UInt32, _ second: UInt32, value: UInt32) {
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
    entries.extend(to: size, with: Entry(key: 0, value: 0))
    count = 0
  }

  private mutating func grow() {
    var old = PairMemo()
    swap(&self, &old)
    clear(size: old.entries.count * 2)
    for slot in 0..<old.entries.count where old.entries[slot].key != 0 { put(old.entries[slot]) }
  }
}
