internal import ArgumentParser
internal import Extraction
internal import Golden

struct Expand: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the ordinary rules that the frames of a relation become.")

  @ArgumentParser.Argument(help: "The relation's name.")
  var relation: String

  @OptionGroup var ruleOptions: RuleOptions

  func run() throws {
    let sources = try ruleOptions.sources()
    guard let rules = RuleSet.expansion(of: relation, in: sources) else {
      throw Exit(.usage, "no relation is called `\(relation)`")
    }
    let output = try Destination(nil)
    for rule in rules { try output.write(rule + "\n") }
    try output.finish()
  }
}
