internal import ArgumentParser
internal import Extraction
internal import Golden

struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the rules' own `yes` and `no` lines.")

  @OptionGroup var ruleOptions: RuleOptions
  @OptionGroup var messages: MessageOptions

  func run() throws {
    let results = try Extractor(try ruleOptions.ruleSet()).runTests()
    let output = try Destination(nil)
    let (failed, summary) = try RuleTests(results: results).report(
      to: output, messages.palette(for: .standardOutput))
    if !messages.quiet { try output.write(summary) }
    try output.finish()
    if results.isEmpty { throw Exit(.input, "no rule has a test: nothing was checked") }
    if failed > 0 { throw Exit(.difference) }
  }
}
