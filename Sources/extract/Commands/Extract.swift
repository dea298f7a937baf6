public import ArgumentParser
public import Extraction
internal import Foundation
internal import Golden

extension OffsetUnit: ExpressibleByArgument {}
extension FactsFormat: ExpressibleByArgument {}

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Finds facts in texts by rules, and says which rule found each.",
    usage: """
      extract [<options>] <files> ...
      extract --check <folder> [--update[=<name>]] [<options>]
      extract test | lint | why <file>[:<line>:<column>] | expand <relation> [<options>]
      """,
    discussion: """
      A first word that is a command is one: write `./lint` for a file of that name.

      Exit codes: 0 fine, 1 a difference or a failed test, 2 usage, 3 the rules do not compile, \
      4 an input could not be read or nothing was checked, 70 a fault of this program. A reader \
      that closes the output early is no fault: the program ends with 0.
      """,
    shouldDisplay: false)

  @ArgumentParser.Argument(
    help: ArgumentHelp(
      "Texts; folders of them; .ndjson and .jsonl corpora; `-` for standard input.",
      valueName: "files"))
  var files: [String] = []

  @OptionGroup var ruleOptions: RuleOptions
  @OptionGroup var dateOptions: DateOptions
  @OptionGroup var messages: MessageOptions

  @Option(
    name: [.short, .long],
    help: "json, ndjson or text; json for one text, else ndjson, if not given.")
  var format: FactsFormat?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write to a file, whole or not at all, instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: "What offsets count: codepoints, utf8 or utf16.")
  var offsets = OffsetUnit.codePoints

  @Option(
    help: ArgumentHelp("Only these types of facts, parted by commas.", valueName: "types"))
  var only: String?

  @Option(name: [.short, .long], help: ArgumentHelp("Threads.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "Compare with the golden files of a folder, and run the rules' own tests.",
      valueName: "folder"))
  var check: String?

  @Flag(
    help: ArgumentHelp(
      "With --check: write what differs into the golden files; --update=NAME, only into one."))
  var update = false

  @Option(help: .private)
  var updateOnly: [String] = []

  func validate() throws {
    if check == nil, update || !updateOnly.isEmpty {
      throw ValidationError("--update needs --check")
    }
    if check != nil, !files.isEmpty {
      throw ValidationError("--check takes its texts from the golden folder: leave out the files")
    }
    if check == nil, files.isEmpty {
      throw ValidationError("no input: name a file, a folder, or `-` for standard input")
    }
    if jobs < 1 { throw ValidationError("--jobs: at least 1") }
  }

  func run() throws {
    let rules = try ruleOptions.ruleSet()
    if let check {
      var run = try Check(
        rules: rules, date: dateOptions.date, messages: messages,
        update: update || !updateOnly.isEmpty ? updateOnly : nil)
      try run.run(check)
    } else {
      try extract(rules)
    }
  }

  private func extract(_ rules: RuleSet) throws {
    let destination = try Destination(output)
    let worker = ExtractionWorker(
      rules: rules, date: dateOptions.date, only: only.map(TypeSelection.init),
      writer: FactsWriter(format: format ?? usualFormat, offsets: offsets))
    var progress = Progress(isShown: !messages.quiet)
    var count = 0
    var skipped = 0
    var seen: Set<String> = []
    let pipeline = Pipeline<InputDocument, ExtractionWorker.Result>(
      Corpus(files), window: 4 * jobs
    ) { result in
      count += 1
      progress.advance()
      if let skip = result.skipped {
        skipped += 1
        messages.complain("extract: \(skip); skipped")
      }
      if let note = result.note { messages.say("extract: \(note)") }
      seen.formUnion(result.types)
      try destination.write(result.bytes)
    }
    try pipeline.run(jobs: jobs) { worker.start() }
    progress.finish()
    try destination.finish()
    for type in worker.only?.types.subtracting(seen).sorted() ?? [] {
      messages.say("extract: no `\(type)` was found")
    }
    if count == 0 { throw Exit(.input, "no documents: nothing was extracted") }
    if skipped > 0 { throw Exit(.input, "\(skipped) of \(count) inputs could not be read") }
  }

  /// The form must not depend on what a terminal is, only on what was asked.
  private var usualFormat: FactsFormat {
    let isCorpus = files.contains {
      $0.hasSuffix(".ndjson") || $0.hasSuffix(".jsonl") || Folder.exists($0)
    }
    return files.count == 1 && !isCorpus ? .json : .ndjson
  }
}
