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
  private var keys = Buffer<UInt64>()
  private var values = Buffer<UInt32>()
  private(set) var count = 0

  init() {
    clear(size: 16)
  }

  subscript(first: UInt32, second: UInt32) -> UInt32? {
    let key = Self.key(first, second)
    let slot = slot(of: key)
    return keys[slot] == key ? values[slot] : nil
  }

  mutating func insert(_ first: UInt32, _ second: UInt32, value: UInt32) {
    if count * 2 >= keys.count { grow() }
    let key = Self.key(first, second)
    let slot = slot(of: key)
    if keys[slot] == 0 { count += 1 }
    keys[slot] = key
    values[slot] = value
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func clear(size: Int) {
    keys = Buffer()
    values = Buffer()
    keys.extend(to: size, with: 0)
    values.extend(to: size, with: 0)
    count = 0
  }

  private mutating func grow() {
    var old = PairMemo()
    swap(&self, &old)
    clear(size: old.keys.count * 2)
    for slot in 0..<old.keys.count where old.keys[slot] != 0 {
      let key = old.keys[slot]
      insert(
        UInt32(truncatingIfNeeded: key >> 32), UInt32(truncatingIfNeeded: key),
        value: old.values[slot])
    }
  }
}
