import Extraction
import Foundation
import Golden
import Testing

extension InputDocument.Content {
  static func text(_ string: String) -> Self { .text(utf8: Array(string.utf8)) }
}

@Suite struct CorpusTests {
  private static let files: [(String, [UInt8], InputDocument.Content)] = [
    ("a text", Array("Anna".utf8), .text("Anna")),
    ("an empty file", [], .text("")),
    ("a byte order mark stays: offsets count it", [0xEF, 0xBB, 0xBF, 0x41], .text("\u{FEFF}A")),
    ("CRLF stays", Array("a\r\nb".utf8), .text("a\r\nb")),
    ("NUL", [0x41, 0x00], .skipped("no text: byte 1 is NUL")),
    ("Latin-1", Array("caf".utf8) + [0xE9], .skipped("not UTF-8: byte 3 belongs to no character")),
    ("a surrogate", [0xED, 0xA0, 0x80], .skipped("not UTF-8: byte 0 belongs to no character")),
    ("UTF-16", [0xFF, 0xFE, 0x41, 0x00], .skipped("UTF-16, not UTF-8")),
    (
      "more than the limit", [UInt8](repeating: 0x41, count: (1 << 20) + 1),
      .skipped("larger than 1 MB")
    ),
  ]

  @Test(arguments: files)
  func `A file is a document, or the reason why not`(
    name: String, bytes: [UInt8], content: InputDocument.Content
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "a.txt")
    let documents = Corpus([folder.at("a.txt")], limit: 1 << 20).map(\.document)
    #expect(documents.map(\.content) == [content])
    #expect(documents.map(\.id) == ["a"])
  }

  @Test func `What is not there is a document with the reason`() throws {
    let folder = try TemporaryFolder()
    let documents = Corpus([folder.at("no.txt"), folder.path]).map(\.document)
    #expect(
      documents.map(\.content) == [
        .skipped("cannot read: No such file or directory"),
        .skipped("no .txt, .ndjson or .jsonl file in this folder"),
      ])
  }

  @Test func `Folders are walked in the order of names`() throws {
    let folder = try TemporaryFolder([
      "b.txt": "b", "a/z.txt": "z", "a/c.ndjson": "{\"id\": \"n\", \"text\": \"n\"}", "c.md": "no",
      ".hidden.txt": "no", ".git/x.txt": "no", "B.txt": "B",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: folder.at("a/loop"), withDestinationPath: folder.path)
    #expect(Corpus([folder.path]).map(\.document.id) == ["B", "n", "a/z", "b"])
  }

  private static let lines: [(String, String, InputDocument.Content)] = [
    (#"{"text": "a"}"#, "c:1", .text("a")),
    (#"{"id": "x", "text": "a\u0000b"}"#, "x", .text("a\u{0}b")),
    (#"{"id": 7, "text": "", "more": [1]}"#, "7", .text("")),
    (#"{"id": "x"}"#, "x", .skipped("not a document: no `text` (byte 0)")),
    (#"{"text": 1}"#, "c:1", .skipped("not a document: `text` is no string (byte 9)")),
    (#"["a"]"#, "c:1", .skipped("not a document: expected an object (byte 0)")),
    (#"{"text": "a"#, "c:1", .skipped("not a document: the text ends inside a string (byte 11)")),
  ]

  @Test(arguments: lines)
  func `A line of a corpus is a document, or the reason why not`(
    line: String, id: String, content: InputDocument.Content
  ) throws {
    let folder = try TemporaryFolder(["c.ndjson": line])
    let documents = Corpus([folder.at("c.ndjson")]).map(\.document)
    #expect(documents.map(\.id) == [id])
    #expect(documents.map(\.content) == [content])
  }

  @Test func `A bad line costs only itself, and says where it is`() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 300_000)
    let content =
      #"{"text": "one"}"# + "\r\n\n{\n" + #"{"text": "\#(long)"}"# + "\n"
      + #"{"text": "two", "date": "2021-02-30"}"# + "\n" + #"{"text": "three", "date": 1789}"#
    try folder.write(Array(content.utf8), to: "c.jsonl")
    let documents = Corpus([folder.at("c.jsonl")], limit: 200_000).map(\.document)
    #expect(
      documents.map(\.content) == [
        .text("one"), .skipped("not a document: expected a key in quotes (byte 1)"),
        .skipped("a line larger than 0 MB"), .text("two"), .text("three"),
      ])
    #expect(documents.map { $0.origin.split(separator: ":").last } == ["1", "3", "4", "5", "6"])
    #expect(documents.map(\.date) == [nil, nil, nil, nil, "1789"])
    #expect(documents[3].note == "`date` is not ISO 8601: 2021-02-30")
  }

  @Test(arguments: [
    ("2021-05-03", "2021-05-03"), ("2021-05", "2021-05"), ("1789", "1789"),
    ("2024-02-29", "2024-02-29"), ("2021-05-03T10:00:00Z", "2021-05-03"), ("2023-02-29", nil),
    ("2021-13", nil), ("2021-00-01", nil), ("21-05-03", nil), ("", nil), ("2021-05-03-01", nil),
    ("2021-5-3", nil), ("soon", nil), ("2021-", nil), ("٢٠٢١", nil),
    ("2021-05-" + String(repeating: "9", count: 30), nil), ("0000", nil),
  ])
  func `A document date is ISO 8601`(text: String, value: String?) {
    #expect(DocumentDate(text)?.value == value)
  }
}

@Suite struct RuleFolderTests {
  @Test func `A folder gives its rules and lists, in the order of names`() throws {
    let folder = try TemporaryFolder([
      "b.rules": "b", "a.rules": "a", "lists/x.tsv": "x", "lists/y.txt": "y", "README.md": "",
    ])
    let sources = try RuleFolder(path: folder.path).sources
    #expect(sources.map(\.path) == ["a.rules", "b.rules", "lists/x.tsv", "lists/y.txt"])
    #expect(sources[0].bytes == Array("a".utf8))
  }

  @Test func `A single file comes with the lists beside it`() throws {
    let folder = try TemporaryFolder(["a.rules": "a", "b.rules": "b", "lists/x.tsv": "x"])
    let sources = try RuleFolder(path: folder.at("a.rules")).sources
    #expect(sources.map(\.path) == ["a.rules", "lists/x.tsv"])
  }

  @Test(arguments: [
    ("lists", "no .rules file in this folder"),
    ("no.rules", "cannot read: No such file or directory"),
    ("no/no.rules", "cannot read: No such file or directory"),
  ])
  func `What holds no rules is named`(path: String, message: String) throws {
    let folder = try TemporaryFolder(["lists/x.tsv": "x"])
    let error = #expect(throws: InputFailure.self) { try RuleFolder(path: folder.at(path)) }
    #expect(error?.message == message)
  }

  @Test func `The nearest folder of rules is found from below`() throws {
    let folder = try TemporaryFolder([
      "rules/a.rules": "", "x/y/z.txt": "", "x/rules/notes.txt": "not a rule",
    ])
    #expect(RuleFolder.nearest(from: folder.at("x/y")) == folder.at("rules"))
  }

  @Test func `The bundled grammar is the folder of rules, byte for byte`() throws {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = try RuleFolder(path: root.appending(path: "rules").path(percentEncoded: false))
    let bundled = RuleSet.bundledSources
    #expect(bundled.map(\.path) == folder.sources.map(\.path))
    for (one, other) in zip(bundled, folder.sources) {
      #expect(one.bytes == other.bytes, "\(one.path) was changed on its way into the program")
    }
  }
}
