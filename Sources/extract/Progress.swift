internal import Golden

/// A line on the terminal that counts, from the second second on.
struct Progress {
  private let isShown: Bool
  private let begin = ContinuousClock.now
  private var next = Duration.seconds(1)
  private var count = 0

  init(isShown: Bool) {
    self.isShown = isShown && SystemFile.standardError.isTerminal
  }

  mutating func advance() {
    count += 1
    guard isShown, ContinuousClock.now - begin >= next else { return }
    next = ContinuousClock.now - begin + .milliseconds(200)
    try? SystemFile.standardError.write("\r\(count) documents")
  }

  func finish() {
    if isShown, next > .seconds(1) { try? SystemFile.standardError.write("\r\u{1B}[K") }
  }
}
