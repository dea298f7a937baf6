internal import Extraction
internal import Golden

/// `--check`: the golden files of a folder against what the rules find, then the rules' own tests.
struct Check {
  private struct Tally {
    var documents = 0
    var facts = 0
    var gaps = 0
    var holding = 0
    var differences: [Difference.Kind: Int] = [:]
    var updated = 0
    /// Golden files without texts, and texts without golden files.
    var unpaired = 0
    var unreadable = 0
  }

  private let extractor: Extractor
  private let date: String?
  private let messages: MessageOptions
  /// Which golden files to update: none, all (an empty list), or those named.
  private let update: [String]?
  private let palette: Palette
  private let output: Destination
  private var tally = Tally()

  init(rules: RuleSet, date: String?, messages: MessageOptions, update: [String]?) throws {
    extractor = Extractor(rules)
    self.date = date
    self.messages = messages
    self.update = update
    palette = messages.palette(for: .standardOutput)
    output = try Destination(nil)
  }

  mutating func run(_ path: String) throws {
    let folder = try GoldenFolder(path: path)
    if folder.cases.isEmpty, folder.orphans.isEmpty {
      throw Exit(.input, "\(path): neither texts nor golden files: nothing was checked")
    }
    for name in update ?? [] where !folder.cases.contains(where: { $0.name == name }) {
      throw Exit(.input, "\(path): there is no text `\(name).txt` to update")
    }
    for orphan in folder.orphans {
      tally.unpaired += 1
      try output.write("\(orphan): \(palette(.red, "orphan")): no text beside this golden file")
    }
    for item in folder.cases {
      do {
        try check(item)
      } catch let failure as InputFailure {
        try complain(failure.description)
      }
    }
    let tests = try RuleTests(results: try extractor.runTests()).report(to: output, palette)
    if !messages.quiet { try output.write(summary + "\n" + tests.summary) }
    try output.finish()
    try judge(failedTests: tests.failed)
  }

  private mutating func complain(_ message: String) throws {
    tally.unreadable += 1
    // What was found so far belongs above the complaint.
    try output.flush()
    messages.complain("extract: \(message)")
  }

  private func judge(failedTests: Int) throws {
    if tally.unreadable > 0 { throw Exit(.input) }
    let differences = tally.differences.values.reduce(0, +)
    if differences + tally.unpaired + failedTests > 0 { throw Exit(.difference) }
  }

  private mutating func check(_ item: GoldenFolder.Case) throws {
    let text = try item.text()
    let golden = try item.golden()
    let isToUpdate = update.map { $0.isEmpty || $0.contains(item.name) } ?? false
    let facts = extractor.extract(text, id: item.name, date: date ?? golden?.date)
    if let golden {
      let lines = TextLines(text)
      let comparison = GoldenComparison(golden: golden, facts: facts, text: lines)
      try report(comparison, Report(path: item.textPath, text: lines, palette: palette))
      if isToUpdate, !comparison.differences.isEmpty {
        try write(comparison.updated, to: item, "updated")
      } else {
        for difference in comparison.differences {
          tally.differences[difference.kind, default: 0] += 1
        }
      }
    } else if isToUpdate {
      try write(GoldenFile(facts), to: item, "new")
    } else {
      tally.unpaired += 1
      try output.write(
        "\(item.textPath): \(palette(.red, "no golden file")): "
          + "write what is right into \(item.goldenPath), or begin with --update=\(item.name)")
    }
  }

  private mutating func report(_ comparison: GoldenComparison, _ report: Report) throws {
    tally.documents += 1
    tally.facts += comparison.count
    tally.gaps += comparison.gaps
    tally.holding += comparison.holding.count
    for difference in comparison.differences { try output.write(report.lines(difference)) }
    for record in comparison.holding { try output.write(report.announcement(record)) }
  }

  private mutating func write(
    _ golden: GoldenFile, to item: GoldenFolder.Case, _ verb: String
  ) throws {
    do throws(FileFailure) {
      try item.write(golden)
    } catch {
      return try complain("\(error); it is as it was")
    }
    tally.updated += 1
    try output.write("\(item.goldenPath): \(verb)")
  }

  private var summary: String {
    var parts = Difference.Kind.allCases.map { "\(tally.differences[$0] ?? 0) \($0.rawValue)" }
    if tally.unpaired > 0 { parts.append("\(tally.unpaired) without their other half") }
    if tally.unreadable > 0 { parts.append("\(tally.unreadable) unreadable") }
    if update != nil { parts.append("\(counted(tally.updated, "file")) written") }
    return "golden: \(counted(tally.documents, "document")), \(counted(tally.facts, "fact")): "
      + parts.joined(separator: ", ")
      + (tally.gaps > 0 ? "; \(tally.gaps) todo" : "")
      + (tally.holding > 0 ? "; \(tally.holding) todo now hold" : "")
  }
}
