internal import ArgumentParser
internal import Extraction
internal import Golden

/// From bytes in to bytes out, step by step.
struct Stages: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures each step of reading, and the whole.",
    discussion: """
      A line a step: megabytes of text per CPU second if there were only this step, then its share of the \
      time. The shares add up to one; `whole` is what they make together.
      """)

  @OptionGroup var measuring: Measuring

  @ArgumentParser.Argument(
    help: "Texts: files, folders, .ndjson corpora; without any, the folder golden.")
  var texts: [String] = ["golden"]

  func run() throws {
    let extractor = Extractor(try measuring.ruleSet())
    var runs: [Run] = []
    // The first run fills the caches and builds the states: it does not count.
    for number in 0...measuring.runs {
      let run = try read(extractor)
      if number > 0 { runs.append(run) }
    }
    guard let first = runs.first, first.bytes > 0 else {
      throw ValidationError("no text in \(texts.joined(separator: ", "))")
    }
    let megabytes = Double(first.bytes) / 1e6
    for step in first.clock.order {
      let share = median(runs.map { $0.clock.share(of: step) })
      let cpu = median(runs.map { $0.clock.share(of: step) * $0.cpu })
      show(step, megabytes / cpu, "MB/cpu-s")
      show(step, share, "share")
    }
    show("whole", megabytes / median(runs.map(\.cpu)), "MB/cpu-s")
    show("whole", megabytes / (runs.map(\.cpu).max() ?? 0), "MB/cpu-s worst")
  }

  private struct Run {
    var clock: StepClock
    var cpu: Double
    var bytes: Int
  }

  private func read(_ extractor: Extractor) throws -> Run {
    let clock = StepClock()
    extractor.stepEnded = { clock.ended($0.label) }
    let writer = FactsWriter(format: .ndjson)
    var output: [UInt8] = []
    var bytes = 0
    let started = cpuSeconds()
    clock.start()
    for item in Corpus(texts) {
      let document = item.document
      clock.ended("input")
      guard case .text(let text) = document.content else {
        throw ValidationError("\(document.origin) could not be read")
      }
      bytes += text.count
      let facts = extractor.extract(utf8: text, id: document.id, date: document.date)
      output.removeAll(keepingCapacity: true)
      writer.write(facts, ofUTF8: text, into: &output)
      clock.ended("output")
    }
    return Run(clock: clock, cpu: cpuSeconds() - started, bytes: bytes)
  }
}

/// Adds up the time of each step.
private final class StepClock {
  private(set) var order: [String] = []
  private var spent: [String: Double] = [:]
  private var last = 0.0

  func start() { last = steadySeconds() }

  func ended(_ step: String) {
    let now = steadySeconds()
    if spent[step] == nil { order.append(step) }
    spent[step, default: 0] += now - last
    // What the counting itself took belongs to no step.
    last = steadySeconds()
  }

  func share(of step: String) -> Double {
    (spent[step] ?? 0) / spent.values.reduce(0, +)
  }
}

extension ReadingStep {
  fileprivate var label: String {
    switch self {
    case .entities(let stratum): "entities \(stratum + 1)"
    case .phrases(let stratum): "phrases \(stratum + 1)"
    case .listPhrases: "list phrases"
    default: "\(self)"
    }
  }
}
