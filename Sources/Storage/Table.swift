/// A row of integers that is only read, made in memory or read in place: a file of a million phrases
/// costs the pages that are touched, not a copy.
///
/// Reading is checked against the row's bounds. It costs no reference count, as reading an array that a
/// structure holds often does. What is generic here can be inlined, or every reading would look up its type.
@usableFromInline
package struct Table<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Unsafe: `count` elements, aligned, in bytes that `owner` keeps and nobody writes to.
  @usableFromInline package let base: UnsafePointer<Element>
  @usableFromInline package let count: Int
  @usableFromInline package let owner: Bytes

  /// - Parameter offset: where the row starts in the bytes: a multiple of the element's size, as many
  ///   elements before the end as are asked for.
  @inlinable package init(in owner: Bytes, at offset: Int, count: Int) {
    precondition(offset % MemoryLayout<Element>.stride == 0)
    precondition(offset + count * MemoryLayout<Element>.stride <= owner.count)
    base = (owner.start + offset).assumingMemoryBound(to: Element.self)
    self.count = count
    self.owner = owner
  }

  @inlinable package init(_ elements: some Collection<Element>) {
    let count = elements.count
    let owner = Bytes(count: count * MemoryLayout<Element>.stride) { buffer in
      let (_, filled) = buffer.bindMemory(to: Element.self).initialize(from: elements)
      precondition(filled == count)
    }
    self.init(in: owner, at: 0, count: count)
  }

  @inlinable package init() {
    self.init(in: Bytes(copying: []), at: 0, count: 0)
  }

  @inlinable package var isEmpty: Bool { count == 0 }

  @inlinable package subscript(index: Int) -> Element {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "outside of a table")
    return base[index]
  }

  @inlinable package func withUnsafeBytes<Result>(
    _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    withExtendedLifetime(owner) {
      body(UnsafeRawBufferPointer(UnsafeBufferPointer(start: base, count: count)))
    }
  }

  @inlinable package func allSatisfy(_ isFine: (Element) -> Bool) -> Bool {
    for index in 0..<count where !isFine(base[index]) { return false }
    return true
  }

  /// All elements are at least 0 and less than `limit`.
  @inlinable package func isBelow(_ limit: Int) -> Bool {
    // Without a way out of the loop: so the compiler compares many elements at once.
    guard let last = Element(exactly: limit - 1) else { return limit > 0 || isEmpty }
    var isBelow = true
    for index in 0..<count { isBelow = isBelow && base[index] >= 0 && base[index] <= last }
    return isBelow
  }

  /// No element is less than the one before it, and the last is `end`, or there is none where `end` is 0.
  @inlinable package func isAscending(to end: Int) -> Bool {
    guard count > 0 else { return end == 0 }
    var isAscending = base[0] >= 0
    for index in 1..<Swift.max(count, 1) {
      isAscending = isAscending && base[index - 1] <= base[index]
    }
    return isAscending && base[count - 1] == end
  }
}
