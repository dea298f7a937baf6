import Extraction
import Foundation
import Testing

/// The README's example is the code of this test, line by line, and does what the README says.
@Suite struct ReadmeTests {
  @Test func theExampleRunsAndPrintsWhatTheReadmeShows() throws {
    var lines: [String] = []
    // Stands in for the standard library's: the example prints into the test.
    func print(_ line: String) { lines.append(line) }

    // example
    let extractor = Extractor(try RuleSet.bundled())
    let facts = extractor.extract(
      "Norway's Defence Minister Ingrid Solberg will sign the treaty in Oslo on Monday.",
      date: "2021-05-01")
    for relation in facts.relations {
      print("\(relation.type), \(relation.modality), by \(relation.rule)")
      for argument in relation.arguments {
        guard let filler = facts.entity(argument.entity) else { continue }
        let value = filler["value"].map { " = \($0)" } ?? ""
        print("  \(argument.role): \(filler.quote.text)\(value)")
      }
    }
    // end of example

    let printed = try #require(try Self.readmeBlocks("text").first)
    #expect(lines == printed)
  }

  @Test func theReadmeShowsTheCodeOfTheTest() throws {
    let source = try Self.lines(of: URL(filePath: #filePath))
    let first = try #require(source.firstIndex { $0.hasSuffix("// example") })
    let last = try #require(source.firstIndex { $0.hasSuffix("// end of example") })
    let example = source[(first + 1)..<last].map { String($0.dropFirst(4)) }
    #expect(try Self.readmeBlocks("swift") == [["import Extraction", ""] + example])
  }

  /// The lines of each fenced block of one language.
  private static func readmeBlocks(_ language: String) throws -> [[String]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var blocks: [[String]] = []
    var isInside = false
    for line in try lines(of: root.appending(path: "README.md")) {
      if isInside {
        isInside = line != "```"
        if isInside { blocks[blocks.count - 1].append(line) }
      } else if line == "```" + language {
        isInside = true
        blocks.append([])
      }
    }
    return blocks
  }

  private static func lines(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
  }
}
