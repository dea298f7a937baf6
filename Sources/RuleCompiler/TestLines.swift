internal import RuleSyntax
internal import Text

/// `yes` and `no` lines: their brackets read into marks.
extension Compilation {
  func readTests() {
    for file in files {
      for declaration in file.declarations {
        switch declaration {
        case .rule(let rule):
          let fullName = "\(rule.type.text).\(rule.name.text)"
          if let number = names.rules[fullName] {
            let info = program.types[program.rules[number].type]
            let known = Set(info.attributes.map(\.name))
            rule.tests.forEach { readTest($0, .rule(number), attributes: known, roles: [], file) }
          } else if let relation = names.relations[rule.type.text] {
            readRelationTests(rule.tests, relation, file)
          }
        case .relation(let relation):
          guard let number = names.relations[relation.name.text] else { continue }
          readRelationTests(relation.tests, number, file)
        default: break
        }
      }
    }
  }

  private func readRelationTests(_ tests: [RuleTest], _ relation: Int, _ file: RuleFile) {
    let roles = Set(program.relations[relation].roles.map(\.name)).union(["trigger"])
    for test in tests { readTest(test, .relation(relation), attributes: [], roles: roles, file) }
  }

  private func readTest(
    _ test: RuleTest, _ subject: RuleCase.Subject, attributes: Set<String>, roles: Set<String>,
    _ file: RuleFile
  ) {
    let path = file.source.path
    var reader = BracketReader(text: test.text.text)
    guard let (text, brackets) = reader.read() else {
      report(.marksInTest("a bracket is not closed"), path, test.text.range)
      return
    }
    var marks: [RuleCase.Mark] = []
    for bracket in brackets {
      var mark = RuleCase.Mark(start: bracket.start, end: bracket.end, role: nil, attributes: [:])
      for label in bracket.labels {
        let known = label.value == nil ? roles : attributes
        guard known.contains(label.name) else {
          let kind = label.value == nil ? "role" : "attribute"
          report(
            .unknownName(
              kind: kind, name: label.name, nearest: nearestName(to: label.name, in: known.sorted())),
            path, test.text.range)
          return
        }
        if let value = label.value {
          mark.attributes[label.name] = value
        } else {
          mark.role = label.name
        }
      }
      marks.append(mark)
    }
    var isYes = false
    var modality: String?
    if case .yes(let wanted) = test.expectation { (isYes, modality) = (true, wanted?.text) }
    if isYes, marks.isEmpty { report(.marksInTest("it marks nothing"), path, test.text.range) }
    if !isYes, !marks.isEmpty {
      report(.marksInTest("a `no` line marks nothing"), path, test.text.range)
    }
    program.tests.append(
      RuleCase(
        subject: subject, place: Place(path: path, line: file.source.line(at: test.range.start)),
        isTodo: test.isTodo, isYes: isYes, modality: modality, text: text, marks: marks,
        date: test.date))
  }
}

/// Reads `[role: text]`, `[attribute=value, attribute=value: text]`, `[text]`; doubled brackets are themselves.
struct BracketReader {
  struct Bracket {
    var start: Int
    var end: Int
    var labels: [(name: String, value: String?)]
  }

  private let scalars: [Unicode.Scalar]
  private var text = ""

  init(text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// The text without brackets, and each bracket with the UTF-8 offsets of what it holds; nil if unbalanced.
  mutating func read() -> (text: String, brackets: [Bracket])? {
    var brackets: [Bracket] = []
    var open: (start: Int, labels: [(name: String, value: String?)])?
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let isDoubled = index + 1 < scalars.count && scalars[index + 1] == scalar
      if scalar == "[" || scalar == "]", isDoubled {
        text.unicodeScalars.append(scalar)
        index += 2
      } else if scalar == "[" {
        guard open == nil else { return nil }
        let labels = readLabels(after: index + 1)
        open = (text.utf8.count, labels.labels)
        index = labels.next
      } else if scalar == "]" {
        guard let bracket = open else { return nil }
        brackets.append(
          Bracket(start: bracket.start, end: text.utf8.count, labels: bracket.labels))
        open = nil
        index += 1
      } else {
        text.unicodeScalars.append(scalar)
        index += 1
      }
    }
    return open == nil ? (text, brackets) : nil
  }

  /// `name: ` or `name=value, name=value: `; otherwise no labels.
  private func readLabels(
    after start: Int
  ) -> (labels: [(name: String, value: String?)], next: Int) {
    guard let colon = scalars[start...].firstIndex(of: ":"), colon + 1 < scalars.count,
      scalars[colon + 1] == " ", !scalars[start..<colon].contains("]"),
      !scalars[start..<colon].contains("[")
    else { return ([], start) }
    var head = ""
    head.unicodeScalars.append(contentsOf: scalars[start..<colon])
    var labels: [(name: String, value: String?)] = []
    for part in head.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map(trimmed)
      guard let name = sides.first, isName(name) else { return ([], start) }
      labels.append((name, sides.count == 2 ? sides[1] : nil))
    }
    return (labels, colon + 2)
  }

  private func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private func isName(_ text: String) -> Bool {
    text.first?.isLowercase == true
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
