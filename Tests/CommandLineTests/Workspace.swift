import Foundation
import Testing

/// How a run of the program ended.
struct Outcome {
  var code: Int32
  var output: String
  var errors: String
}

/// A folder with rules and texts in which the program is run; it goes when the test does.
final class Workspace {
  let path: String

  static let rules = """
    entity person
    person.name = Capitalized
      yes "[Anna] met [Omar]."

    """

  init(_ files: [String: String] = [:], rules: String? = Workspace.rules) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID())")
      .path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, content) in files { try write(content, to: name) }
    if let rules { try write(rules, to: "rules/a.rules") }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ content: String, to name: String) throws {
    try write(Data(content.utf8), to: name)
  }

  func write(_ content: Data, to name: String) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: url)
  }

  func text(_ name: String) -> String? {
    try? String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  /// The program lies beside the tests.
  private static let program: String? = {
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while folder.path() != "/" {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appending(path: "extract").path(percentEncoded: false)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
    }
    return nil
  }()

  func run(_ arguments: String...) throws -> Outcome {
    try run(arguments)
  }

  func run(_ arguments: [String]) throws -> Outcome {
    let words = arguments.map { "'\($0)'" }.joined(separator: " ")
    return try shell("\"$EXTRACT\" \(words)")
  }

  /// Runs a line of shell in which `$EXTRACT` is the program.
  ///
  /// What it writes goes through files: a pipe that nobody empties would stop it.
  func shell(_ line: String) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "{ \(line)\n} >.output 2>.errors </dev/null"]
    process.currentDirectoryURL = URL(filePath: path)
    process.environment = [
      "EXTRACT": try #require(Self.program), "PATH": "/usr/bin:/bin", "TERM": "xterm",
    ]
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: text(".output") ?? "", errors: text(".errors") ?? "")
  }
}
