internal import Foundation

/// The time that the processor spent on `work` in this thread, which must not hand any of it to another.
///
/// Tests run side by side, and on machines that do other things as well: by the clock on the wall, a step that
/// takes a second may take ten. So a limit on a step that must not be quadratic is set in this time.
public func processorTime(of work: () throws -> Void) rethrows -> Duration {
  let start = threadTime()
  try work()
  return threadTime() - start
}

private func threadTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
