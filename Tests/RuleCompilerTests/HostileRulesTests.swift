import ProcessorTime
import RuleCompiler
import RuleSyntax
import Testing
import Text

/// Rule sets made to hang, to crash or to be accepted by mistake.
@Suite struct HostileRulesTests {
  struct Hostile: Sendable, CustomTestStringConvertible {
    var name: String
    var sources: [SourceText]
    /// The first message; nil where the rule set is well.
    var message: String?

    init(_ name: String, _ rules: String, _ files: [String: String] = [:], says message: String?) {
      self.init(name, RuleCompilerTests.sources(rules, files), says: message)
    }

    init(_ name: String, _ sources: [SourceText], says message: String?) {
      (self.name, self.sources, self.message) = (name, sources, message)
    }

    var testDescription: String { name }
  }

  static let examples = [
    Hostile(
      "10,000 brackets", "entity a\na.b = " + repeated("(", 10_000) + "\"x\"",
      says: "a.rules:2:39 error[E0110]: brackets and `!` are nested more than 32 deep"),
    Hostile(
      "10,000 negations", "entity a\na.b = " + repeated("!", 10_000) + "\"x\"",
      says: "a.rules:2:39 error[E0110]: brackets and `!` are nested more than 32 deep"),
    Hostile(
      "a million turns", "entity a\na.b = \"x\"{1,1000000}",
      says: "a.rules:2:10 error[E0112]: the number is too large: the limit is 64"),
    Hostile(
      "turns of turns", "entity a\na.b = (((\"x\"{64}){64}){64}){64}",
      says:
        "a.rules:2:7 error[E0418]: the rule has more than 20000 parts when its patterns are put in"),
    Hostile(
      "patterns that double",
      (0..<40).map { "P\($0) = P\($0 + 1) P\($0 + 1)\n" }.joined()
        + "P40 = \"x\"\nentity a\na.b = P0",
      says:
        "a.rules:43:7 error[E0418]: the rule has more than 20000 parts when its patterns are put in"
    ),
    Hostile(
      "parameters that double",
      "D(X) = X X\nentity a\na.b = " + repeated("D(", 25) + "\"x\"" + repeated(")", 25),
      says:
        "a.rules:3:7 error[E0418]: the rule has more than 20000 parts when its patterns are put in"),
    Hostile(
      "conjunctions that double",
      (0..<40).map { "P\($0) = P\($0 + 1) & P\($0 + 1)\n" }.joined()
        + "P40 = \"x\"\nentity a\na.b = P0",
      says: nil),
    Hostile(
      "a chain of 10,000 patterns",
      (0..<10_000).map { "P\($0) = P\($0 + 1) \"x\"\n" }.joined()
        + "P10000 = \"x\"\nentity a\na.b = P0",
      says: "a.rules:10003:7 error[E0414]: named patterns stand in each other more than 256 deep"),
    Hostile(
      "a chain of 10,000 patterns from its end",
      (0..<10_000).map { "P\($0) = P\($0 + 1) \"x\"\n" }.joined() + "P10000 = \"x\"\nentity a\n"
        + (1..<1_000).map { "a.b\($0) = P\(10_000 - 10 * $0)\n" }.joined(),
      says: "a.rules:10015:9 error[E0414]: named patterns stand in each other more than 256 deep"),
    Hostile(
      "a circle of 1,000 patterns",
      (0..<1_000).map { "P\($0) = P\(($0 + 1) % 1_000)\n" }.joined(),
      says: "a.rules:1:6 error[E0414]: named patterns stand in each other more than 256 deep"),
    Hostile(
      "a chain of 20,000 rules",
      "entity a\na.r0 = \"x\"\n" + (1..<20_000).map { "a.r\($0) = a.r\($0 - 1) \"x\"\n" }.joined(),
      says: nil),
    Hostile(
      "a circle of 20,000 rules",
      "entity a\n" + (0..<20_000).map { "a.r\($0) = a.r\(($0 + 1) % 20_000) \"x\"\n" }.joined(),
      says: "a.rules:2:3 error[E0205]: these rules wait for each other: `a.r0` → `a.r1` → "),
    Hostile(
      "10,000 alternatives",
      "entity a\na.b = " + (0..<10_000).map { "\"w\($0)\"" }.joined(separator: " | "), says: nil),
    Hostile(
      "a list of 100,000 phrases", "list L from \"l.txt\"\nentity a\na.b = L",
      ["l.txt": (0..<100_000).map { "w\($0) of x\($0 % 7)\n" }.joined()], says: nil),
    Hostile(
      "a table with ragged rows", "list L from \"l.tsv\"\nentity a\na.b = L",
      ["l.tsv": "name\tiso\n" + repeated("x\n", 10_000)],
      says: "l.tsv:2:1 error[E0303]: the row has 1 cell, but the header names 2"),
    Hostile(
      "a list that is not UTF-8",
      sources("list L from \"l.txt\"\nentity a\na.b = L")
        + [SourceText(path: "l.txt", bytes: [0x4F, 0xFF, 0x0A])],
      says: "a.rules:1:13 error[E0302]: the list `l.txt` is not UTF-8"),
    Hostile(
      "a rule file that is not UTF-8",
      [SourceText(path: "a.rules", bytes: Array("entity a\na.b = \"".utf8) + [0xC3, 0x22])],
      says: "a.rules:2:8 error[E0101]: the file is not UTF-8"),
    Hostile(
      "NUL in a rule file", "entity a\na.b = \"x\" \0 \"y\"",
      says: "a.rules:2:11 error[E0106]: `U+0000` starts nothing that a rule file can hold"),
    Hostile(
      "NUL in a string", "entity a\na.b = \"x\0y\"", says: nil),
    Hostile("an empty file", "", says: nil),
    Hostile("nothing", [SourceText](), says: nil),
    Hostile("lists only", [SourceText(path: "l.txt", text: "x")], says: nil),
    Hostile(
      "marks only", "entity a\na.b = @@@@\"x\"", says: "a.rules:2:8 error[E0102]: expected"),
  ]

