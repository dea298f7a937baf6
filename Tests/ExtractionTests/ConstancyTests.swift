import Extraction
import Foundation
import Testing

/// The same rules, text and date give the same facts, whatever was read before, and on any thread.
@Suite struct ConstancyTests {
  @Test func theBundledRulesOnEveryGoldenText() async throws {
    let rules = try RuleSet.bundled()
    let texts = try Self.goldenTexts()
    #expect(texts.count > 10)
    let fresh = texts.map { Extractor(rules).extract($0) }
    let extractor = Extractor(rules)
    #expect(texts.map { extractor.extract($0) } == fresh)
    #expect(texts.reversed().map { extractor.extract($0) } == fresh.reversed())
    async let first = Self.facts(of: texts, rules)
    async let second = Self.facts(of: texts.reversed(), rules)
    #expect(await first == fresh)
    #expect(await second == fresh.reversed())
  }

  @Test func theOrderOfTheSources() throws {
    let sources = [
      RuleSource(path: "a.rules", text: "entity a\na.b = N | \"x\" c\n"),
      RuleSource(path: "b.rules", text: "entity c\nc.d = \"y\"\nlist N from \"n.txt\""),
      RuleSource(path: "n.txt", text: "Oslo\nNew York"),
    ]
    let text = "New York, x y, Oslo"
    let facts = Extractor(try RuleSet(sources)).extract(text)
    #expect(facts.entities.count == 4)
    #expect(Extractor(try RuleSet(sources.reversed())).extract(text) == facts)
  }

  private static func facts(of texts: [String], _ rules: RuleSet) async -> [Facts] {
    let extractor = Extractor(rules)
    return texts.map { extractor.extract($0) }
  }

  private static func goldenTexts() throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "golden")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }.sorted { $0.path() < $1.path() }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }

  // MARK: - Rules and texts by chance

  @Test(arguments: 0..<60)
  func rulesByChance(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let text = RandomRules.text(&random)
    let rules = RandomRules.rules(&random)
    let set: RuleSet
    do {
      set = try RuleSet([RuleSource(path: "a.rules", text: rules)])
    } catch {
      Issue.record("\(rules)\n\(error.diagnostics.map(\.picture).joined(separator: "\n"))")
      return
    }
    let texts = [text] + (0..<9).map { _ in RandomRules.text(&random) }
    let fresh = texts.map { Extractor(set).extract($0) }
    let extractor = Extractor(set)
    for _ in 0..<2 {
      #expect(texts.map { extractor.extract($0) } == fresh, "\(rules)")
      #expect(texts.reversed().map { extractor.extract($0) } == fresh.reversed(), "\(rules)")
    }
    for (text, facts) in zip(texts, fresh) { check(facts, text, rules) }
  }

  private func check(_ facts: Facts, _ text: String, _ rules: String) {
    let scalars = Array(text.unicodeScalars)
    let ids = Set(facts.entities.map(\.id))
    #expect(ids.count == facts.entities.count)
    for quote in facts.entities.map(\.quote) + facts.relations.map(\.trigger) {
      var slice = ""
      slice.unicodeScalars.append(contentsOf: scalars[quote.start..<quote.end])
      #expect(slice == quote.text)
    }
    for (one, other) in zip(facts.entities, facts.entities.dropFirst()) {
      #expect(one.quote.start <= other.quote.start)
    }
    for one in facts.entities {
      for other in facts.entities where one.type == other.type && one.id != other.id {
        let isApart = one.quote.end <= other.quote.start || other.quote.end <= one.quote.start
        #expect(isApart, "\(one.id) and \(other.id) by\n\(rules)")
      }
    }
    for relation in facts.relations {
      for argument in relation.arguments { #expect(ids.contains(argument.entity)) }
    }
    for (index, relation) in facts.relations.enumerated() {
      let rival = facts.relations[..<index].first {
        $0.type == relation.type && $0.trigger == relation.trigger
      }
      #expect(rival == nil, "one trigger, one relation of a type")
    }
  }
}

/// Small rule sets over a few words, with all forms of the language.
private enum RandomRules {
  static let words = ["ab", "cd", "ef", "gh", "ij"]

  static func text(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 0..<40, using: &random)).map { _ in
      (words + words + [",", ".", "Xy", "met"]).randomElement(using: &random) ?? ""
    }.joined(separator: " ")
  }

  static func rules(_ random: inout SplitMix) -> String {
    """
    Several(X) = X ("," X)*
    Bare(X) = X
    Governed(X) = X
    entity one absorbs two
      part?
    one.a = \(cell(&random)) \(pattern(2, [], &random))
    one.b = \(cell(&random)) part:\(cell(&random)) | @\(cell(&random)) \(cell(&random))
    entity two
      one? : one
    two.a = \(pattern(1, ["one", "one.b"], &random)) \(cell(&random))
    two.b = one:one \(pattern(1, ["one"], &random))
    phrase verbs
      head
      voice : passive | active
      form : past | finite
      modality : negated | asserted
    verbs.a = (modality=negated:\(cell(&random)))? head:"met"
    phrase break
    break.a = \(cell(&random)) "."?
    phrase aside
    aside.a = "," (!","){1,3} ","
    relation saw
      who * @one = subject
      what ? @two = object, ab
      verb <met>
      noun "cd"
    saw.a = who:one ...{0,3} trigger:\(cell(&random)) {what:two, \(cell(&random)) what:two}
    saw.b = {who:one} trigger:(\(cell(&random)) \(cell(&random))?) \(pattern(1, ["one"], &random)) what:two
    shape active = subject verb {object, adjunct}
    shape nominal = noun {adjunct}
    """
  }

  private static func cell(_ random: inout SplitMix) -> String {
    let word = "\"\(words.randomElement(using: &random) ?? "ab")\""
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: "(\(word) | \"Xy\")"
    case 1: "(Word & !\(word))"
    case 2: "/[a-e]+/"
    default: word
    }
  }

  private static func pattern(
    _ depth: Int, _ mentions: [String], _ random: inout SplitMix
  ) -> String {
    guard depth > 0 else {
      return
        (mentions.isEmpty
        ? nil : Bool.random(using: &random) ? mentions.randomElement(using: &random) : nil)
        ?? cell(&random)
    }
    let inner = pattern(depth - 1, mentions, &random)
    let other = pattern(depth - 1, mentions, &random)
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: "(\(inner) \(other))"
    case 1: "(\(inner) | \(other))"
    case 2: "(\(inner)){0,2}"
    case 3: "(\(inner))* \(other)"
    case 4: "!after(\(cell(&random))) \(inner)"
    default: "\(inner) !before(\(cell(&random)))"
    }
  }
}

struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
