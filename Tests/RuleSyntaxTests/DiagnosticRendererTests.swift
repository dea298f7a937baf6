import RuleSyntax
import Testing
import Text

@Suite struct DiagnosticRendererTests {
  /// The line and the marks below it, for the place of `needle` in a text.
  private func window(_ text: String, at needle: String) throws -> String {
    let source = SourceText(path: "a.rules", text: text)
    let rendered = DiagnosticRenderer(sources: [source], color: false)
      .render(
        Diagnostic(.emptyList("x"), path: "a.rules", range: try range(of: needle, in: source)))
    return rendered.split(separator: "\n").dropFirst(3).joined(separator: "\n")
  }

  private func range(of needle: String, in source: SourceText) throws -> TextRange {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let found = try #require(text.firstRange(of: needle))
    let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    return TextRange(start, start + needle.utf8.count)
  }

  @Test(arguments: [
    ("P = abc", "b", "1 | P = abc\n  |      ^"),
    ("名 = abc", "abc", "1 | 名 = abc\n  |      ^^^"),
    ("P = 東京 x", "東京", "1 | P = 東京 x\n  |     ^^^^"),
    ("P = 東京 x", "x", "1 | P = 東京 x\n  |          ^"),
    ("P = 🤝 x", "x", "1 | P = 🤝 x\n  |        ^"),
    ("P = 👩‍🚀🇫🇷 x", "x", "1 | P = 👩‍🚀🇫🇷 x\n  |          ^"),
    ("P = e\u{301}a\u{308} x", "x", "1 | P = e\u{301}a\u{308} x\n  |        ^"),
    ("P\t=\tx y", "x", "1 | P    =    x y\n  |           ^"),
    ("P = \u{1B}[31m x", "x", "1 | P = \u{FFFD}[31m x\n  |           ^"),
    ("P = (a\n  b) c", "(a\n  b)", "1 | P = (a\n  |     ^^"),
    ("a\r\nP = b\r\n", "b\r\n", "2 | P = b\n  |     ^"),
  ])
  func marksStandBelowWhatTheyMean(_ text: String, _ needle: String, _ expected: String) throws {
    #expect(try window(text, at: needle) == expected)
  }

  @Test func anEmptyPlaceHasOneMark() {
    let source = SourceText(path: "a.rules", text: "P =\n")
    let rendered = DiagnosticRenderer(sources: [source], color: false)
      .render(Diagnostic(.emptyMatch, path: "a.rules", range: TextRange(3, 3)))
    #expect(rendered.contains("1 | P =\n  |    ^\n"))
  }

  @Test(arguments: [0, 10, 400, 995])
  func aLongLineIsCutAroundThePlace(_ position: Int) throws {
    var text = Array(repeating: "x", count: 1_000)
    text[position] = "Y"
    let lines = try window(text.joined(), at: "Y").split(separator: "\n").map(Array.init)
    #expect(lines[0].count < 110)
    let mark = try #require(lines[1].firstIndex(of: "^"))
    #expect(lines[0][mark] == "Y")
    #expect((lines[0].last == "…") == (position < 900))
    #expect((lines[0][4] == "…") == (position > 100))
  }

  @Test func labelsAreShownInTheirLinesAndFiles() throws {
    let here = SourceText(
      path: "b.rules", text: "town.on = River\nA = x\nB = y\ntown.on = Lake near Lake\n")
    let there = SourceText(path: "a.rules", text: "\nlist Lake from \"l.txt\"\n")
    let diagnostic = Diagnostic(
      .duplicate(kind: "rule", name: "town.on"), path: "b.rules", range: TextRange(28, 35),
      labels: [
        .init(path: "b.rules", range: TextRange(0, 7), text: "first declared here"),
        .init(path: "b.rules", range: TextRange(38, 42), text: "a list"),
        .init(path: "a.rules", range: TextRange(6, 10), text: "this one"),
      ])
    let renderer = DiagnosticRenderer(sources: [there, here], color: false)
    #expect(
      renderer.render(diagnostic) == """
        error[E0202]: the rule `town.on` is declared twice
         --> b.rules:4:1
          |
        1 | town.on = River
          | ------- first declared here
        ...
        4 | town.on = Lake near Lake
          | ^^^^^^^
          |           ---- a list
         ::: a.rules:2:6
          |
        2 | list Lake from "l.txt"
          |      ---- this one
          = help: rename or remove one of the two
        """)
  }

  @Test func theGutterIsAsWideAsTheLargestNumber() {
    let text = String(repeating: "\n", count: 11) + "place.nation = Natoin\n"
    let source = SourceText(path: "entities.rules", text: text)
    let message = DiagnosticMessage.unknownName(kind: "list", name: "Natoin", nearest: "Nation")
    let rendered = DiagnosticRenderer(sources: [source], color: false)
      .render(Diagnostic(message, path: "entities.rules", range: TextRange(26, 32)))
    #expect(
      rendered == """
        error[E0201]: there is no list `Natoin`
          --> entities.rules:12:16
           |
        12 | place.nation = Natoin
           |                ^^^^^^
           = help: did you mean `Nation`?
        """)
  }

  @Test func aFileThatIsNotAtHandIsNamed() {
    let renderer = DiagnosticRenderer(sources: [], color: false)
    let diagnostic = Diagnostic(
      .listNotUTF8(path: "l.txt"), path: "l.txt", range: TextRange(900, 950))
    #expect(
      renderer.render(diagnostic) == """
        error[E0302]: the list `l.txt` is not UTF-8
         --> l.txt
          = help: save it in the encoding UTF-8
        """)
  }

  @Test func colourIsAskedFor() {
    let source = SourceText(path: "a.rules", text: "P = a")
    let diagnostic = Diagnostic(.neverReached, path: "a.rules", range: TextRange(4, 5))
    let plain = DiagnosticRenderer(sources: [source], color: false).render(diagnostic)
    let colored = DiagnosticRenderer(sources: [source], color: true).render(diagnostic)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;33mwarning[W0501]\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }
}

@Suite struct DiagnosticLimitTests {
  private func diagnostic(
    _ message: DiagnosticMessage, _ path: String, _ start: Int
  ) -> Diagnostic {
    Diagnostic(message, path: path, range: TextRange(start, start + 1))
  }

  @Test func theyAreSortedByFileAndPlace() {
    let all = [
      diagnostic(.emptyMatch, "b", 1), diagnostic(.twoMarks, "a", 9),
      diagnostic(.emptyString, "a", 2),
    ]
    #expect(
      DiagnosticLimit.first(of: all).map(\.message) == [.emptyString, .twoMarks, .emptyMatch])
    #expect(DiagnosticLimit.first(2, of: all).map(\.message) == [.emptyString, .twoMarks])
  }

  @Test func onePlaceHasOneErrorAndNoWarningBeside() {
    let all = [
      diagnostic(.neverReached, "a", 1), diagnostic(.twoMarks, "a", 1),
      diagnostic(.emptyMatch, "a", 1), diagnostic(.emptyMatch, "b", 1),
    ]
    #expect(DiagnosticLimit.first(of: all).map(\.message) == [.twoMarks, .emptyMatch])
  }
}
