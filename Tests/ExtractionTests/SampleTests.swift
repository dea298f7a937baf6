import Extraction
import Foundation
import Testing

/// A mention that was found in running text, with a reader's judgement of it.
private struct Sample: CustomStringConvertible {
  let label: String
  let type: String
  let text: String
  let start: Int
  let end: Int
  let description: String

  /// A line: label, type and sentence, the mention between ⟦ and ⟧.
  init?(_ line: Substring) {
    let fields = line.split(separator: "\t")
    guard fields.count == 3, ["right", "slip", "wrong"].contains(fields[0]) else { return nil }
    let parts = fields[2].split(omittingEmptySubsequences: false) { "⟦⟧".contains($0) }
    guard parts.count == 3 else { return nil }
    label = String(fields[0])
    type = String(fields[1])
    text = parts.joined()
    start = parts[0].unicodeScalars.count
    end = start + parts[1].unicodeScalars.count
    description = "\(type): \(fields[2])"
  }

  func isFound(by extractor: Extractor) -> Bool {
    extractor.extract(text).entities.contains {
      $0.type == type && $0.quote.start == start && $0.quote.end == end
    }
  }
}

/// How much of what the bundled grammar finds in speeches, which it was not written for, is wrong.
@Suite struct SampleTests {
  private let extractor: Extractor
  private let samples: [Sample]

  init() throws {
    extractor = Extractor(try RuleSet.bundled())
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = try String(
      contentsOf: tests.appending(path: "Samples/speeches.tsv"), encoding: .utf8)
    let lines = file.split(separator: "\n").filter { !$0.hasPrefix("#") }
    samples = lines.compactMap(Sample.init)
    try #require(
      samples.count == lines.count, "A line is not a label, a type and a marked sentence.")
  }

  @Test func whatIsRightIsFound() {
    let lost = samples.filter { $0.label == "right" && !$0.isFound(by: extractor) }
    #expect(lost.isEmpty)
  }

  @Test func atMostTwoInAHundredArePlainlyWrong() {
    let found = samples.filter { $0.isFound(by: extractor) }
    let wrong = found.filter { $0.label == "wrong" }
    #expect(wrong.count * 50 <= found.count, "\(wrong)")
  }
}
