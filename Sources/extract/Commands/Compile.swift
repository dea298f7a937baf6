internal import ArgumentParser
internal import Golden

struct Compile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compile rules into one file, which is loaded at once.",
    discussion: """
      `extract --rules rules.extract` reads it. The file is refused when the rules that it was made of have \
      changed, as long as they lie where they lay, seen from the file.
      """)

  @ArgumentParser.Argument(
    help: ArgumentHelp(
      "A folder of rules, or one .rules file.",
      discussion: "Without it, the nearest `rules` folder from here upward."))
  var path: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write, whole or not at all, such as rules.extract.", valueName: "file"))
  var output: String

  func run() throws {
    guard let path = path ?? RuleOptions.nearestFolder else {
      throw Exit(.usage, "no `rules` folder from here upward: name the folder to be compiled")
    }
    if RuleOptions.isCompiled(path) {
      throw Exit(.usage, "\(path): is no folder of rules, and no .rules file")
    }
    let bytes = try CompiledRuleFile.bytes(compiling: RuleFolder(path: path), for: output)
    let destination = try Destination(output)
    try destination.write(bytes)
    try destination.finish()
  }
}
