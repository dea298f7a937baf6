internal import ArgumentParser

// What the parts of the engine cost, each as lines of name, figure and unit parted by tabs.
//
// An executable of our own, for want of a fit with ordo-one/benchmark: the parts of one run are to add up to
// the whole, so they are split by a clock at the borders of the steps, not run each by itself; a figure
// is bytes of text per CPU second; and what counts in the end, the ratio to other programs, is between
// whole processes by turns, which `compare/compare` measures. It also records what is printed here.
//
//   swift run -c release Benchmarks stages
@main struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks", abstract: "Measures the parts of the engine.",
    subcommands: [Stages.self, Loading.self, Shapes.self])
}

/// Which rules, and how often.
struct Measuring: ParsableArguments {
  @Option(help: "A folder of rules; without it, the bundled ones.")
  var rules: String?

  @Option(help: "How often; figures are medians.")
  var runs = 5

  func validate() throws {
    if runs < 1 { throw ValidationError("--runs: at least 1") }
  }
}

/// Prints one figure.
func show(_ name: String, _ figure: Double, _ unit: String) {
  let rounded = (figure * 1000).rounded() / 1000
  print(name, rounded, unit, separator: "\t")
}
