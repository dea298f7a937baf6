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

  func run(jobs: Int, makeWorker: @escaping @Sendable () -> Worker) throws {
    if jobs == 1 {
      work(makeWorker())
    } else {
      running = jobs
      for _ in 0..<jobs {
        let thread = Thread {
          self.work(makeWorker())
          self.condition.withLock {
            self.running -= 1
            self.condition.broadcast()
          }
        }
        thread.stackSize = 8 << 20
        thread.start()
      }
      condition.withLock {
        while running > 0 { condition.wait() }
      }
    }
    if let failure { throw failure }
  }

  private func work(_ worker: Worker) {
    while let (number, item) = take() {
      put(number, worker(item))
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
      while failure == nil, taken - written >= window { condition.wait() }
      return failure == nil
    }
  }

  private func put(_ number: Int, _ result: Result) {
    condition.withLock {
      waiting[number] = result
      while failure == nil, let next = waiting.removeValue(forKey: written) {
        do {
          try sink(next)
        } catch {
          failure = error
        }
        written += 1
      }
      condition.broadcast()
    }
  }
}
