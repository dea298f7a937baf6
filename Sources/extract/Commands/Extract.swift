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
      extract compile [<rules>] -o <file>
      """,
    discussion: """
      A first word that is a command is one: write `./lint` for a file of that name.

      Exit codes: 0 fine, 1 a difference or a failed test, 2 usage, 3 the rules do not compile (or are stale), \
      4 an input could not be read or nothing was checked, 70 a fault of this program. A reader \
      that closes the output early is no fault: the program ends with 0. After Ctrl-C \
      it ends with 130 (asked by the system, 143) when the documents at hand are written; after \
      another one, at once.
      """,
    shouldDisplay: false)

  @ArgumentParser.Argument(
    help: ArgumentHelp(
      "Texts; folders of them; .ndjson and .jsonl corpora; `-` for standard input. Each may be "
        + "compressed: .gz, .zst.",
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
      "Write to a file instead of standard output.",
      discussion: "The file appears when it is whole. Until then, NDJSON is in FILE.partial, and "
        + "stays there if the run is interrupted.",
      valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Go on with the NDJSON file of an interrupted run.",
      discussion: "With the same inputs, rules and options as that run, --output or redirection "
        + "left out. What FILE.partial, else FILE, holds is compared with the inputs, half a line "
        + "at its end is dropped, and the rest is added: the same bytes as without interruption.",
      valueName: "file"))
  var resume: String?

  @Option(help: "What offsets count: codepoints, utf8 or utf16.")
  var offsets = OffsetUnit.codePoints

  @Option(
    help: ArgumentHelp("Only these types of facts, parted by commas.", valueName: "types"))
  var only: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Threads; all cores, if not given.", valueName: "n"))
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
    if resume != nil, output != nil {
      throw ValidationError("--resume names the output file: leave out --output")
    }
    if resume != nil, check != nil || form != .ndjson {
      throw ValidationError("--resume goes on with NDJSON only: give --format ndjson")
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
    let worker = ExtractionWorker(
      rules: rules, date: dateOptions.date, only: only.map(TypeSelection.init),
      writer: FactsWriter(format: form, offsets: offsets))
    let run = ExtractionRun(
      files, to: resume.map { .resumed($0) } ?? .output(output), jobs: jobs, worker: worker,
      messages: messages)
    try run.run()
  }

  private var form: FactsFormat { format ?? usualFormat }

  /// The form must not depend on what a terminal is, only on what was asked.
  private var usualFormat: FactsFormat {
    let isCorpus = files.contains {
      Corpus.isCorpus($0) || Folder.exists($0)
    }
    return files.count == 1 && !isCorpus ? .json : .ndjson
  }
}
