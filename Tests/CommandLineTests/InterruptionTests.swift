import Foundation
import Testing

/// Runs that do not come to their end, and what goes on from there.
@Suite struct InterruptionTests {
  /// So many documents that a run takes a while in any build.
  private static let corpus = (1...200).map {
    #"{"id": "d\#($0)", "text": "\#(String(repeating: "Anna met Omar. ", count: 20 + $0 % 60))"}"#
      + "\n"
  }.joined()

  private func workspace() throws -> Workspace {
    try Workspace(["c.ndjson": Self.corpus, "short.ndjson": String(Self.corpus.prefix(8_000))])
  }

  /// Ends a run by a signal when it has written a while.
  private func interrupted(_ signal: String, _ command: String, in workspace: Workspace) throws
    -> Outcome
  {
    // A shell ignores SIGINT for what it starts in the background.
    try workspace.shell(
      #"""
      /usr/bin/env python3 - <<'PYTHON'
      import os, signal, subprocess, sys, time
      run = subprocess.Popen(["/bin/sh", "-c", 'exec "$EXTRACT" \#(command)'])
      grown = lambda: any(os.path.exists(name) and os.path.getsize(name) > 100_000
                          for name in ("out.ndjson", "out.ndjson.partial"))
      while run.poll() is None and not grown(): time.sleep(0.005)
      run.send_signal(signal.\#(signal))
      sys.exit(run.wait())
      PYTHON
      """#)
  }

  @Test(arguments: [("SIGINT", 130), ("SIGTERM", 143)])
  func `An interrupted run leaves whole lines and goes on to the same bytes`(
    signal: String, code: Int32
  ) throws {
    let workspace = try workspace()
    let whole = try workspace.run("c.ndjson", "--jobs", "2").output
    let outcome = try interrupted(
      signal, "c.ndjson --jobs 2 --output out.ndjson", in: workspace)
    #expect(outcome.code == code)
    #expect(outcome.errors.contains("--resume out.ndjson"), "\(outcome.errors)")
    #expect(workspace.text("out.ndjson") == nil)
    let partial = try #require(workspace.text("out.ndjson.partial"))
    #expect(whole.hasPrefix(partial) && partial.hasSuffix("\n") && partial != whole)

    let anew = try workspace.run("c.ndjson", "--output", "out.ndjson")
    #expect(anew.code == 4)
    #expect(anew.errors.contains("go on with --resume out.ndjson"), "\(anew.errors)")

    #expect(try workspace.run("c.ndjson", "--resume", "out.ndjson").code == 0)
    #expect(workspace.text("out.ndjson") == whole)
    #expect(workspace.text("out.ndjson.partial") == nil)
  }

  @Test func `A run into standard output goes on in the file`() throws {
    let workspace = try workspace()
    let outcome = try interrupted("SIGINT", "c.ndjson --jobs 1 > out.ndjson", in: workspace)
    #expect(outcome.code == 130)
    #expect(outcome.errors.contains("--resume FILE goes on"), "\(outcome.errors)")
    #expect(workspace.text("out.ndjson")?.hasSuffix("\n") == true)
    #expect(try workspace.run("c.ndjson", "--resume", "out.ndjson").code == 0)
    #expect(workspace.text("out.ndjson") == (try workspace.run("c.ndjson").output))
  }

  @Test func `A run that waits for its input ends too`() throws {
    let outcome = try workspace().shell(
      #"""
      mkfifo in.ndjson; sleep 20 > in.ndjson & "$EXTRACT" in.ndjson --output out.ndjson &
      sleep 1; kill -TERM $!; wait $!
      """#)
    #expect(outcome.code == 143)
    #expect(outcome.errors.contains("interrupted after 0 documents"), "\(outcome.errors)")
  }

  @Test(arguments: ["", "half", "whole"])
  func `What stands in the file is kept, half a line dropped`(kept: String) throws {
    let workspace = try workspace()
    let whole = try workspace.run("short.ndjson", "--jobs", "1")
    let lines = whole.output.split(separator: "\n").map { $0 + "\n" }
    let content =
      switch kept {
      case "half": lines[..<5].joined() + lines[5].prefix(700)
      case "whole": whole.output
      default: ""
      }
    try workspace.write(content, to: "out.ndjson.partial")
    let outcome = try workspace.run("short.ndjson", "--resume", "out.ndjson")
    // The corpus was cut in the middle of a line: that is told by both runs.
    #expect(outcome.code == whole.code, "\(outcome.errors)")
    #expect(workspace.text("out.ndjson") == whole.output)
  }

  private static let misfits: [(String, [String], String)] = [
    ("other.ndjson", [], "out.ndjson:1: the input has a document `x` here"),
    ("one.ndjson", [], "out.ndjson:2: the input has only 1 document"),
    ("c.ndjson", ["--only", "place"], "out.ndjson:3: written by other rules or other options"),
  ]

  @Test(arguments: misfits)
  func `A file that does not fit is refused, and stays`(
    corpus: String, options: [String], message: String
  ) throws {
    let workspace = try workspace()
    try workspace.write(#"{"id": "x", "text": "Anna"}"# + "\n", to: "other.ndjson")
    try workspace.write(
      Self.corpus.split(separator: "\n").first.map { $0 + "\n" } ?? "", to: "one.ndjson")
    let lines = try workspace.run("short.ndjson").output.split(separator: "\n")
    let content = lines[..<3].joined(separator: "\n") + "\n"
    try workspace.write(content, to: "out.ndjson")
    let outcome = try workspace.run([corpus, "--resume", "out.ndjson"] + options)
    #expect(outcome.code == 4)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(workspace.text("out.ndjson") == content)
    #expect(workspace.text("out.ndjson.partial") == nil)
  }

  @Test func `A damaged corpus is a listed skip`() throws {
    let workspace = try workspace()
    _ = try workspace.shell("gzip -c c.ndjson | head -c 500 > c.ndjson.gz")
    let outcome = try workspace.run("c.ndjson.gz", "--jobs", "2")
    #expect(outcome.code == 4)
    #expect(outcome.errors.contains("cut off: the file ends before its gzip data do (byte 500)"))
    let whole = try workspace.run("c.ndjson").output.split(separator: "\n")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count > 1 && lines.dropLast().elementsEqual(whole[..<(lines.count - 1)]))
    #expect(lines.last?.contains(#""skipped": "cut off"#) == true)
  }
}
