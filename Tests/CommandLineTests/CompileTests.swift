import Foundation
import Testing

/// What is done to a compiled file or to its sources, and what a run with it says then.
struct CompiledFileCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// A line of shell, run when `rules.extract` was made of `rules`.
  let change: String
  var arguments = "a.txt --rules rules.extract"
  let code: Int32
  var message = ""

  init(
    _ name: String, _ change: String, running arguments: String? = nil, code: Int32,
    _ message: String = ""
  ) {
    testDescription = name
    self.change = change
    self.arguments = arguments ?? self.arguments
    self.code = code
    self.message = message
  }

  private static let remedy = "; compile it again: extract compile "

  static let all: [CompiledFileCase] = [
    Self("unchanged", ":", code: 0),
    Self("touched", "touch rules/a.rules", code: 0),
    Self(
      "moved with its rules", "mkdir x; mv rules rules.extract x",
      running: "a.txt --rules x/rules.extract", code: 0),
    Self("without its rules", "rm -r rules", code: 0),
    Self("its tests", ":", running: "test --rules rules.extract", code: 0, "2 passed, 0 failed"),
    Self("why", ":", running: "why a.txt --rules rules.extract", code: 0, "(a.rules:6)"),
    Self(
      "an edited rule", "sed -i.bak s/Anna/Anne/ rules/a.rules; rm rules/*.bak", code: 3,
      "a.rules was changed" + remedy),
    Self(
      "an edited list", "echo Paris >> rules/lists/cities.txt", code: 3,
      "lists/cities.txt was changed" + remedy),
    Self("a new file", "echo Rome > rules/more.txt", code: 3, "more.txt is new" + remedy),
    Self("a lost file", "rm rules/lists/cities.txt", code: 3, "lists/cities.txt is gone" + remedy),
    Self(
      "cut off", "head -c 600 rules.extract > x; mv x rules.extract", code: 3,
      "rules.extract: is cut off" + remedy),
    Self("empty", ": > rules.extract", code: 3, "is no file of compiled rules" + remedy),
    Self("longer", "echo x >> rules.extract", code: 3, "rules.extract: is damaged" + remedy),
    Self(
      "changed inside", "printf x | dd of=rules.extract bs=1 seek=700 conv=notrunc", code: 3,
      "rules.extract: is damaged" + remedy),
    Self(
      "another version", #"printf '\143' | dd of=rules.extract bs=1 seek=8 conv=notrunc"#, code: 3,
      "compiled by another version of extract (form 99, here "),
    Self(
      "something else", ":", running: "a.txt --rules a.txt", code: 3,
      "a.txt: is no file of compiled rules" + remedy),
    Self("no file", ":", running: "a.txt --rules no.extract", code: 4, "no.extract: cannot read"),
    Self(
      "what needs sources", ":", running: "lint --rules rules.extract", code: 2,
      "this needs the rules themselves"),
    Self(
      "compiling what is compiled", ":", running: "compile rules.extract -o b.extract", code: 2,
      "is no folder of rules"),
    Self("no output", ":", running: "compile rules", code: 2, "--output <file>"),
    Self("no rules", "mv rules x", running: "compile -o b.extract", code: 2, "no `rules` folder"),
  ]
}

@Suite struct CompileTests {
  private func workspace() throws -> Workspace {
    try Workspace(
      ["a.txt": "Anna met Omar in Paris.", "rules/lists/cities.txt": "Oslo\nNew Delhi\n"],
      rules: """
        list City from "lists/cities.txt"
        entity place
        place.city = City
          yes "In [Oslo]."
        entity person
        person.name = "Anna" | "Omar"
          yes "[Anna] met [Omar]."

        """)
  }

  @Test(arguments: CompiledFileCase.all)
  func `A compiled file is used, or refused with a remedy`(item: CompiledFileCase) throws {
    let workspace = try workspace()
    let made = try workspace.run("compile", "rules", "-o", "rules.extract")
    #expect(made.code == 0, "\(made.errors)")
    _ = try workspace.shell(item.change)
    let outcome = try workspace.shell("\"$EXTRACT\" \(item.arguments)")
    #expect(outcome.code == item.code, "\(outcome.errors)")
    #expect(
      item.message.isEmpty || (outcome.output + outcome.errors).contains(item.message),
      "\(outcome.output)\(outcome.errors)")
  }

  @Test func `A compiled file says what its rules say`() throws {
    let workspace = try workspace()
    let outcome = try workspace.shell(
      """
      "$EXTRACT" compile -o rules.extract && "$EXTRACT" compile rules/ -o "$PWD/again.extract" &&
      cmp rules.extract again.extract && "$EXTRACT" a.txt > a.json &&
      "$EXTRACT" a.txt --rules rules.extract | cmp - a.json
      """)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(workspace.text("a.json")?.contains("person:Anna:1") == true)
  }

  @Test func `Rules that do not compile leave the old file`() throws {
    let workspace = try workspace()
    let outcome = try workspace.shell(
      """
      "$EXTRACT" compile -o rules.extract && cp rules.extract old && echo 'a.b = C' >> rules/a.rules
      "$EXTRACT" compile -o rules.extract; code=$?; cmp old rules.extract && exit $code
      """)
    #expect(outcome.code == 3, "\(outcome.errors)")
    #expect(outcome.errors.contains("the rules do not compile"))
  }
}
