import RuleSyntax
import Testing
import Text

@Suite struct LexerTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var text: String
    var kinds: [Lexeme.Kind]

    init(_ text: String, _ kinds: [Lexeme.Kind]) {
      self.text = text
      self.kinds = kinds
    }

    var testDescription: String { text }
  }

  @Test(arguments: [
    Example(
      "a A 1 \"s\" /r/i = # c",
      [.name, .capitalName, .number, .string, .regex, .sign, .comment]),
    Example("a_1 A400M x2", [.name, .capitalName, .name]),
    Example(
      "2+ ...{0,6} ..",
      [.number, .sign, .sign, .sign, .number, .sign, .number, .sign, .sign, .sign]),
    Example("5th", [.number, .name]),
    Example("<sign:past>", [.sign, .name, .sign, .name, .sign]),
    Example(#"/a\/[#"]/ # /"#, [.regex, .comment]),
    Example(#""a # \" b" "\\" c"#, [.string, .string, .name]),
    Example("## d\n# c\n###", [.documentation, .comment, .documentation]),
    Example("Élan ǅ 名 e\u{301}", [.capitalName, .capitalName, .name, .name]),
    Example("\"a", [.unknown]),
    Example("\"a\\\"\nb", [.unknown, .name]),
    Example("/a\nb", [.unknown, .name]),
    Example("a; _", [.name, .unknown, .unknown]),
    Example("", []),
  ])
  func kinds(_ example: Example) {
    let (lexemes, _) = Lexer.lex(SourceText(path: "a", text: example.text))
    #expect(lexemes.map(\.kind) == example.kinds)
  }

  @Test func bytesThatAreNotUTF8AreReportedOnce() {
    let bytes = Array("P = a".utf8) + [0xE4, 0x20, 0xFC] + Array("\nQ = b".utf8)
    let file = Parser.parse(SourceText(path: "a", bytes: bytes))
    #expect(file.diagnostics.map(\.message) == [.notUTF8])
    #expect(file.diagnostics[0].range == TextRange(5, 6))
    #expect(printed(file) == "(pattern Q b)")
  }
}
