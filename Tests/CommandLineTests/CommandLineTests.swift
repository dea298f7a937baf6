import Foundation
import Testing

private let golden = """
  {"format": "extract/1", "id": "a",
   "entities": [
    {"id": "person:Anna:1", "type": "person", "start": 0, "end": 4, "text": "Anna"},
    {"id": "person:Omar:1", "type": "person", "start": 9, "end": 13, "text": "Omar"}
   ],
   "relations": []}

  """

struct RunCase: CustomTestStringConvertible, Sendable {
  let arguments: [String]
  let code: Int32
  /// What it says, on standard output or on standard error.
  var output = ""
  var errors = ""

  var testDescription: String { (["extract"] + arguments).joined(separator: " ") }

  static let all: [RunCase] = [
    Self(arguments: ["a.txt"], code: 0, output: #""id": "person:Anna:1""#),
    Self(arguments: ["texts"], code: 0, output: #""id": "b""#),
    Self(arguments: ["c.ndjson", "--only", "place"], code: 0, output: #""entities": []"#),
    Self(arguments: ["c.ndjson", "--only", "place"], code: 0, errors: "no `place` was found"),
    Self(arguments: ["--version"], code: 0, output: "extract "),
    Self(arguments: ["--help"], code: 0, output: "--check <folder>"),
    Self(arguments: ["lint"], code: 0, output: "1 rule file, 0 lists"),
    Self(arguments: ["test"], code: 0, output: "1 passed, 0 failed"),
    Self(arguments: ["why", "a.txt:1:1"], code: 0),
    Self(arguments: ["why", "a.txt:7:1"], code: 2, errors: "a.txt has no column 1 in line 7"),
    Self(arguments: ["why", "no.txt"], code: 4, errors: "no.txt: cannot read"),
    Self(arguments: ["gaps", "a.txt"], code: 0, output: "outside all entities: 0 of 0"),
    Self(arguments: ["gaps", "texts", "--only", "verbs"], code: 0, output: "0 places"),
    Self(arguments: ["gaps"], code: 2, errors: "Missing expected argument '<files> ...'"),
    Self(arguments: ["gaps", "a.txt", "--only", "nouns"], code: 2, errors: "'verbs', 'names' or"),
    Self(arguments: ["gaps", "a.txt", "--limit", "0"], code: 2, errors: "--limit: at least 1"),
    Self(arguments: ["gaps", "no.txt", "a.txt"], code: 4, errors: "1 of 2 inputs"),
    Self(arguments: ["gaps", "empty.ndjson"], code: 4, errors: "nothing was counted"),
    Self(arguments: ["profile", "a.txt"], code: 0, output: "1 document, 4 tokens: "),
    Self(arguments: ["profile", "a.txt", "--format", "json"], code: 0, output: #""rule", "name""#),
    Self(arguments: ["profile", "a.txt", "--budget", "1"], code: 1, errors: "rules: person.name"),
    Self(arguments: ["profile", "a.txt", "--budget", "1000000"], code: 0),
    Self(arguments: ["profile", "a.txt", "--budget", "0"], code: 2, errors: "at least 1"),
    Self(arguments: ["profile", "empty.ndjson"], code: 4, errors: "nothing was counted"),
    Self(arguments: [], code: 2, errors: "no input"),
    Self(arguments: ["a.txt", "--bogus"], code: 2, errors: "Unknown option '--bogus'"),
    Self(arguments: ["a.txt", "--format", "xml"], code: 2, errors: "'json', 'ndjson' or 'text'"),
    Self(arguments: ["a.txt", "--date", "soon"], code: 2, errors: "`soon` is not a date"),
    Self(arguments: ["a.txt", "--jobs", "0"], code: 2, errors: "--jobs: at least 1"),
    Self(
      arguments: ["c.ndjson", "--resume", "x", "--output", "x"], code: 2,
      errors: "leave out --output"),
    Self(arguments: ["a.txt", "--resume", "x"], code: 2, errors: "give --format ndjson"),
    Self(arguments: ["c.ndjson", "--resume", "no"], code: 4, errors: "begin with --output no"),
    Self(arguments: ["a.txt", "--update"], code: 2, errors: "--update needs --check"),
    Self(arguments: ["a.txt", "--check", "good"], code: 2, errors: "leave out the files"),
    Self(arguments: ["a.txt", "--rules", "broken"], code: 3, errors: "the rules do not compile"),
    Self(arguments: ["lint", "--rules", "broken"], code: 3, errors: "a.rules:"),
    Self(arguments: ["a.txt", "--rules", "texts"], code: 4, errors: "no .rules file"),
    Self(arguments: ["a.txt", "--rules", "no"], code: 4, errors: "no: cannot read"),
    Self(arguments: ["no.txt"], code: 4, errors: "No such file or directory; skipped"),
    Self(arguments: ["no.txt", "a.txt"], code: 4, output: #""skipped": "cannot read"#),
    Self(arguments: ["no.txt", "a.txt"], code: 4, output: #""id": "person:Anna:1""#),
    Self(arguments: ["latin.txt"], code: 4, errors: "latin.txt: not UTF-8: byte 0"),
    Self(arguments: ["empty.ndjson"], code: 4, errors: "no documents"),
    Self(arguments: ["--check", "good"], code: 0, output: "0 missing, 0 unexpected"),
    Self(arguments: ["--check", "good"], code: 0, output: "rule tests: 1 passed"),
    Self(arguments: ["--check", "good", "--quiet"], code: 0),
    Self(arguments: ["--check", "bad"], code: 1, output: "bad/a.txt:1:10: unexpected: person"),
    Self(arguments: ["--check", "orphan"], code: 1, output: "orphan/b.json: orphan"),
    Self(arguments: ["--check", "new"], code: 1, output: "new/a.txt: no golden file"),
    Self(arguments: ["--check", "damaged"], code: 4, errors: "damaged/a.json:2: damaged"),
    Self(
      arguments: ["--check", "conflict"], code: 4, errors: "conflict/a.json:1: a merge conflict"),
    Self(arguments: ["--check", "nothing"], code: 4, errors: "nothing was checked"),
    Self(arguments: ["--check", "no"], code: 4, errors: "no such folder"),
    Self(arguments: ["--check", "good", "--update=b"], code: 4, errors: "no text `b.txt`"),
  ]

  static let files = [
    "a.txt": "Anna met Omar.", "texts/b.txt": "b", "empty.ndjson": "",
    "c.ndjson": #"{"id": "c", "text": "Anna met Omar."}"#,
    "broken/a.rules": "# BROKEN\nperson.name = Nobody\n",
    "good/a.txt": "Anna met Omar.", "good/a.json": golden,
    "bad/a.txt": "Anna met Zoe.", "bad/a.json": golden,
    "orphan/a.txt": "Anna met Omar.", "orphan/a.json": golden, "orphan/b.json": golden,
    "new/a.txt": "Anna", "nothing/README.md": "",
    "damaged/a.txt": "Anna", "damaged/a.json": String(golden.prefix(45)),
    "conflict/a.txt": "Anna",
    "conflict/a.json": "<<<<<<< a\n\(golden)=======\n\(golden)>>>>>>> b\n",
  ]
}

@Suite struct CommandLineTests {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace(RunCase.files)
    try workspace.write(Data([0xE9]), to: "latin.txt")
    return workspace
  }

  @Test(arguments: RunCase.all) func `A run ends with its code and its message`(item: RunCase)
    throws
  {
    let outcome = try workspace().run(item.arguments)
    #expect(outcome.code == item.code, "\(outcome.errors)")
    #expect(item.output.isEmpty || outcome.output.contains(item.output), "\(outcome.output)")
    #expect(item.errors.isEmpty || outcome.errors.contains(item.errors), "\(outcome.errors)")
  }

  @Test func `The bundled grammar is used where there are no rules`() throws {
    let workspace = try Workspace(["a.txt": "Anna met Omar."], rules: nil)
    let outcome = try workspace.run("a.txt")
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  @Test func `The same bytes with any number of threads`() throws {
    let lines = (1...500).map {
      #"{"text": "Anna \#(String(repeating: "Omar ", count: $0 % 50))"}"#
    }
    let workspace = try Workspace(["c.ndjson": lines.joined(separator: "\n")])
    let one = try workspace.run("c.ndjson", "--jobs", "1")
    #expect(one.output.split(separator: "\n").count == 500)
    for jobs in ["2", "4", "7"] {
      #expect(try workspace.run("c.ndjson", "--jobs", jobs).output == one.output)
    }
  }

  @Test func `Gaps are the same bytes with any number of threads, and lines of JSON`() throws {
    let lines = (1...200).map {
      #"{"id": "d\#($0)", "text": "the RIGA\#($0 % 7) of Anna, Bo-\#($0)."}"#
    }
    let workspace = try Workspace(
      ["c.ndjson": lines.joined(separator: "\n")],
      rules: Workspace.rules.replacing("Capitalized", with: "\"Anna\" | \"Omar\""))
    for format in ["text", "json"] {
      let one = try workspace.run("gaps", "c.ndjson", "--format", format, "--jobs", "1")
      #expect(one.output.contains("RIGA1"))
      for jobs in ["2", "5"] {
        let other = try workspace.run("gaps", "c.ndjson", "--format", format, "--jobs", jobs)
        #expect(other.output == one.output)
      }
      if format == "json" { try isJSON(one.output) }
    }
  }

  private func isJSON(_ output: String) throws {
    let lines = output.split(separator: "\n")
    #expect(lines.count == 8)
    for line in lines {
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(record?["kind"] as? String == "names")
    }
  }

  @Test func `A reader that leaves early is no error`() throws {
    let line = #"{"text": "Anna met Omar."}"# + "\n"
    let workspace = try Workspace(["c.ndjson": String(repeating: line, count: 2000)])
    let outcome = try workspace.shell(
      #"{ "$EXTRACT" c.ndjson --jobs 2; echo "code $?" >&2; } | head -c 10"#)
    #expect(outcome.errors == "code 0\n")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `A full disk is said`() throws {
    for line in [#""$EXTRACT" a.txt > /dev/full"#, #""$EXTRACT" a.txt --output /dev/full"#] {
      let outcome = try workspace().shell(line)
      #expect(outcome.code == 4)
      #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
    }
  }

  @Test func `An output file appears whole or not at all`() throws {
    let workspace = try workspace()
    #expect(try workspace.run("a.txt", "--output", "out.json").code == 0)
    #expect(workspace.text("out.json") == (try workspace.run("a.txt").output))
    let failed = try workspace.run("a.txt", "--output", "no/out.json")
    #expect(failed.code == 4)
    #expect(failed.errors.contains("no/out.json: cannot write"))
    #expect(failed.output.isEmpty)
  }

  @Test func `Colour only where it is asked for, or a terminal can show it`() throws {
    let workspace = try workspace()
    #expect(!(try workspace.run("--check", "bad").output.contains("\u{1B}")))
    #expect(try workspace.run("--check", "bad", "--color", "always").output.contains("\u{1B}[1;3"))
  }

  @Test func `An update writes what differs, and only that`() throws {
    let workspace = try workspace()
    try workspace.write("Zoe left.", to: "bad/new.txt")
    let one = try workspace.run("--check", "bad", "--update=new")
    #expect(one.code == 1, "the other golden file still differs")
    #expect(one.output.contains("bad/new.json: new"))
    #expect(workspace.text("bad/a.json") == golden)
    let all = try workspace.run("--check", "bad", "--update")
    #expect(all.code == 0)
    #expect(all.output.contains("bad/a.json: updated"))
    #expect(!all.output.contains("bad/new.json"))
    #expect(try workspace.run("--check", "bad").code == 0)
  }

  @Test func `An update leaves a damaged golden file alone`() throws {
    let workspace = try workspace()
    #expect(try workspace.run("--check", "damaged", "--update").code == 4)
    #expect(workspace.text("damaged/a.json") == RunCase.files["damaged/a.json"])
  }
}
