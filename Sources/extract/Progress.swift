internal import Foundation
internal import Golden

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A line on the terminal that says how far a run is, from the second second on.
struct Progress {
  private let isShown: Bool
  /// Bytes of all inputs; nil where nobody knows, as for a pipe.
  private let total: Int?
  private let begin = ContinuousClock.now
  private var next = Duration.seconds(1)
  private var isDrawn = false
  /// What an earlier run had done.
  private let earlier: (documents: Int, bytes: Int)
  private var documents: Int

  init(isShown: Bool, files: [String], earlier: (documents: Int, bytes: Int) = (0, 0)) {
    self.isShown = isShown && SystemFile.standardError.isTerminal
    total = self.isShown ? Corpus.size(of: files) : nil
    self.earlier = earlier
    documents = earlier.documents
  }

  /// Another document is done; with it so many bytes of all inputs were read.
  mutating func advance(to bytes: Int) {
    documents += 1
    guard isShown, case let elapsed = ContinuousClock.now - begin, elapsed >= next else { return }
    next = elapsed + .milliseconds(200)
    isDrawn = true
    let line = ProgressLine(
      documents: documents, rate: Double(documents - earlier.documents) / elapsed.seconds,
      fraction: fraction(bytes), timeLeft: timeLeft(bytes, elapsed.seconds))
    try? SystemFile.standardError.write("\r\(line.text(columns: Self.columns))\u{1B}[K")
  }

  /// Takes the line away, for a message or at the end.
  mutating func clear() {
    if isDrawn { try? SystemFile.standardError.write("\r\u{1B}[K") }
    isDrawn = false
  }

  private func fraction(_ bytes: Int) -> Double? {
    guard let total, total > 0 else { return nil }
    return min(1, Double(bytes) / Double(total))
  }

  /// As if the rest went as fast, in bytes, as this run has gone so far.
  private func timeLeft(_ bytes: Int, _ seconds: Double) -> Double? {
    guard let total, bytes > earlier.bytes else { return nil }
    return seconds * Double(max(0, total - bytes)) / Double(bytes - earlier.bytes)
  }

  private static var columns: Int {
    var size = winsize()
    let code = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size)
    return code == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}

/// What the line says: `[########------------]  41 %  12,345 documents  678/s  1:23 left`.
struct ProgressLine {
  var documents: Int
  /// Documents a second.
  var rate: Double
  var fraction: Double?
  /// Seconds.
  var timeLeft: Double?

  /// As wide as the terminal at most: a line that wraps could not be written over.
  func text(columns: Int) -> String {
    let count = "\(Self.grouped(documents)) documents"
    let speed = rate < 10 ? String(format: "%.1f/s", rate) : "\(Self.grouped(Int(rate)))/s"
    var parts = [count, speed]
    if let fraction {
      parts.insert(String(format: "%3d %%", Int(fraction * 100)), at: 0)
      if let timeLeft { parts.append("\(Self.clock(timeLeft)) left") }
      let filled = Int(fraction * 20)
      let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
      let isWide = bar.count + 4 + parts.joined(separator: "  ").count < columns
      if isWide { parts.insert("[\(bar)]", at: 0) }
    }
    return String(parts.joined(separator: "  ").prefix(max(0, columns - 1)))
  }

  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    for place in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
    }
    return digits
  }

  private static func clock(_ seconds: Double) -> String {
    let all = Int(seconds.rounded(.up))
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60)
    return hours > 0
      ? String(format: "%d:%02d:%02d", hours, minutes, rest)
      : String(format: "%d:%02d", minutes, rest)
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
