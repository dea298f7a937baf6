internal import Foundation
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A request to end, by Ctrl-C or from the system, which a run heeds when it has a whole document.
///
/// A thread of its own waits for the signals, so nothing has to be done in a signal handler. It also
/// ends a read that waits for bytes which may never come. A second request ends the process at once.
package enum Interruption {
  private static let received = Atomic<Int32>(0)
  /// A pipe that becomes readable with the first request; -1 while nobody watches.
  private static let wakeUp = Atomic<Int32>(-1)

  /// The signal that asked to end, if one did.
  package static var signal: Int32? {
    let signal = received.load(ordering: .acquiring)
    return signal == 0 ? nil : signal
  }

  /// From here on SIGINT and SIGTERM do not end the process but ask it to end.
  ///
  /// Called before other threads are made: they inherit that the signals are blocked.
  package static func watch() {
    // Who started the program with a signal ignored, as `nohup` does, wants it ignored.
    let signals = [SIGINT, SIGTERM].filter { !isIgnored($0) }
    var ends: [Int32] = [-1, -1]
    guard !signals.isEmpty, wakeUp.load(ordering: .relaxed) < 0, pipe(&ends) == 0 else { return }
    wakeUp.store(ends[0], ordering: .releasing)
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let (waited, writing) = (set, ends[1])
    Thread.detachNewThread {
      var set = waited
      var signal: Int32 = 0
      while sigwait(&set, &signal) == 0 {
        if self.signal != nil { _exit(128 + signal) }
        received.store(signal, ordering: .releasing)
        close(writing)
      }
    }
  }

  /// Waits until a file can be read; false once it was asked to end.
  static func allowsReading(of descriptor: Int32) -> Bool {
    let wakeUp = wakeUp.load(ordering: .acquiring)
    guard wakeUp >= 0 else { return true }
    var waited = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&waited, 2, -1) < 0, errno == EINTR {}
    if waited[1].revents == 0 { return true }
    errno = EINTR
    return false
  }

  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    sigaction(signal, nil, &action)
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
