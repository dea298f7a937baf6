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
            let attributes = program.types[program.rules[number].type].attributes
            rule.tests.forEach { readTest($0, .rule(number), attributes, roles: [], file) }
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
    for test in tests { readTest(test, .relation(relation), [], roles: roles, file) }
  }

  private func readTest(
    _ test: RuleTest, _ subject: RuleCase.Subject, _ attributes: [AttributeInfo],
    roles: Set<String>, _ file: RuleFile
  ) {
    let path = file.source.path
    if let date = test.date, !Self.isDate(date) { report(.badTestDate(date), path, test.range) }
    var reader = BracketReader(text: test.text.text)
    guard let (text, brackets) = reader.read() else {
      report(.marksInTest("a bracket is not closed"), path, test.text.range)
      return
    }
    var marks: [RuleCase.Mark] = []
    for bracket in brackets {
      var mark = RuleCase.Mark(start: bracket.start, end: bracket.end, role: nil, attributes: [:])
      for label in bracket.labels {
        guard isKnown(label, attributes, roles, path, test.text.range) else { return }
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
    if case .yes(let wanted) = test.expectation {
      isYes = true
      if let wanted { checkModality(wanted, subject, path) }
      modality = wanted?.text
    }
    if isYes, marks.isEmpty { report(.marksInTest("it marks nothing"), path, test.text.range) }
    if !isYes, !marks.isEmpty {
      report(.marksInTest("a `no` line marks nothing"), path, test.text.range)
    }
    tests.append(
      RuleCase(
        subject: subject, place: Place(path: path, line: file.source.line(at: test.range.start)),
        isTodo: test.isTodo, isYes: isYes, modality: modality, text: text, marks: marks,
        date: test.date))
  }
}

extension Compilation {
  private func isKnown(
    _ label: (name: String, value: String?), _ attributes: [AttributeInfo], _ roles: Set<String>,
    _ path: String, _ range: TextRange
  ) -> Bool {
    guard let value = label.value else {
      if roles.contains(label.name) { return true }
      reportUnknown("role", Identifier(label.name, range), roles.sorted(), path)
      return false
    }
    guard let attribute = attributes.first(where: { $0.name == label.name }) else {
      reportUnknown("attribute", Identifier(label.name, range), attributes.map(\.name), path)
      return false
    }
    if case .constants(let all) = attribute.kind, !all.contains(value) {
      reportUnknown("constant", Identifier(value, range), all, path)
      return false
    }
    return true
  }

  private func checkModality(_ name: Identifier, _ subject: RuleCase.Subject, _ path: String) {
    guard case .relation = subject else {
      return report(.onlyInRelations("yes \(name.text)"), path, name.range)
    }
    guard let verbs = names.types["verbs"],
      let attribute = program.types[verbs].attribute("modality"),
      case .constants(let all) = program.types[verbs].attributes[attribute].kind,
      !all.contains(name.text)
    else { return }
    reportUnknown("modality", name, all, path)
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return false }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3, (1...12).contains(numbers[1]) else { return false }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[numbers[1] - 1]).contains(numbers[2])
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
