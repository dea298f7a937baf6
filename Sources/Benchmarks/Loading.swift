internal import ArgumentParser
internal import Extraction
internal import Golden

/// From rule files to the first fact.
struct Loading: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures the loading of the rules and the first text.")

  @OptionGroup var measuring: Measuring

  func run() throws {
    let text =
      "On Monday, Defence Minister Anna Lee received Omar Diaz in Oslo. They signed a treaty."
    var parts: [(read: Double, compile: Double, prepare: Double, first: Double)] = []
    for _ in 0..<measuring.runs {
      let start = cpuSeconds()
      let sources = try measuring.sources()
      let read = cpuSeconds()
      let rules = try RuleSet(sources)
      let compiled = cpuSeconds()
      let extractor = Extractor(rules)
      let prepared = cpuSeconds()
      _ = extractor.extract(text)
      parts.append((read - start, compiled - read, prepared - compiled, cpuSeconds() - prepared))
    }
    show("read files", 1000 * median(parts.map(\.read)), "ms")
    show("compile", 1000 * median(parts.map(\.compile)), "ms")
    show("make an extractor", 1000 * median(parts.map(\.prepare)), "ms")
    show("first text", 1000 * median(parts.map(\.first)), "ms")
  }
}

extension Measuring {
  func sources() throws -> [RuleSource] {
    guard let rules else { return RuleSet.bundledSources }
    return try RuleFolder(path: rules).sources
  }

  func ruleSet() throws -> RuleSet { try RuleSet(try sources()) }
}
