/// Bytes that do not change, with whoever keeps them: an allocation, a mapped file, the program itself.
@usableFromInline package final class Bytes: Sendable {
  // Unsafe: addresses of `count` bytes that nobody writes to, valid until `release` is called, which
  // `deinit` alone does. Values that are read in place keep their `Bytes`.
  @usableFromInline nonisolated(unsafe) package let start: UnsafeRawPointer
  @usableFromInline package let count: Int
  private let release: @Sendable (UnsafeRawPointer, Int) -> Void

  /// All tables in a run of bytes lie at multiples of this from its start.
  @usableFromInline package static let alignment = 64

  /// - Parameter start: aligned to `Bytes.alignment`.
  package init(
    start: UnsafeRawPointer, count: Int,
    release: @escaping @Sendable (UnsafeRawPointer, Int) -> Void
  ) {
    precondition(Int(bitPattern: start) % Self.alignment == 0, "bytes at an odd address")
    self.start = start
    self.count = count
    self.release = release
  }

  /// An allocation that `fill` writes all of.
  @usableFromInline package convenience init(
    count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Swift.max(count, 1), alignment: Self.alignment)
    fill(UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
    self.init(start: UnsafeRawPointer(buffer.baseAddress!), count: count) { start, _ in
      start.deallocate()
    }
  }

  @usableFromInline package convenience init(copying bytes: [UInt8]) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  /// The first of them.
  package func prefix(_ count: Int) -> Bytes {
    precondition(count <= self.count)
    return Bytes(start: start, count: count) { [self] _, _ in withExtendedLifetime(self) {} }
  }

  deinit {
    release(start, count)
  }

  package var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }
}
