// Growth: what a text of n times the length costs, for the shapes of text that make such engines slow.
// Figures are nanoseconds a byte; linear is where a column stays the same from row to row.
//
//   swift run -c release Benchmarks
internal import Extraction

@main enum Benchmarks {
  static func main() throws {
    let extractor = Extractor(try RuleSet.bundled())
    let shapes: [(name: String, text: (Int) -> String)] = [
      ("coordinated names", coordinatedNames), ("one long sentence", longSentence),
      ("nested clauses", nestedClauses), ("capitals only", capitals),
      ("plain sentences", sentences),
    ]
    print(padded("units"), shapes.map { padded($0.name) }.joined(separator: " "))
    for count in [25, 50, 100, 200, 400, 800] {
      let cells = shapes.map { padded("\(nanosecondsPerByte($0.text(count), extractor))") }
      print(padded("\(count)"), cells.joined(separator: " "))
    }
  }

  /// The least of five runs after one that fills the caches.
  private static func nanosecondsPerByte(_ text: String, _ extractor: Extractor) -> Int {
    _ = extractor.extract(text)
    let clock = ContinuousClock()
    let times = (0..<5).map { _ in clock.measure { _ = extractor.extract(text) } }
    guard let least = times.min() else { return 0 }
    let nanoseconds =
      least.components.seconds * 1_000_000_000 + least.components.attoseconds / 1_000_000_000
    return Int(nanoseconds) / max(1, text.utf8.count)
  }

  private static func padded(_ text: String) -> String {
    text + String(repeating: " ", count: max(0, 18 - text.count))
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
