internal import ArgumentParser
internal import Golden

/// The way in: arguments to a command, what it throws to an exit code.
@main enum Program {
  static func main() {
    ignoreBrokenPipes()
    var arguments = Array(CommandLine.arguments.dropFirst())
    // The argument parser has no option that may stand with or without a value.
    arguments = arguments.flatMap { argument in
      argument.hasPrefix("--update=")
        ? ["--update-only", String(argument.dropFirst("--update=".count))] : [argument]
    }
    // The options of the command without a name are what most people look for.
    if arguments == ["--help"] || arguments == ["-h"] || arguments == ["help"] {
      arguments = ["extract", "--help"]
    }
    do {
      var command = try Root.parseAsRoot(arguments)
      try command.run()
    } catch {
      Exit(error).leave()
    }
  }
}

struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", version: "extract 0.1.0",
    subcommands: [
      Extract.self, Test.self, Lint.self, Why.self, Expand.self, Compile.self, Gaps.self,
      Profile.self,
    ],
    defaultSubcommand: Extract.self)
}
