import Extraction
import Foundation
import RuleCompiler
import Storage
import Testing

/// A small rule set with a part of every kind: lists with columns and forms, contexts, strata, regular
/// expressions, tested attributes, a relation, a strategy, tests.
private let sample = [
  RuleSource(
    path: "a.rules",
    text: """
      list Nation from "nations.tsv"
      list Verb from "verbs.txt"
      And = "and" | "or"
      Several(X) = X ("," X)* (","? And X)?
      Bare(X) = X
      Governed(X) = X
      entity nation
        iso?
      nation.known = !after("from") row:Nation
        iso = row.iso
        yes "[iso=NO: Norway] rose."
      nation.code = /N[0-9]+/
        no "x"
      entity person
        nation? : nation
        number : plural | singular
      person.known = (nation:nation)? Capitalized+ !before("of")
        yes "[number=singular: Anna Lee] left."
      phrase verbs
        head
        voice : passive | active
        modality : negated | planned | asserted
      verbs.past = (modality=negated:"not")? head:<Verb:past>
        no "x"
      phrase break
      break.word = ";"
        no "x"
      phrase aside
      aside.bracket = "(" Word{1,9} ")"
        no "x"
      shape active = {setting} subject verb[voice = active] {object, adjunct}
      relation met
        who + person = subject
        whom ? person = object
        where ? nation = in
        verb <meet>
        yes "[who: Anna Lee] [trigger: met] [whom: Omar Diaz] in [where: Norway]."
      resolve person by surname
      """),
  RuleSource(
    path: "nations.tsv", text: "name\tiso\nNorway | Kingdom of Norway\tNO\nSouth Africa\tZA\n"),
  RuleSource(path: "verbs.txt", text: "meet\nsign\ncarry out\n"),
]

private let text =
  "Anna Lee met Omar Diaz in South Africa (not N12); Lee carried out the Kingdom of Norway."

