import RuleCompiler
import RuleSyntax
import Testing
import Text

/// Rules with a mistake, and what is said of it.
struct Example: Sendable, CustomTestStringConvertible {
  var name: String
  var rules: String
  var lists: [String: String]
  var severity: Diagnostic.Severity
  var message: String

  init(
    _ name: String, _ rules: String, lists: [String: String] = [:], withBase: Bool = false,
    of severity: Diagnostic.Severity = .error, message: String
  ) {
    (self.name, self.rules, self.severity, self.message) = (name, rules, severity, message)
    self.lists = withBase ? lists.merging(base) { own, _ in own } : lists
  }

  var testDescription: String { name }

  var sources: [SourceText] { RuleCompilerTests.sources(rules, lists) }

  var diagnostics: [Diagnostic] {
    DiagnosticLimit.first(of: Compiler.compile(sources).1.filter { $0.severity == severity })
  }
}

/// The text of `a.rules` with other files beside it.
func sources(_ rules: String, _ files: [String: String] = [:]) -> [SourceText] {
  [SourceText(path: "a.rules", text: rules)]
    + files.sorted { $0.key < $1.key }.map { SourceText(path: $0.key, text: $0.value) }
}

/// What relations need.
let base: [String: String] = [
  "base.rules": """
  list Verb from "verbs.txt"
  And = "and" | "or"
  Several(X) = X ("," X)* (","? And X)?
  Bare(X) = X
  Governed(X) = X
  phrase verbs
    head
    voice : passive | active
    modality : negated | planned | asserted
  verbs.past = head:<Verb:past>
    no "x"
  phrase break
  break.word = ";"
    no "x"
  phrase aside
  aside.bracket = "(" Word{1,9} ")"
    no "x"
  shape active = {setting} subject verb[voice = active] {object, adjunct}
  shape nominal = noun {adjunct}
  """,
  "verbs.txt": "sign\nmeet",
]
