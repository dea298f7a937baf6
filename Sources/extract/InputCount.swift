internal import Golden

/// How many inputs were read, and how many could not be.
struct InputCount {
  private(set) var all = 0
  private(set) var skipped = 0

  /// - Parameter reason: why the input could not be read, with its place.
  mutating func add(skippedFor reason: String?) {
    all += 1
    if reason != nil { skipped += 1 }
  }

  /// Ends the run as failed where nothing was read, or something could not be.
  ///
  /// - Parameter nothing: what was not done without documents: `nothing was extracted`.
  func check(orElse nothing: String) throws {
    if all == 0 { throw Exit(.input, "no documents: \(nothing)") }
    if skipped > 0 { throw Exit(.input, "\(skipped) of \(all) inputs could not be read") }
  }
}
