internal import ArgumentParser
internal import Extraction
internal import Golden

struct Profile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the steps that each rule costs on a corpus: the same on every machine.")

  @ArgumentParser.Argument(
    help: ArgumentHelp(
      "Texts; folders of them; .ndjson and .jsonl corpora; `-` for standard input.",
      valueName: "files"))
  var files: [String]

  @OptionGroup var ruleOptions: RuleOptions
  @OptionGroup var dateOptions: DateOptions
  @OptionGroup var messages: MessageOptions

  @Option(
    name: [.short, .long], help: "text, or json: a line for the whole, each stratum and rule.")
  var format = ReportFormat.text

  @Option(help: ArgumentHelp("So many rules.", valueName: "n"))
  var limit = 20

  @Option(
    help: ArgumentHelp(
      "So many steps for 1,000 tokens are allowed; more end with exit code 1.", valueName: "steps"))
  var budget: Int?

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit: at least 1") }
    if let budget, budget < 1 { throw ValidationError("--budget: at least 1") }
  }

  func run() throws {
    let profile = try count(try ruleOptions.ruleSet())
    let report = ProfileReport(
      profile: profile, palette: messages.palette(for: .standardOutput))
    let output = try Destination(nil)
    switch format {
    case .text: try output.write(report.text(limit: limit))
    case .json: try output.write(report.json(limit: limit))
    }
    try output.finish()
    if let budget, profile.costOfThousandTokens > budget {
      let worst = profile.rules.prefix(3).map(\.name).joined(separator: ", ")
      throw Exit(
        .difference,
        "\(profile.costOfThousandTokens) steps for 1,000 tokens, of \(budget) allowed; "
          + "the dearest rules: \(worst)")
    }
  }

  private func count(_ rules: RuleSet) throws -> RuleProfile {
    let profiler = Profiler(rules)
    var progress = Progress(isShown: !messages.quiet, files: files)
    var inputs = InputCount()
    for item in Corpus(files) {
      let document = item.document
      progress.advance(to: item.bytesRead)
      switch document.content {
      case .skipped(let reason):
        inputs.add(skippedFor: reason)
        progress.clear()
        messages.complain("extract: \(document.origin): \(reason); skipped")
      case .text(let text):
        inputs.add(skippedFor: nil)
        profiler.read(text, date: dateOptions.date ?? document.date)
      }
    }
    progress.clear()
    try inputs.check(orElse: "nothing was counted")
    return profiler.profile()
  }
}