  /// They are shown here and in no table.
  static let shownCodes = Set(
    examples.compactMap { $0.message?.split(separator: "[").last?.prefix(5) }.map(String.init))

  /// Far more than a second would say that some step is not linear; tests are not optimised.
  @Test(.timeLimit(.minutes(1)), arguments: examples)
  func endsSoonWithAClearMessage(_ example: Hostile) {
    var program: Program?
    var errors: [Diagnostic] = []
    let time = processorTime {
      let (compiled, all) = Compiler.compile(example.sources)
      program = compiled
      errors = DiagnosticLimit.first(of: all.filter { $0.severity == .error })
    }
    #expect(time < .seconds(8))
    #expect((program == nil) == (example.message != nil))
    let shown = errors.first.map { diagnostic in
      let source = example.sources.first { $0.path == diagnostic.path }
      let (line, column) = source?.position(of: diagnostic.range.start) ?? (0, 0)
      return "\(diagnostic.path):\(line):\(column) error[\(diagnostic.message.code)]: "
        + diagnostic.message.text
    }
    if let message = example.message {
      #expect(shown?.hasPrefix(message.drop(while: { $0 == "…" })) == true, "\(shown ?? "nothing")")
    } else {
      #expect(shown == nil)
    }
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }
}

/// How many mistakes one run shows, and that each is said once.
@Suite struct DiagnosticCountTests {
  @Test func twentyAtATime() throws {
    let rules = { (fixed: Int) in
      "entity a\n"
        + (0..<25).map { "a.r\($0) = \($0 < fixed ? "\"x\"" : "Unknown\($0)")\n" }.joined()
    }
    let first = lines(rules(0))
    #expect(first == Array(2...21))
    #expect(lines(rules(20)) == Array(22...26))
    #expect(lines(rules(25)) == [])
  }

  private func lines(_ rules: String) -> [Int] {
    let all = sources(rules)
    return DiagnosticLimit.first(of: Compiler.compile(all).1.filter { $0.severity == .error })
      .map { all[0].line(at: $0.range.start) }
  }

  /// What a broken declaration or line would have declared is not asked for.
  @Test(
    arguments: [
      ("entity town (\ntown.a = \"x\"\nentity area\narea.a = town", [1]),
      ("list River \"rivers.txt\"\nentity area\narea.a = River | River.name", [1]),
      ("Near = (\"x\"\nentity area\narea.a = Near Near", [1]),
      ("near = \"x\"\nentity area\narea.a = Near", [1]),
      ("Twice(X = X X\nentity area\narea.a = Twice(\"x\")", [1]),
      ("entity town\ntown.a = (\"x\"\nentity area\narea.a = town.a", [2]),
      ("entity Town\ntown.a = \"x\"\nentity area\narea.a = town", [1]),
      ("entity town\n  size ! x\ntown.a = size:\"x\"\nentity area\narea.a = town[size]", [2]),
      ("entity town\n  size?\ntown.a = s:\"x\"\n  size == s", [4]),
      ("entity day\n  value\nday.a = y:\"x\"\n  value = date(year y)", [4]),
      (
        "list River from \"rivers.tsv\"\nentity area\n  name?\narea.a = r:River\n  name = r.long",
        [1]
      ),
      ("entity after\nafter.a = \"x\"", [1]),
      ("entity town\n  text?\ntown.a = text:\"x\"\nentity area\narea.a = town[text]", [2]),
      ("A = B\nB = A\nentity a\na.b = A\na.c = B\na.d = \"x\" A", [2]),
      ("P = Unknown\nentity a\na.b = P\na.c = P P\na.d = \"x\" P", [1]),
      ("entity a\na.b = a.c\na.c = a.b", [2]),
    ] as [(String, [Int])])
  func oneErrorForEachCause(_ rules: String, _ wanted: [Int]) {
    #expect(lines(rules) == wanted)
  }

  @Test(arguments: [
    "relation met\n  party * town subject\n  verb <meet>\nmet.a = trigger:\"met\" party:town",
    "relation met (\nmet.a = trigger:\"met\" party:town",
  ])
  func oneErrorForABrokenRelation(_ rules: String) {
    let all = sources(rules + "\nentity town\ntown.a = \"x\"", base)
    let errors = DiagnosticLimit.first(of: Compiler.compile(all).1.filter { $0.severity == .error })
    #expect(errors.count == 1)
  }
}
