import Extraction
import Golden
import Testing

private let text = "On Monday Anna Lee met Omar Diaz. Lee held talks in Oslo."

@Suite struct UpdateTests {
  private func updated(_ golden: Sample, _ found: Sample) throws -> GoldenFile {
    let updated = GoldenComparison(golden, found).updated
    // What is written must be readable, and right.
    let read = try GoldenFile(path: "a.json", bytes: updated.bytes)
    let again = GoldenComparison(golden: read, facts: found.facts, text: TextLines(found.text))
    #expect(again.differences == [])
    return updated
  }

  @Test func `It takes in what is new, different and gone`() throws {
    let golden = Sample(
      text, ["person: Anna", "place: Oslo", "date: Monday; value=2021"], ["met: met; party=Anna"])
    let found = Sample(
      text, ["person: Anna Lee", "date: Monday; value=2022", "person: Omar Diaz"],
      ["met: met; planned; party=Anna Lee; party=Omar Diaz", "met: talks; party=Omar Diaz"])
    let result = try updated(golden, found)
    #expect(
      result.entities.map(\.entity.id).sorted()
        == ["date:Monday", "person:Anna Lee", "person:Omar Diaz"])
    #expect(result.relations.map(\.relation.id) == ["met:met", "met:talks"])
  }

  @Test func `It never touches what is marked`() throws {
    let golden = Sample(
      text,
      [
        "person: Anna Lee; todo", "place: Oslo; optional", "place: Lee; todo; not",
        "person: Omar Diaz",
      ],
      ["met: met; party=Anna Lee; todo", "met: talks; party=Omar Diaz?todo; place=Oslo"])
    let found = Sample(
      text, ["person: Anna", "date: Monday"], ["met: talks; negated; date=Monday"])
    let result = try updated(golden, found)
    for marked in golden.entities where marked.marks != Marks() {
      #expect(result.entities.contains(marked))
    }
    #expect(result.relations.contains(golden.relations[0]))
    #expect(
      result.relations.last?.relation.arguments.map(\.role).sorted() == ["date", "party"])
    // Its filler is not found any more, but the relation still asks for it.
    #expect(result.entity("person:Omar Diaz")?.marks == Marks(todo: true))
  }

  @Test func `Ids in the golden file stay, whatever the output calls its mentions`() throws {
    var golden = Sample(text, ["person: Anna Lee"])
    golden.entities[0].entity.id = "E1"
    let found = Sample(
      text, ["person: Anna Lee", "person: Lee#2; refers=Anna Lee"], ["met: met; party=Anna Lee"])
    let result = try updated(golden, found)
    #expect(result.entity("E1") != nil)
    #expect(result.entity("person:Lee#2")?.entity.refers == "E1")
    #expect(result.relations[0].relation.arguments[0].entity == "E1")
  }

  @Test func `Only groups that fill a role are taken in`() throws {
    let found = Sample(text, ["group: talks", "group: Lee"], ["met: met; party=talks"])
    let result = try updated(Sample(text, []), found)
    #expect(result.entities.map(\.entity.id) == ["group:talks"])
    #expect(GoldenFile(found.facts).entities.map(\.entity.id) == ["group:talks"])
  }
}

@Suite struct AtomicFileTests {
  @Test func `A file is replaced whole, and nothing is left beside it`() throws {
    let folder = try TemporaryFolder(["a.json": "old"])
    try AtomicFile.write(Array("new".utf8), to: folder.at("a.json"))
    #expect(try folder.text("a.json") == "new")
    #expect(folder.names == ["a.json"])
  }

  @Test func `What ends in the middle leaves the old file`() throws {
    let folder = try TemporaryFolder(["a.json": "old"])
    do {
      let file = try AtomicFile(writing: folder.at("a.json"))
      try file.write(Array("ne".utf8))
      #expect(folder.names.count == 2)
      #expect(try folder.text("a.json") == "old")
    }
    #expect(try folder.text("a.json") == "old")
    #expect(folder.names == ["a.json"])
  }

  @Test func `What a crash left is in nobody's way`() throws {
    let folder = try TemporaryFolder([
      "a.json": "old", "a.txt": "A", ".a.json.x1y2z3": "half", ".a.json.x1y2z3.txt": "half",
    ])
    let golden = try GoldenFolder(path: folder.path)
    #expect(golden.cases.map(\.name) == ["a"])
    #expect(golden.orphans == [])
    try AtomicFile.write(Array("new".utf8), to: folder.at("a.json"))
    #expect(try folder.text("a.json") == "new")
  }

  @Test func `What cannot be written is said, and nothing is left`() throws {
    // Where a folder has the name, nobody can rename a file to it, not even root.
    let folder = try TemporaryFolder(["taken/file": "x"])
    let taken = #expect(throws: FileFailure.self) {
      try AtomicFile.write(Array("new".utf8), to: folder.at("taken"))
    }
    #expect(taken?.reason.hasPrefix("cannot write") == true)
    #expect(folder.names == ["taken"])
    #expect(throws: FileFailure.self) {
      try AtomicFile.write([], to: folder.at("nowhere/a.json"))
    }
  }
}
