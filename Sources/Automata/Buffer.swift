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
