import Extraction
import ProcessorTime
import Testing

/// Rules and texts that would take for ever if some step were not linear.
@Suite struct HostileTextTests {
  private static let relations = """
    entity a
    a.b = "x"
    phrase verbs
      head
    verbs.a = head:"met"
    phrase break
    break.a = ";"
    phrase aside
    aside.a = "," (!","){1,25} ","
    Several(X) = X ("," X)*
    Bare(X) = X
    Governed(X) = X
    relation r
      p * a = subject, object
      verb <met>
    r.far = {p:a} ...{0,30} trigger:"go" ...{0,30} {p:a}
    shape active = {subject} verb {object}
    """

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("a regex that tries all ways", "entity a\na.b = /(a+)+b/", "a", ""),
      ("a regex that tries all ways, one long word", "entity a\na.b = /(a|aa)+$b/", "", "a"),
      ("turns in turns", "entity a\na.b = ((\"x\"* \"y\"*)* \"x\"*)* \"z\"", "x ", ""),
      ("matches from every word to the end", "entity a\na.b = Word* \"end\"", "x ", ""),
      (
        "alternatives as long as the text", "entity a\na.b = (\"x\" | \"x\" \"x\")* \"z\"", "x ", ""
      ),
      ("captures in a long match", "entity a\n  p?\na.b = p:(Word*) Word \"x\" @Word*", "x ", ""),
      ("a trigger at every word", relations, "x met go ", ""),
      ("commas", relations, "x , met ", ""),
    ])
  func takesItsTime(_ name: String, _ rules: String, _ words: String, _ letters: String) throws {
    let extractor = Extractor(try RuleSet([RuleSource(path: "a.rules", text: rules)]))
    let text = String(repeating: words, count: 4_000) + String(repeating: letters, count: 40_000)
    let time = processorTime { _ = extractor.extract(text) }
    // Optimised it takes far less than a second; this is a build for tests.
    #expect(time < .seconds(20), "\(name)")
  }
}
