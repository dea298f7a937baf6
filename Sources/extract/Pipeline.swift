internal import Foundation

/// Work on items by several threads, with the results in the order of the items.
///
/// Each thread makes its own worker (an extractor is not shared) and takes the next item when it is
/// free: no item waits in memory. A result that comes early waits; when `window` of them wait, its
/// thread waits too, so memory is bounded however long one item takes.
final class Pipeline<Item, Result>: @unchecked Sendable {
  typealias Worker = (Item) -> Result

  /// Guards the source and what was taken from it.
  ///
  /// Apart from the other lock, since the source may be slow: results are put out while somebody
  /// waits for the next item.
  private let sourceLock = NSLock()
  private var source: any IteratorProtocol<Item>
  private var taken = 0

  /// Guards all that follows.
  private let condition = NSCondition()
  private let sink: (Result) throws -> Void
  private let window: Int
  private let isStopped: @Sendable () -> Bool
  private var written = 0
  private var waiting: [Int: Result] = [:]
  /// Some thread puts out results; the others leave theirs to it.
  private var isWriting = false
  private var awaitsRoom = false
  private var running = 0
  private var failure: (any Error)?

  /// - Parameter isStopped: asked before each item: once it is true, none is taken any more, and
  ///   those that were taken are finished.
  init(
    _ source: any IteratorProtocol<Item>, window: Int, isStopped: @escaping @Sendable () -> Bool,
    sink: @escaping (Result) throws -> Void
  ) {
    self.source = source
    self.window = window
    self.isStopped = isStopped
    self.sink = sink
  }

  /// The caller's thread is one of the jobs.
  func run(jobs: Int, makeWorker: @escaping @Sendable () -> Worker) throws {
    running = jobs
    for _ in 1..<jobs {
      let thread = Thread { self.work(makeWorker()) }
      thread.stackSize = 8 << 20
      thread.start()
    }
    work(makeWorker())
    condition.withLock {
      while running > 0 { condition.wait() }
    }
    if let failure { throw failure }
  }

  private func work(_ worker: Worker) {
    while let (number, item) = take() {
      put(number, worker(item))
    }
    condition.withLock {
      running -= 1
      condition.broadcast()
    }
  }

  private func take() -> (Int, Item)? {
    sourceLock.withLock {
      guard hasRoom(), !isStopped(), let item = source.next(), !isStopped() else { return nil }
      defer { taken += 1 }
      return (taken, item)
    }
  }

  /// Waits until another result may wait; false after a failure.
  private func hasRoom() -> Bool {
    condition.withLock {
      while failure == nil, taken - written >= window {
        awaitsRoom = true
        condition.wait()
      }
      awaitsRoom = false
      return failure == nil
    }
  }

  /// The lock is free while a result is put out: nobody should sleep for that.
  private func put(_ number: Int, _ result: Result) {
    condition.lock()
    defer { condition.unlock() }
    waiting[number] = result
    if isWriting { return }
    isWriting = true
    while failure == nil, let next = waiting.removeValue(forKey: written) {
      condition.unlock()
      let outcome = Swift.Result { try sink(next) }
      condition.lock()
      if case .failure(let error) = outcome { failure = error }
      written += 1
      if awaitsRoom { condition.broadcast() }
    }
    isWriting = false
  }
}