private func json(_ facts: Facts, of text: String) -> String {
  var bytes: [UInt8] = []
  FactsWriter(format: .json, offsets: .codePoints).write(facts, of: text, into: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

private func found(by rules: RuleSet, in text: String) -> String {
  json(Extractor(rules).extract(text, date: "2021-05-03"), of: text)
}

@Suite struct CompiledRulesTests {
  private let bytes: [UInt8]

  init() throws {
    bytes = try RuleSet.compile(sample, place: "rules")
  }

  @Test func `A compiled rule set finds what its sources find`() throws {
    let rules = try RuleSet(sample)
    let compiled = try RuleSet(compiled: bytes)
    #expect(found(by: compiled, in: text) == found(by: rules, in: text))
    #expect(found(by: compiled, in: text).contains("\"met\""))
    let results = try Extractor(rules).runTests()
    #expect(results.count == 7)
    #expect(try Extractor(compiled).runTests() == results)
  }

  @Test func `The bundled grammar finds in the golden texts what its sources find`() throws {
    let fromSources = Extractor(try RuleSet(RuleSet.bundledSources))
    let bundled = Extractor(try RuleSet.bundled())
    let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "golden").path(percentEncoded: false)
    let names = try FileManager.default.contentsOfDirectory(atPath: golden)
      .filter { $0.hasSuffix(".txt") }.sorted()
    #expect(names.count > 20)
    for name in names {
      let text = try String(contentsOfFile: golden + "/" + name, encoding: .utf8)
      let wanted = json(fromSources.extract(text, id: name), of: text)
      #expect(json(bundled.extract(text, id: name), of: text) == wanted, "\(name)")
    }
    #expect(try bundled.runTests() == fromSources.runTests())
  }

  @Test func `Why shows the same places`() throws {
    let rules = try RuleSet(sample)
    let compiled = try RuleSet(compiled: bytes)
    #expect(Extractor(compiled).explain(text) == Extractor(rules).explain(text))
  }

  @Test func `The same sources become the same bytes, in any order`() throws {
    #expect(try RuleSet.compile(sample.reversed(), place: "rules") == bytes)
    #expect(try RuleSet.compile(sample, place: "other") != bytes)
  }

  /// Whoever changes the form, or what it means, counts `CompiledRules.version` up and puts the new sum here.
  @Test func `The form is the one of its version`() {
    #expect(CompiledRules.version == 3)
    #expect(String(Checksum(bytes).value, radix: 16) == "24b68dafe7612ae7")
  }

  // MARK: - Damage

  private func error(_ bytes: [UInt8]) -> CompiledRulesError.Kind? {
    do throws(CompiledRulesError) {
      _ = try RuleSet(compiled: bytes)
      return nil
    } catch {
      return error.kind
    }
  }

  /// Where the head and the three sections lie.
  private var ranges: [Range<Int>] {
    var ranges = [0..<72]
    for section in 0..<3 {
      let start = (ranges[section].upperBound + 63) / 64 * 64
      ranges.append(start..<start + number(at: 24 + 16 * section))
    }
    return ranges
  }

  private func number(at offset: Int) -> Int {
    (0..<8).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  @Test func `Each part lies where it is looked for`() {
    #expect(ranges[3].upperBound == bytes.count)
    #expect(ranges.allSatisfy { $0.count > 40 })
  }

  @Test(arguments: 0..<4) func `A flipped bit is seen, wherever it is`(part: Int) {
    let range = ranges[part]
    for offset in Set(range.prefix(80)).union(
      stride(from: range.lowerBound, to: range.upperBound, by: 97))
    {
      var damaged = bytes
      damaged[offset] ^= 1 << UInt8(offset % 8)
      #expect(error(damaged) != nil, "byte \(offset)")
    }
  }

  @Test func `A file that was cut off is refused`() {
    for count in Set(0..<200).union(stride(from: 0, to: bytes.count, by: 211)) {
      let wanted: CompiledRulesError.Kind = count < 8 ? .foreign : .truncated
      #expect(error(Array(bytes.prefix(count))) == wanted, "\(count) bytes")
    }
    #expect(error(bytes + [0]) == .damaged)
  }

  @Test func `Another version and another file are told apart`() {
    var other = bytes
    other[8] = 4
    #expect(error(other) == .version(4))
    #expect(error(Array("list Nation from".utf8)) == .foreign)
    #expect(error([]) == .foreign)
  }

  /// As someone would do it who wants to do harm: with right checksums, so that only the checks of what the
  /// numbers mean stand between the bytes and the stages.
  @Test(arguments: [1, 2, 3]) func `A forged file is refused or read, and never ends the process`(
    part: Int
  ) {
    let range = ranges[part]
    var random = Numbers(state: UInt64(part))
    for _ in 0..<500 {
      var forged = bytes
      for _ in 0...random.next(below: 3) {
        let offset = range.lowerBound + random.next(below: range.count)
        forged[offset] =
          random.next(below: 2) == 0
          ? UInt8(random.next(below: 256)) : forged[offset] ^ 1 << UInt8(random.next(below: 8))
      }
      repairChecksums(&forged)
      guard let rules = try? RuleSet(compiled: forged) else { continue }
      let extractor = Extractor(rules)
      _ = extractor.extract(text)
      _ = extractor.explain(text)
      _ = try? extractor.runTests()
    }
  }

  private func repairChecksums(_ bytes: inout [UInt8]) {
    func put(_ checksum: Checksum, at offset: Int) {
      for place in 0..<8 {
        bytes[offset + place] = UInt8(truncatingIfNeeded: checksum.value >> UInt64(8 * place))
      }
    }
    for section in 0..<3 {
      put(Checksum(Array(bytes[ranges[section + 1]])), at: 32 + 16 * section)
    }
    put(Checksum(Array(bytes[24..<72])), at: 16)
  }
}

/// The same numbers in each run.
private struct Numbers {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
