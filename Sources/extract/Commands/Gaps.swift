internal import ArgumentParser
internal import Extraction
internal import Foundation
internal import Golden

extension GapKind: ExpressibleByArgument {}

struct Gaps: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rank what the rules do not cover: verbs, names and dates left alone in a corpus.")

  @ArgumentParser.Argument(
    help: ArgumentHelp(
      "Texts; folders of them; .ndjson and .jsonl corpora; `-` for standard input.",
      valueName: "files"))
  var files: [String]

  @OptionGroup var ruleOptions: RuleOptions
  @OptionGroup var dateOptions: DateOptions
  @OptionGroup var messages: MessageOptions

  @Option(name: [.short, .long], help: "text, or json: a line for each gap.")
  var format = ReportFormat.text

  @Option(help: "Only one kind: verbs, names or dates.")
  var only: GapKind?

  @Option(help: ArgumentHelp("So many gaps of each kind.", valueName: "n"))
  var limit = 20

  @Flag(help: "Also names that are words of a list of the rules.")
  var known = false

  @Option(name: [.short, .long], help: ArgumentHelp("Threads.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit: at least 1") }
    if jobs < 1 { throw ValidationError("--jobs: at least 1") }
  }

  func run() throws {
    let tally = try count(RuleSet.outlined(try ruleOptions.sources()))
    let output = try Destination(nil)
    let report = GapReport(palette: messages.palette(for: .standardOutput))
    for (number, kind) in kinds.enumerated() {
      let all = tally.ranked(kind).filter { known || $0.lists.isEmpty }
      if format == .text {
        let heading = report.heading(
          kind, shown: min(limit, all.count), of: all.count,
          places: all.reduce(0) { $0 + $1.count })
        try output.write((number > 0 ? "\n" : "") + heading)
      }
      for gap in all.prefix(limit) {
        switch format {
        case .text: try output.write(report.lines(gap))
        case .json: try output.write(report.json(gap))
        }
      }
    }
    try output.finish()
  }

  private var kinds: [GapKind] { only.map { [$0] } ?? GapKind.allCases }

  private func count(_ rules: RuleSet) throws -> GapTally {
    let kinds = Set(kinds)
    let date = dateOptions.date
    var tally = GapTally()
    var progress = Progress(isShown: !messages.quiet, files: files)
    var inputs = InputCount()
    typealias Result = (gaps: DocumentGaps, skipped: String?, bytesRead: Int)
    let pipeline = Pipeline<CorpusItem, Result>(
      Corpus(files), window: 4 * jobs, isStopped: { false }
    ) { result in
      progress.advance(to: result.bytesRead)
      inputs.add(skippedFor: result.skipped)
      if let reason = result.skipped {
        progress.clear()
        messages.complain("extract: \(reason); skipped")
      }
      tally.add(result.gaps)
    }
    try pipeline.run(jobs: jobs) {
      let extractor = Extractor(rules)
      return { item in
        let document = item.document
        switch document.content {
        case .skipped(let reason):
          let place = "\(document.origin): \(reason)"
          return (DocumentGaps(id: document.id), place, item.bytesRead)
        case .text(let text):
          let gaps = extractor.gaps(
            in: text, id: document.id, date: date ?? document.date, kinds: kinds)
          return (gaps, nil, item.bytesRead)
        }
      }
    }
    progress.clear()
    try inputs.check(orElse: "nothing was counted")
    return tally
  }
}
