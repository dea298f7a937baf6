internal import Text

/// A document to be read, or the reason why it cannot be.
package struct InputDocument: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case text(String)
    case skipped(String)
  }

  package var id: String
  /// The file, and in a corpus the line: `news.ndjson:12`.
  package var origin: String
  /// The document date, ISO 8601, where the input has one.
  package var date: String?
  /// What is odd about the input although it can be read.
  package var note: String?
  package var content: Content
}

/// The documents of files, folders, corpora and standard input, one at a time.
///
/// Whatever cannot be read comes as a document too, with the reason: nothing is passed over in
/// silence.
package struct Corpus: Sequence, IteratorProtocol {
  /// A longer text is skipped: its tables would not fit into memory beside it.
  package static let longestText = 16 << 20

  private enum Source {
    case named(String)
    /// A file that a walk found, and the document's name there.
    case walked(String, id: String)
  }

  /// What is yet to be read, the next one last.
  private var sources: [Source]
  private var lines: CorpusLines?
  private let limit: Int

  package init(_ paths: [String], limit: Int = Corpus.longestText) {
    sources = paths.reversed().map(Source.named)
    self.limit = limit
  }

  package mutating func next() -> InputDocument? {
    while true {
      if let document = lines?.next() { return document }
      lines = nil
      guard let source = sources.popLast() else { return nil }
      switch source {
      case .named(let path) where Folder.exists(path):
        do throws(InputFailure) {
          try walk(Folder(path: path))
        } catch {
          return .init(id: path, origin: error.path, content: .skipped(error.message))
        }
      case .named(let path):
        if let document = open(path, id: path == "-" ? "stdin" : path.stem) { return document }
      case .walked(let path, let id):
        if let document = open(path, id: id) { return document }
      }
    }
  }

  private mutating func walk(_ folder: Folder) throws(InputFailure) {
    let files = try folder.files(endingIn: [".txt", ".ndjson", ".jsonl"])
    if files.isEmpty {
      throw InputFailure(
        path: folder.path, message: "no .txt, .ndjson or .jsonl file in this folder")
    }
    sources += files.reversed().map {
      .walked(folder.appending($0), id: $0.withoutEnding)
    }
  }

  /// A text; or nil, where the file is a corpus whose lines come next.
  private mutating func open(_ path: String, id: String) -> InputDocument? {
    do throws(FileFailure) {
      let file = path == "-" ? .standardInput : try SystemFile(reading: path)
      if path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl") {
        lines = CorpusLines(file, id: id, limit: limit)
        return nil
      }
      let bytes = try file.contents(limit: limit)
      return .init(id: id, origin: file.path, content: .init(bytes, limit: limit))
    } catch {
      return .init(id: id, origin: error.path, content: .skipped(error.reason))
    }
  }
}

extension InputDocument.Content {
  /// The text of a file; nil where it was longer than the limit.
  init(_ bytes: [UInt8]?, limit: Int) {
    guard let bytes else {
      self = .skipped("larger than \(limit >> 20) MB")
      return
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .skipped("UTF-16, not UTF-8")
    } else if let offset = UTF8Check.firstInvalid(bytes) {
      self = .skipped("not UTF-8: byte \(offset) belongs to no character")
    } else if let offset = bytes.firstIndex(of: 0) {
      self = .skipped("no text: byte \(offset) is NUL")
    } else {
      self = .text(String(decoding: bytes, as: UTF8.self))
    }
  }
}
