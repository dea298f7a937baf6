internal import Text

/// A document to be read, or the reason why it cannot be.
package struct InputDocument: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    /// Checked to be UTF-8.
    case text(utf8: [UInt8])
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

/// What stands for a document in an input.
///
/// A line of a corpus is understood only when somebody asks for the document, so that each thread
/// does that for the lines that it takes.
package struct CorpusItem: Sendable {
  enum Source: Sendable {
    case document(InputDocument)
    case line(CorpusLine)
  }

  let source: Source
  /// How many bytes of all inputs, as they lie on the disk, had been read with it.
  package let bytesRead: Int

  package var document: InputDocument {
    switch source {
    case .document(let document): document
    case .line(let line): line.document
    }
  }
}

/// The documents of files, folders, corpora and standard input, one at a time.
///
/// Whatever cannot be read comes as a document too, with the reason: nothing is passed over in
/// silence.
package struct Corpus: Sequence, IteratorProtocol {
  /// A longer text is skipped: its tables would not fit into memory beside it.
  package static let longestText = 16 << 20

  /// What a file is called to be read as, besides the same with the ending of a compression.
  private static let endings = [".txt", ".ndjson", ".jsonl"]

  private enum Source {
    case named(String)
    /// A file that a walk found, and the document's name there.
    case walked(String, id: String)
  }

  /// What is yet to be read, the next one last.
  private var sources: [Source]
  private var lines: CorpusLines?
  private let limit: Int
  /// Of the files before the one that is being read.
  private var bytesRead = 0

  package init(_ paths: [String], limit: Int = Corpus.longestText) {
    sources = paths.reversed().map(Source.named)
    self.limit = limit
  }

  package static func isCorpus(_ path: String) -> Bool {
    let path = path.withoutCompression
    return path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl")
  }

  /// The size of all inputs together in bytes, as they lie on the disk; nil where one has none.
  package static func size(of paths: [String]) -> Int? {
    var size = 0
    for path in paths {
      guard let own = Folder.exists(path) ? folderSize(path) : SystemFile.size(of: path) else {
        return nil
      }
      size += own
    }
    return size
  }

  private static func folderSize(_ path: String) -> Int? {
    let folder = Folder(path: path)
    guard let files = try? folder.files(endingIn: walked) else { return nil }
    return files.reduce(0) { $0 + (SystemFile.size(of: folder.appending($1)) ?? 0) }
  }

  /// The endings of what a walk finds.
  private static var walked: [String] {
    endings + endings.flatMap { ending in Compression.allCases.map { ending + $0.rawValue } }
  }

  package mutating func next() -> CorpusItem? {
    while true {
      if let (source, bytes) = lines?.next() {
        return CorpusItem(source: source, bytesRead: bytesRead + bytes)
      }
      bytesRead += lines?.bytesRead ?? 0
      lines = nil
      guard let source = sources.popLast() else { return nil }
      if let document = open(source) {
        return CorpusItem(source: .document(document), bytesRead: bytesRead)
      }
    }
  }

  /// A text; or nil, where what the source holds comes next.
  private mutating func open(_ source: Source) -> InputDocument? {
    switch source {
    case .named(let path) where Folder.exists(path):
      do throws(InputFailure) {
        try walk(Folder(path: path))
        return nil
      } catch {
        return .init(id: path, origin: error.path, content: .skipped(error.message))
      }
    case .named(let path):
      return open(path, id: path == "-" ? "stdin" : path.withoutCompression.stem)
    case .walked(let path, let id):
      return open(path, id: id)
    }
  }

  private mutating func walk(_ folder: Folder) throws(InputFailure) {
    let files = try folder.files(endingIn: Self.walked)
    if files.isEmpty {
      throw InputFailure(
        path: folder.path, message: "no .txt, .ndjson or .jsonl file in this folder")
    }
    sources += files.reversed().map {
      .walked(folder.appending($0), id: $0.withoutCompression.withoutEnding)
    }
  }

  private mutating func open(_ path: String, id: String) -> InputDocument? {
    do throws(FileFailure) {
      let file = path == "-" ? .standardInput : try SystemFile(reading: path)
      let source: any ByteSource =
        switch Compression(of: path) {
        case .gzip: try Decompression<GzipDecoder>(file)
        case .zstd: try Decompression<ZstdDecoder>(file)
        case nil: file
        }
      if Self.isCorpus(path) {
        lines = CorpusLines(source, id: id, limit: limit)
        return nil
      }
      defer { bytesRead += file.bytesRead }
      let bytes = try source.contents(limit: limit)
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
      self = .text(utf8: bytes)
    }
  }
}
