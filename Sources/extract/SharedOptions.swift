internal import ArgumentParser
internal import Extraction
internal import Foundation
internal import Golden

/// Which rules.
struct RuleOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A folder of rules, one .rules file, or a file that `extract compile` made.",
      discussion: "Without it, the nearest `rules` folder from here upward, else the grammar that "
        + "travels with the program.",
      valueName: "path"))
  var rules: String?

  static var nearestFolder: String? {
    RuleFolder.nearest(from: FileManager.default.currentDirectoryPath)
  }

  /// The files themselves, for what looks into them.
  func sources() throws -> [RuleSource] {
    if let rules, Self.isCompiled(rules) {
      throw Exit(.usage, "\(rules): this needs the rules themselves: name their folder by --rules")
    }
    guard let path = rules ?? Self.nearestFolder else { return RuleSet.bundledSources }
    return try RuleFolder(path: path).sources
  }

  func ruleSet() throws -> RuleSet {
    guard let path = rules ?? Self.nearestFolder else { return try RuleSet.bundled() }
    return Self.isCompiled(path)
      ? try CompiledRuleFile(path: path).rules : try RuleSet(RuleFolder(path: path).sources)
  }

  static func isCompiled(_ path: String) -> Bool {
    !path.hasSuffix(".rules") && !Folder.exists(path)
  }
}

/// The document date.
struct DateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The document date, such as 2021-05-03.",
      discussion: "Without it, the input's own, else a date line at the head of the text.",
      valueName: "date"))
  var date: String?

  func validate() throws {
    if let date, DocumentDate(date) == nil {
      throw ValidationError("--date: `\(date)` is not a date such as 2021-05-03, 2021-05 or 2021")
    }
  }
}

/// How a report on a corpus is put out.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// What is said besides the data.
struct MessageOptions: ParsableArguments {
  enum Color: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  @Option(help: "Colour: auto, always or never; auto heeds NO_COLOR and TERM=dumb.")
  var color = Color.auto

  @Flag(name: [.short, .long], help: "No progress, no warnings, no summary.")
  var quiet = false

  func palette(for file: SystemFile) -> Palette {
    let environment = ProcessInfo.processInfo.environment
    let isWanted =
      switch color {
      case .always: true
      case .never: false
      case .auto:
        file.isTerminal && environment["NO_COLOR", default: ""].isEmpty
          && environment["TERM"] != "dumb"
      }
    return Palette(isColored: isWanted)
  }

  func say(_ message: String) {
    if !quiet { complain(message) }
  }

  /// For what must not be hidden, `--quiet` or not.
  func complain(_ message: String) {
    try? SystemFile.standardError.write(message.withLineBreak)
  }
}

struct Palette {
  enum Color: Int {
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
  }

  let isColored: Bool

  func callAsFunction(_ color: Color, _ text: String) -> String {
    isColored ? "\u{1B}[1;\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}
