import RuleSyntax
import Testing
import Text

@Suite struct DiagnosticTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var rules: String
    var message: String

    init(_ rules: String, _ message: String) {
      self.rules = rules
      self.message = message
    }

    var testDescription: String { rules }
  }

  /// Every message about lexemes and grammar, whole.
  @Test(arguments: [
    Example(
      "P = a )",
      #"""
      error[E0102]: expected the end of the line, found `)`
       --> a.rules:1:7
        |
      1 | P = a )
        |       ^
      """#),
    Example(
      "P = a\n  // b",
      #"""
      error[E0102]: expected a declaration in the first column, found `//`
       --> a.rules:2:3
        |
      2 |   // b
        |   ^^
        = help: a comment starts with `#`
      """#),
    Example(
      "P = \"a b",
      #"""
      error[E0103]: the string has no end
       --> a.rules:1:5
        |
      1 | P = "a b
        |     ^^^^
        = help: close it with `"` on the same line
      """#),
    Example(
      "P = /a b",
      #"""
      error[E0104]: the regex has no end
       --> a.rules:1:5
        |
      1 | P = /a b
        |     ^^^^
        = help: close it with `/` on the same line; a `/` in it is written `\/`
      """#),
    Example(
      "a.b = (c d\n  value = e",
      #"""
      error[E0105]: the bracket `(` is not closed
       --> a.rules:1:7
        |
      1 | a.b = (c d
        |       ^
      2 |   value = e
        |         - not closed before this
        = help: brackets end where the next line starts in the first column
      """#),
    Example(
      "P = (a",
      #"""
      error[E0105]: the bracket `(` is not closed
       --> a.rules:1:5
        |
      1 | P = (a
        |     ^
        = help: brackets end where the next line starts in the first column
      """#),
    Example(
      "P = (a ]",
      #"""
      error[E0102]: expected `)`, found `]`
       --> a.rules:1:8
        |
      1 | P = (a ]
        |        ^
        |     - this bracket is open
      """#),
    Example(
      "P = “a”",
      #"""
      error[E0106]: `“` starts nothing that a rule file can hold
       --> a.rules:1:5
        |
      1 | P = “a”
        |     ^
        = help: a string stands between plain quotation marks: `"`
      """#),
    Example(
      "P = \"a\\n\"",
      #"""
      error[E0107]: a string knows no `\n`
       --> a.rules:1:7
        |
      1 | P = "a\n"
        |       ^^
        = help: a backslash stands before `"` or `\` only
      """#),
    Example(
      "entitty a",
      #"""
      error[E0108]: `entitty` starts no declaration
       --> a.rules:1:1
        |
      1 | entitty a
        | ^^^^^^^
        = help: did you mean `entity`?
      """#),
    Example(
      "foo a",
      #"""
      error[E0108]: `foo` starts no declaration
       --> a.rules:1:1
        |
      1 | foo a
        | ^^^
        = help: a file holds lists, types, patterns, rules, relations, shapes and `resolve` lines
      """#),
    Example(
      "  P = a",
      #"""
      error[E0109]: the line is indented, but no declaration stands above it
       --> a.rules:1:3
        |
      1 |   P = a
        |   ^
        = help: start it in the first column
      """#),
    Example(
      "P = \(String(repeating: "(", count: 33))a",
      #"""
      error[E0110]: brackets and `!` are nested more than 32 deep
       --> a.rules:1:37
        |
      1 | P = (((((((((((((((((((((((((((((((((a
        |                                     ^
        = help: give a part of the pattern a name of its own
      """#),
    Example(
      "P = a+?",
      #"""
      error[E0111]: `+?` is no repetition
       --> a.rules:1:6
        |
      1 | P = a+?
        |      ^^
        = help: write `?`, `*`, `+`, `{2}` or `{2,4}`; there are no lazy forms
      """#),
    Example(
      "P = a{4,2}",
      #"""
      error[E0111]: `{4,2}` is no repetition
       --> a.rules:1:6
        |
      1 | P = a{4,2}
        |      ^^^^^
        = help: write `?`, `*`, `+`, `{2}` or `{2,4}`; there are no lazy forms
      """#),
    Example(
      "P = a{1,1000000}",
      #"""
      error[E0112]: the number is too large: the limit is 64
       --> a.rules:1:6
        |
      1 | P = a{1,1000000}
        |      ^^^^^^^^^^^
      """#),
    Example(
      "P = a ...{0,31} b",
      #"""
      error[E0112]: the number is too large: the limit is 30
       --> a.rules:1:10
        |
      1 | P = a ...{0,31} b
        |          ^^^^^^
      """#),
    Example(
      "a.b = c\n  d = 99999999999999999999",
      #"""
      error[E0113]: the number 99999999999999999999 is too large
       --> a.rules:2:7
        |
      2 |   d = 99999999999999999999
        |       ^^^^^^^^^^^^^^^^^^^^
      """#),
    Example(
      "P = \" \"",
      #"""
      error[E0114]: the string is empty
       --> a.rules:1:5
        |
      1 | P = " "
        |     ^^^
        = help: write at least one word or sign
      """#),
    Example(
      "entity Town",
      #"""
      error[E0115]: the name `Town` must start with a small letter
       --> a.rules:1:8
        |
      1 | entity Town
        |        ^^^^
        = help: write `town`; lists and patterns have a capital, all other names a small letter
      """#),
    Example(
      "list rivers from \"a.txt\"",
      #"""
      error[E0115]: the name `rivers` must start with a capital
       --> a.rules:1:6
        |
      1 | list rivers from "a.txt"
        |      ^^^^^^
        = help: write `Rivers`; lists and patterns have a capital, all other names a small letter
      """#),
    Example(
      "entity list",
      #"""
      error[E0116]: `list` has a meaning of its own here
       --> a.rules:1:8
        |
      1 | entity list
        |        ^^^^
        = help: choose another name
      """#),
    Example(
      "relation r\n  party = subject",
      #"""
      error[E0102]: expected a count, `1`, `?`, `*`, `+`, `2` or `2+`, found `=`
       --> a.rules:2:9
        |
      2 |   party = subject
        |         ^
      """#),
    Example(
      "relation r\n  party 3 Party",
      #"""
      error[E0102]: expected a count, `1`, `?`, `*`, `+`, `2` or `2+`, found `3`
       --> a.rules:2:9
        |
      2 |   party 3 Party
        |         ^
      """#),
  ])
  func messages(_ example: Example) {
    #expect(rendered(example.rules) == example.message)
  }

  private func rendered(_ rules: String) -> String {
    let file = parse(rules)
    let renderer = DiagnosticRenderer(sources: [file.source], color: false)
    return file.diagnostics.map(renderer.render).joined(separator: "\n")
  }
}
