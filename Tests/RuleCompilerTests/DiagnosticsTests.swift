import Foundation
import RuleCompiler
import RuleSyntax
import Testing
import Text

/// Every message of the compiler, as a terminal shows it.
@Suite struct DiagnosticsTests {
  @Test(arguments: namesMessages + meaningMessages + warningMessages)
  func whole(_ example: Example) {
    let renderer = DiagnosticRenderer(sources: example.sources, color: false)
    #expect(
      example.diagnostics.map(renderer.render).joined(separator: "\n") == example.message)
  }

  @Test(arguments: unknownNames + briefMessages)
  func brief(_ example: Example) {
    let lines = example.diagnostics.map { diagnostic in
      let source = example.sources.first { $0.path == diagnostic.path }
      let (line, column) = source?.position(of: diagnostic.range.start) ?? (0, 0)
      let file = diagnostic.path == "a.rules" ? "" : diagnostic.path + ":"
      return "\(file)\(line):\(column) \(diagnostic.message.text)"
        + (diagnostic.message.help.map { "; \($0)" } ?? "")
    }
    #expect(lines.joined(separator: "\n") == example.message)
  }

  /// A message that no table shows is one that nobody has read.
  @Test func everyCodeIsInATable() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let read = { (path: String) in
      try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
    let declared = codes(try read("Sources/RuleSyntax/DiagnosticMessage+Text.swift"), #"""#)
    let shown =
      codes(try read("Tests/RuleSyntaxTests/DiagnosticTests.swift"), "[")
      .union((namesMessages + meaningMessages + warningMessages).flatMap { codes($0.message, "[") })
      .union(HostileRulesTests.shownCodes)
    #expect(declared.count > 50)
    #expect(declared.subtracting(shown).sorted() == [])
  }

  private func codes(_ text: String, _ before: Character) -> Set<String> {
    let codes = text.split(separator: before, omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix(5)) }
    return Set(
      codes.filter {
        $0.count == 5 && ($0.first == "E" || $0.first == "W") && Int($0.dropFirst()) != nil
      })
  }
}
