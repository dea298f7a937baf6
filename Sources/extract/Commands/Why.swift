internal import ArgumentParser
internal import Extraction
internal import Foundation
internal import Golden

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why facts were found: the rules, what they captured, what they beat or lost to.")

  @ArgumentParser.Argument(
    help: ArgumentHelp(
      "A text, with a line and a column (in code points) for what stands there alone.",
      valueName: "file[:line:column]"))
  var place: String

  @OptionGroup var ruleOptions: RuleOptions
  @OptionGroup var dateOptions: DateOptions

  func run() throws {
    let extractor = Extractor(try ruleOptions.ruleSet())
    let (path, position) = Self.split(place)
    guard let document = Corpus([path]).first(where: { _ in true })?.document else {
      throw Exit(.input, "\(path): no document")
    }
    let text: String
    switch document.content {
    case .text(let utf8): text = String(decoding: utf8, as: UTF8.self)
    case .skipped(let reason): throw Exit(.input, "\(document.origin): \(reason)")
    }
    var offset: Int?
    if let (line, column) = position {
      offset = TextLines(text).offset(line: line, column: column)
      if offset == nil { throw Exit(.usage, "\(path) has no column \(column) in line \(line)") }
    }
    let output = try Destination(nil)
    let date = dateOptions.date ?? document.date
    for line in extractor.explain(text, id: document.id, date: date, at: offset) {
      try output.write(line + "\n")
    }
    try output.finish()
  }

  /// Parts `a.txt:3:14`; a name that ends so itself is a file's first.
  private static func split(_ place: String) -> (path: String, position: (Int, Int)?) {
    let parts = place.split(separator: ":", omittingEmptySubsequences: false)
    guard !FileManager.default.fileExists(atPath: place), parts.count > 1,
      let last = Int(parts[parts.count - 1])
    else { return (place, nil) }
    if parts.count > 2, let line = Int(parts[parts.count - 2]) {
      return (parts.dropLast(2).joined(separator: ":"), (line, last))
    }
    return (parts.dropLast().joined(separator: ":"), (last, 1))
  }
}
