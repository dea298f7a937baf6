internal import ArgumentParser
internal import Extraction

/// What a text of n times the length costs.
struct Shapes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Measures growth with the length of a text, for the shapes that make such engines slow.",
    discussion: "Nanoseconds of CPU a byte; linear is where the figures of a shape stay the same.")

  @OptionGroup var measuring: Measuring

  private static let shapes: [(name: String, text: @Sendable (Int) -> String)] = [
    ("coordinated names", coordinatedNames), ("one long sentence", longSentence),
    ("nested clauses", nestedClauses), ("capitals only", capitals), ("plain sentences", sentences),
  ]

  func run() throws {
    let extractor = Extractor(try measuring.ruleSet())
    for shape in Self.shapes {
      for count in [25, 50, 100, 200, 400, 800] {
        let text = shape.text(count)
        show("\(shape.name), \(count) times", nanosecondsPerByte(text, extractor), "ns/byte")
      }
    }
  }

  /// The median of the runs, after one that fills the caches.
  private func nanosecondsPerByte(_ text: String, _ extractor: Extractor) -> Double {
    _ = extractor.extract(text)
    let times = (0..<measuring.runs).map { _ in
      let start = cpuSeconds()
      _ = extractor.extract(text)
      return cpuSeconds() - start
    }
    return 1e9 * median(times) / Double(max(1, text.utf8.count))
  }

  private static let names = ["Anna Lee", "Omar Diaz", "Lena Fosse", "Pavel Novak", "Ingrid Moe"]

  private static func coordinatedNames(_ count: Int) -> String {
    let all = (0..<count).map { names[$0 % names.count] }
    return all.joined(separator: ", ") + " and Ada Berg signed the treaty in Oslo on 3 May 2021."
  }

  private static func longSentence(_ count: Int) -> String {
    let part =
      "after the ministers of Norway and Georgia had met the visiting delegation in Tbilisi "
    return "They signed it " + String(repeating: part, count: count) + "on Monday."
  }

  private static func nestedClauses(_ count: Int) -> String {
    let part =
      "Anna Lee said that Omar Diaz, who had met the envoy that Norway sent, believed that "
    return String(repeating: part, count: count) + "the treaty was signed."
  }

  private static func capitals(_ count: Int) -> String {
    String(repeating: "Karvia Tamsin Holm ", count: count) + "."
  }

  private static func sentences(_ count: Int) -> String {
    let part =
      "On Monday, Defence Minister Anna Lee received Omar Diaz in Oslo. They signed a treaty. "
    return String(repeating: part, count: count)
  }
}
