/// The texts of a folder and the golden files beside them.
package struct GoldenFolder {
  package struct Case: Sendable {
    /// The path within the folder, without its ending.
    package let name: String
    package let textPath: String
    package let goldenPath: String
    package let hasGolden: Bool
  }

  package let path: String
  package let cases: [Case]
  /// Golden files without a text.
  package let orphans: [String]

  package init(path: String) throws(InputFailure) {
    guard Folder.exists(path) else {
      throw InputFailure(path: path, message: "no such folder")
    }
    let folder = Folder(path: path)
    let goldens = Set(try folder.files(endingIn: [".json"]))
    let texts = try folder.files(endingIn: [".txt"])
    self.path = path
    cases = texts.map { text in
      let golden = text.withoutEnding + ".json"
      return Case(
        name: text.withoutEnding, textPath: folder.appending(text),
        goldenPath: folder.appending(golden), hasGolden: goldens.contains(golden))
    }
    orphans = goldens.subtracting(texts.map { $0.withoutEnding + ".json" })
      .sorted().map(folder.appending)
  }
}

extension GoldenFolder.Case {
  /// The text of the case.
  package func text() throws(InputFailure) -> String {
    switch InputDocument.Content(
      try Self.contents(textPath, limit: Corpus.longestText), limit: Corpus.longestText)
    {
    case .text(let utf8): return String(decoding: utf8, as: UTF8.self)
    case .skipped(let reason): throw InputFailure(path: textPath, message: reason)
    }
  }

  /// What is right for it; nil if nobody has said yet.
  package func golden() throws(InputFailure) -> GoldenFile? {
    guard hasGolden else { return nil }
    return try GoldenFile(
      path: goldenPath, bytes: try Self.contents(goldenPath, limit: .max) ?? [])
  }

  /// Replaces the golden file: whole, or not at all.
  package func write(_ golden: GoldenFile) throws(FileFailure) {
    try AtomicFile.write(golden.bytes, to: goldenPath)
  }

  private static func contents(_ path: String, limit: Int) throws(InputFailure) -> [UInt8]? {
    do throws(FileFailure) {
      return try SystemFile.contents(of: path, limit: limit)
    } catch {
      throw InputFailure(path: path, message: error.reason)
    }
  }
}
