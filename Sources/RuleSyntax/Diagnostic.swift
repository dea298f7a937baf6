package import Text

/// One thing that is wrong with a rule set: a code, a place, what was meant.
package struct Diagnostic: Sendable {
  package enum Severity: String, Sendable {
    case error
    case warning
  }

  /// A further place that explains the first: "first declared here".
  package struct Label: Sendable {
    package var path: String
    package var range: TextRange
    package var text: String

    package init(path: String, range: TextRange, text: String) {
      self.path = path
      self.range = range
      self.text = text
    }
  }

  package var message: DiagnosticMessage
  package var path: String
  package var range: TextRange
  package var labels: [Label]

  package init(
    _ message: DiagnosticMessage, path: String, range: TextRange, labels: [Label] = []
  ) {
    self.message = message
    self.path = path
    self.range = range
    self.labels = labels
  }

  package var severity: Severity { message.severity }
}
