internal import RuleCompiler
internal import Tokens

/// How a `yes` or `no` line came out.
public struct RuleTestResult: Hashable, Sendable {
  /// Passed, failed, or marked `todo` and (still) failing or (now) passing.
  public enum Outcome: Hashable, Sendable {
    case passed
    case failed
    case todo
    case todoPasses
  }

  /// The rule, such as `person.titled`.
  public var rule: String
  /// The file.
  public var path: String
  /// The line, from 1.
  public var line: Int
  /// What came of it.
  public var outcome: Outcome
  /// For a failure: what was wanted and what was found, several lines.
  public var detail: String
}

extension Extractor {
  /// Runs the rules' own `yes` and `no` lines.
  ///
  /// - Returns: A result for each line, in the order of files and lines.
  /// - Throws: where the rules come from a compiled file that is damaged there.
  public func runTests() throws(CompiledRulesError) -> [RuleTestResult] {
    do {
      return try rules.program.ruleCases().map(run)
    } catch {
      throw CompiledRulesError(.damaged)
    }
  }

  private func run(_ test: RuleCase) -> RuleTestResult {
    let reading = read(Array(test.text.utf8), date: test.date, isWhole: true)
    let name: String
    let failure: String?
    switch test.subject {
    case .rule(let rule):
      name = rules.program.rules[rule].fullName
      failure = MentionTest(program: rules.program, reading: reading, rule: rule).failure(of: test)
    case .relation(let relation):
      name = rules.program.relations[relation].name
      failure = RelationTest(relation: name, facts: facts(of: reading, id: "test"))
        .failure(of: test)
    }
    let outcome: RuleTestResult.Outcome =
      switch (failure == nil, test.isTodo) {
      case (true, false): .passed
      case (false, false): .failed
      case (true, true): .todoPasses
      case (false, true): .todo
      }
    return RuleTestResult(
      rule: name, path: test.place.path, line: test.place.line, outcome: outcome,
      detail: failure ?? "")
  }
}

/// Compares the mentions of one rule with the brackets of a test.
private struct MentionTest {
  let program: Program
  let reading: Reading
  let rule: Int

  private struct Found {
    var start: Int
    var end: Int
    var text: String
    var values: [String: String]
  }

  func failure(of test: RuleCase) -> String? {
    let found = mentions()
    var missing: [String] = []
    var rest = found
    for mark in test.marks {
      let wanted = describe(
        String(decoding: Array(test.text.utf8)[mark.start..<mark.end], as: UTF8.self),
        mark.attributes)
      guard let index = rest.firstIndex(where: { $0.start == mark.start && $0.end == mark.end })
      else {
        missing.append("missing     \(wanted)\(blocker(of: mark))")
        continue
      }
      let match = rest.remove(at: index)
      for (name, value) in mark.attributes.sorted(by: { $0.key < $1.key })
      where match.values[name] != value {
        missing.append(
          "changed     \(wanted): \(name) is \(match.values[name] ?? "not set")")
      }
    }
    let unexpected = rest.map { "unexpected  \(describe($0.text, $0.values))" }
    let all = missing + unexpected
    return all.isEmpty ? nil : all.joined(separator: "\n")
  }

  private func describe(_ text: String, _ attributes: [String: String]) -> String {
    let labels = attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return labels.isEmpty ? "[\(text)]" : "[\(labels.joined(separator: ", ")): \(text)]"
  }

  private func mentions() -> [Found] {
    let isPhrase = program.types[program.rules[rule].type].isPhrase
    let all = isPhrase ? reading.phrases : reading.entities
    return all.compactMap { mention in
      guard reading.details.wasFound(mention, by: rule) else { return nil }
      let span = tokens(mention, isPhrase)
      let (start, end) = bytes(span)
      return Found(
        start: start, end: end, text: reading.document.text(span),
        values: values(mention))
    }
  }

  private func tokens(_ mention: Mention, _ isPhrase: Bool) -> Range<Int> {
    let range = mention.start..<mention.end
    return isPhrase ? reading.row.tokens(range) : range
  }

  private func bytes(_ tokens: Range<Int>) -> (Int, Int) {
    (
      Int(reading.document.tokens[tokens.lowerBound].start),
      Int(reading.document.tokens[tokens.upperBound - 1].end)
    )
  }

  private func values(_ mention: Mention) -> [String: String] {
    let attributes = program.types[mention.type].attributes
    var values: [String: String] = [:]
    for place in mention.valuePlaces {
      let (index, value) = reading.details[place]
      switch value {
      case .constant(let constant, _):
        if case .constants(let all) = attributes[index].kind {
          values[attributes[index].name] = all[constant]
        }
      case .text(let text): values[attributes[index].name] = text
      case .words(let tokens), .mention(_, let tokens):
        values[attributes[index].name] = reading.document.text(tokens)
      case .date: values[attributes[index].name] = reading.dates[place]
      case .failed: break
      }
    }
    return values
  }

  /// Names what stands over the missing words.
  private func blocker(of mark: RuleCase.Mark) -> String {
    let isPhrase = program.types[program.rules[rule].type].isPhrase
    let standing = isPhrase ? reading.phrases : reading.entities
    for mention in standing {
      let (start, end) = bytes(tokens(mention, isPhrase))
      if start < mark.end, mark.start < end, !isPhrase || mention.type == program.rules[rule].type {
        let text = reading.document.text(tokens(mention, isPhrase))
        return "; there \(program.rules[mention.rule].fullName) found [\(text)]"
      }
    }
    return ""
  }
}

/// Compares the relations of one type with the one that the brackets of a test spell.
private struct RelationTest {
  let relation: String
  let facts: Facts

  func failure(of test: RuleCase) -> String? {
    let found = facts.relations.filter { $0.type == relation }
    guard test.isYes else {
      return found.isEmpty ? nil : found.map { "unexpected  \(spell($0))" }.joined(separator: "\n")
    }
    let wanted = Set(test.marks.map { "\($0.role ?? "trigger"): \(slice(test.text, $0))" })
    let modality = test.modality ?? "asserted"
    let isRight: (Relation) -> Bool = { relation in
      parts(relation) == wanted && relation.modality == modality
    }
    if found.count == 1, isRight(found[0]) { return nil }
    let head = "wanted      \(modality) \(wanted.sorted().joined(separator: " · "))"
    let rest = found.map { "found       \(spell($0))" }
    return ([head] + (rest.isEmpty ? ["found       none"] : rest)).joined(separator: "\n")
  }

  private func slice(_ text: String, _ mark: RuleCase.Mark) -> String {
    "\(Array(text.utf8)[mark.start..<mark.end].count { $0 & 0xC0 != 0x80 })@"
      + "\(Array(text.utf8)[..<mark.start].count { $0 & 0xC0 != 0x80 }) "
      + String(decoding: Array(text.utf8)[mark.start..<mark.end], as: UTF8.self)
  }

  private func slice(_ quote: Quote) -> String {
    "\(quote.end - quote.start)@\(quote.start) \(quote.text)"
  }

  private func parts(_ relation: Relation) -> Set<String> {
    var parts: Set<String> = ["trigger: \(slice(relation.trigger))"]
    for argument in relation.arguments {
      guard let entity = facts.entity(argument.entity) else { continue }
      parts.insert("\(argument.role): \(slice(entity.quote))")
    }
    return parts
  }

  private func spell(_ relation: Relation) -> String {
    "\(relation.modality) \(parts(relation).sorted().joined(separator: " · ")) (\(relation.rule))"
  }
}
