import Foundation
import Testing

/// The layers, lowest first: a target imports only lower ones.
private let layers: [[String]] = [
  ["Text", "Storage", "CPCRE2", "CProcessor", "CZlib", "CZstd", "BundledRules"],
  ["RuleSyntax", "Tokens", "Automata"],
  ["RuleCompiler"],
  ["Extraction"],
  ["Golden"],
  ["extract", "Benchmarks"],
]

/// Only what runs while the package is built stands outside the layers.
private let outside: Set = ["EmbedRules", "EmbedRulesPlugin"]

/// Modules that know of files, processes or clocks: from `Golden` on.
private let systemModules: Set = [
  "Foundation", "FoundationEssentials", "FoundationInternationalization", "Glibc", "Musl",
  "Darwin", "Dispatch",
]

struct SourceFile: CustomTestStringConvertible, Sendable {
  let target: String
  let path: String
  let lines: [String]

  var testDescription: String { path }

  /// The modules of the import lines, with whether their access is spelled out.
  var imports: [(module: String, hasAccess: Bool)] {
    lines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1,
        words[..<place].allSatisfy({ ["package", "public", "internal", "@testable"].contains($0) })
      else { return nil }
      let kinds: Set = ["struct", "enum", "class", "protocol", "func", "typealias"]
      let name = kinds.contains(words[place + 1]) ? words[place + 2] : words[place + 1]
      return (String(name.prefix { $0 != "." }), place > 0)
    }
  }

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func all(in folder: String) -> [SourceFile] {
    let base = root.appending(path: folder).path(percentEncoded: false)
    let paths = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let text = try? String(contentsOfFile: base + "/" + path, encoding: .utf8) else {
        return nil
      }
      return SourceFile(
        target: path.split(separator: "/").first.map(String.init) ?? path,
        path: folder + "/" + path,
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }

  static let sources = all(in: "Sources")
  static let tests = all(in: "Tests")
}

@Suite struct LayerTests {
  private let level = Dictionary(
    uniqueKeysWithValues: layers.enumerated().flatMap { level, names in
      names.map { ($0, level) }
    })

  @Test func `There are sources, each in a layer`() {
    #expect(SourceFile.sources.count > 20)
    let targets = Set(SourceFile.sources.map(\.target)).subtracting(outside)
    #expect(targets.filter { level[$0] == nil }.sorted() == [])
  }

  @Test(arguments: SourceFile.sources) func `A file imports only lower layers`(file: SourceFile) {
    guard let own = level[file.target] else { return }
    let upward = file.imports.map(\.module).filter { level[$0].map { $0 >= own } ?? false }
    #expect(upward == [], "\(file.path) imports its own layer or a higher one")
  }

  @Test(arguments: SourceFile.sources)
  func `Below Golden there is no file, no process and no clock`(file: SourceFile) throws {
    let own = level[file.target] ?? layers.count
    guard own < (try #require(level["Golden"])) else { return }
    #expect(file.imports.map(\.module).filter(systemModules.contains) == [])
    let clocks = file.lines.filter {
      $0.contains("ContinuousClock") || $0.contains("SuspendingClock")
    }
    #expect(clocks == [])
  }

  @Test(arguments: SourceFile.sources)
  func `An import says how far it is seen`(file: SourceFile) {
    guard level[file.target] != nil else { return }
    #expect(file.imports.filter { !$0.hasAccess }.map(\.module) == [])
  }

  @Test(arguments: SourceFile.sources + SourceFile.tests)
  func `A file fits into one head`(file: SourceFile) {
    #expect(file.lines.count <= 400, "\(file.path) is too long: split it by concern")
  }
}
