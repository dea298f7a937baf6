import Foundation
import Golden
import Testing

/// Compressed corpora, made by the tools that people use.
@Suite struct CompressionTests {
  private static let lines = (1...5000).map { #"{"text": "Line \#($0) of many"}"# + "\n" }.joined()

  /// Runs a line of shell in a folder.
  private func shell(_ line: String, in folder: TemporaryFolder) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-ec", line]
    process.currentDirectoryURL = URL(filePath: folder.path)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  private static func texts(_ documents: [InputDocument]) -> [String] {
    documents.compactMap {
      if case .text(let utf8) = $0.content { String(decoding: utf8, as: UTF8.self) } else { nil }
    }
  }

  private static func reasons(_ documents: [InputDocument]) -> [String] {
    documents.compactMap { if case .skipped(let reason) = $0.content { reason } else { nil } }
  }

  @Test(arguments: [
    ("gzip -c c >c.ndjson.gz", "c.ndjson.gz"), ("zstd -q c -o c.jsonl.zst", "c.jsonl.zst"),
    // Several streams in one file, an empty one among them, and the zeros that fill a block.
    (
      "(head -n 2000 c | gzip; gzip </dev/null; tail -n +2001 c | gzip; head -c 700 /dev/zero) "
        + ">c.ndjson.gz", "c.ndjson.gz"
    ),
    (
      "(head -n 2000 c | zstd; zstd </dev/null; tail -n +2001 c | zstd) >c.ndjson.zst",
      "c.ndjson.zst"
    ),
  ])
  func `A compressed corpus is read as the plain one`(command: String, name: String) throws {
    let folder = try TemporaryFolder(["c": Self.lines, "c.ndjson": Self.lines])
    try shell(command, in: folder)
    let plain = Corpus([folder.at("c.ndjson")]).map(\.document)
    let documents = Corpus([folder.at(name)]).map(\.document)
    #expect(documents.map(\.content) == plain.map(\.content))
    #expect(documents.map(\.id) == plain.map(\.id))
    #expect(documents.last?.origin.hasSuffix("\(name):5000") == true)
  }

  @Test func `A compressed text is one document, also in a folder`() throws {
    let folder = try TemporaryFolder(["a.txt": "Anna", "b.txt": "Omar"])
    try shell("gzip a.txt; zstd -q --rm b.txt", in: folder)
    let documents = Corpus([folder.path, folder.at("a.txt.gz")]).map(\.document)
    #expect(documents.map(\.id) == ["a", "b", "a"])
    #expect(Self.texts(documents) == ["Anna", "Omar", "Anna"])
  }

  private static let damages: [(String, String, String)] = [
    ("head -c -99 good.gz >c.ndjson.gz", "c.ndjson.gz", "cut off: the file ends before its gzip"),
    (
      "head -c -99 good.zst >c.ndjson.zst", "c.ndjson.zst",
      "cut off: the file ends before its zstd"
    ),
    (": >c.ndjson.gz", "c.ndjson.gz", "cut off: the file ends before its gzip data do (byte 0)"),
    ("cp c c.ndjson.gz", "c.ndjson.gz", "damaged gzip data: incorrect header check (byte"),
    ("cp c c.ndjson.zst", "c.ndjson.zst", "damaged zstd data: Unknown frame descriptor (byte"),
    // Its check sum is wrong.
    (
      "(head -c -8 good.gz; printf 12345678) >c.ndjson.gz", "c.ndjson.gz",
      "damaged gzip data: incorrect data check"
    ),
    (
      "(cat good.gz; echo more) >c.ndjson.gz", "c.ndjson.gz",
      "damaged gzip data: incorrect header check"
    ),
  ]

  @Test(arguments: damages)
  func `What a damaged file holds before the damage is read, and the damage is told`(
    command: String, name: String, reason: String
  ) throws {
    let folder = try TemporaryFolder(["c": Self.lines])
    try shell("gzip -c c >good.gz; zstd -q c -o good.zst; \(command)", in: folder)
    let documents = Corpus([folder.at(name)]).map(\.document)
    let reasons = Self.reasons(documents)
    #expect(reasons.count == 1)
    #expect(reasons.first?.hasPrefix(reason) == true, "\(reasons)")
    #expect(documents.last?.content == reasons.first.map { .skipped($0) })
    let texts = Self.texts(documents)
    #expect(texts == texts.indices.map { "Line \($0 + 1) of many" })
    let place = documents.last?.origin.split(separator: ":").last.map(String.init)
    #expect(place == "\(texts.count + 1)")
  }

  @Test func `A line that grows without end is passed over, within the limit`() throws {
    let folder = try TemporaryFolder()
    try shell(
      #"(echo '{"text": "one"}'; head -c 5000000 /dev/zero; echo; echo '{"text": "two"}') "#
        + "| gzip >c.ndjson.gz", in: folder)
    let documents = Corpus([folder.at("c.ndjson.gz")], limit: 1 << 20).map(\.document)
    #expect(
      documents.map(\.content) == [.text("one"), .skipped("a line larger than 1 MB"), .text("two")])
    try shell("head -c 5000000 /dev/zero | zstd -q >a.txt.zst", in: folder)
    let text = Corpus([folder.at("a.txt.zst")], limit: 1 << 20).map(\.document)
    #expect(text.map(\.content) == [.skipped("larger than 1 MB")])
  }
}
