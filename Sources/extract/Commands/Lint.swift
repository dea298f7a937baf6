internal import ArgumentParser
internal import Extraction
internal import Golden

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Load the rules and show everything that is wrong or odd about them.")

  @OptionGroup var ruleOptions: RuleOptions
  @OptionGroup var messages: MessageOptions

  func run() throws {
    let sources = try ruleOptions.sources()
    let rules = try RuleSet(sources)
    let output = try Destination(nil)
    for warning in rules.warnings { try output.write(warning.picture.withLineBreak) }
    if !messages.quiet {
      let files = sources.count { $0.path.hasSuffix(".rules") }
      try output.write(
        counted(files, "rule file") + ", " + counted(sources.count - files, "list") + ": "
          + counted(rules.warnings.count, "warning"))
    }
    try output.finish()
  }
}
