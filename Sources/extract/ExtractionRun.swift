internal import Extraction
internal import Golden

/// All documents of the inputs through the rules, to the output.
final class ExtractionRun {
  enum Target {
    case output(String?)
    /// A file from an interrupted run, to go on with.
    case resumed(String)
  }

  let files: [String]
  let target: Target
  let jobs: Int
  let worker: ExtractionWorker
  let messages: MessageOptions

  private var corpus: Corpus
  private var inputs = InputCount()
  private var bytesRead = 0
  private var seen: Set<String> = []

  init(
    _ files: [String], to target: Target, jobs: Int, worker: ExtractionWorker,
    messages: MessageOptions
  ) {
    self.files = files
    self.target = target
    self.jobs = jobs
    self.worker = worker
    self.messages = messages
    corpus = Corpus(files)
  }

  func run() throws {
    Interruption.watch()
    let destination = try destination()
    do {
      try extract(to: destination)
    } catch {
      guard let path = destination.abandon() else { throw error }
      messages.complain("extract: what was found so far is in \(path): \(wayOn)")
      throw error
    }
    if let signal = Interruption.signal { throw interrupted(signal, destination) }
    try destination.finish()
    for type in worker.only?.types.subtracting(seen).sorted() ?? [] where !isResumed {
      messages.say("extract: no `\(type)` was found")
    }
    try inputs.check(orElse: "nothing was extracted")
  }

  private func extract(to destination: Destination) throws {
    var progress = Progress(
      isShown: !messages.quiet && !destination.isTerminal, files: files,
      earlier: (inputs.all, bytesRead))
    defer { progress.clear() }
    let pipeline = Pipeline<CorpusItem, ExtractionWorker.Result>(
      corpus, window: 4 * jobs, isStopped: { Interruption.signal != nil }
    ) { result in
      progress.advance(to: result.bytesRead)
      if result.skipped != nil || result.note != nil { progress.clear() }
      self.account(for: result)
      try destination.write(result.bytes)
    }
    try pipeline.run(jobs: jobs) { [worker] in worker.start() }
  }

  private func account(for result: ExtractionWorker.Result) {
    inputs.add(skippedFor: result.skipped)
    if let skip = result.skipped {
      messages.complain("extract: \(skip); skipped")
    }
    if let note = result.note { messages.say("extract: \(note)") }
    seen.formUnion(result.types)
  }

  private var isResumed: Bool {
    if case .resumed = target { true } else { false }
  }

  // MARK: - Going on

  private func destination() throws -> Destination {
    switch target {
    case .output(let path):
      return try Destination(path, isLines: worker.writer.format == .ndjson)
    case .resumed(let path):
      let file = try PartialFile(resuming: path)
      return try Destination(file, behind: try passOver(file))
    }
  }

  /// Passes over the documents whose facts a file holds already: they must be those of the input.
  ///
  /// - Returns: the length of what the file holds, in bytes.
  private func passOver(_ file: PartialFile) throws -> Int {
    var last: (item: CorpusItem, line: [UInt8])?
    let length = try file.readLines { number, line in
      let place = "\(file.path):\(number)"
      guard let item = corpus.next() else {
        throw Exit(
          .input, "\(place): the input has only \(counted(inputs.all, "document")): \(misfit)")
      }
      let document = item.document
      guard line.starts(with: FactsWriter.opening(id: document.id)) else {
        throw Exit(.input, "\(place): the input has a document `\(document.id)` here: \(misfit)")
      }
      if case .skipped(let reason) = document.content {
        inputs.add(skippedFor: reason)
      } else {
        inputs.add(skippedFor: nil)
      }
      bytesRead = item.bytesRead
      last = (item, line)
    }
    // One document tells whether the rules and the options are still the same.
    if let last, worker.start()(last.item).bytes.dropLast() != last.line[...] {
      throw Exit(
        .input, "\(file.path):\(inputs.all): written by other rules or other options: begin anew")
    }
    return length
  }

  private var misfit: String {
    "this is not the output of the same inputs in the same order; it stays as it is"
  }

  /// How to go on, where the lines are in a file of this program.
  private var wayOn: String {
    switch target {
    case .output(let path):
      let path = path ?? "FILE"
      return "to go on, give the same command with --resume \(path) instead of --output \(path)"
    case .resumed: return "to go on, give the same command again"
    }
  }

  private func interrupted(_ signal: Int32, _ destination: Destination) -> Exit {
    let head = "interrupted after \(counted(inputs.all, "document"))"
    if let path = destination.abandon() {
      return Exit(signal: signal, "\(head); they are in \(path): \(wayOn)")
    }
    switch target {
    case .output(nil) where worker.writer.format == .ndjson:
      return Exit(
        signal: signal,
        "\(head), whole lines; if they went to a file, the same command with --resume FILE goes on")
    case .output(nil): return Exit(signal: signal, "\(head), all put out whole")
    default:
      return Exit(signal: signal, "\(head); no file was written")
    }
  }
}
