import Extraction
import Testing

/// References of many mentions against what they are defined by, which looks at each pair of them.
@Suite struct ReferenceTests {
  /// A text of full names and parts of them, in an order that a seed gives.
  private static func names(seed: UInt64) -> [String] {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    return (0..<120).map { _ in
      let (first, last) = (["Anna", "Omar"][next(2)], ["Lee", "Berg", "Olin"][next(3)])
      return [first + " " + last, last][next(2)]
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func partsOfNamesReferToTheNearestWhole(seed: UInt64) throws {
    let names = Self.names(seed: seed)
    let rules =
      "entity person\nperson.full = (\"Anna\" | \"Omar\") Capitalized\nresolve person by surname"
    let set = try RuleSet([RuleSource(path: "a.rules", text: rules)])
    let text = names.map { "met \($0), and" }.joined(separator: " ")
    let found = Extractor(set).extract(text).entities
    #expect(found.map(\.quote.text) == names)
    var targets: [Int?] = []
    for (number, name) in names.enumerated() {
      let words = name.split(separator: " ")
      targets.append(
        (0..<number).last { other in
          let whole = names[other].split(separator: " ")
          return targets[other] == nil && whole.last == words.last
            && words.allSatisfy(whole.contains)
        })
    }
    #expect(found.map(\.refers) == targets.map { $0.map { found[$0].id } })
  }

  /// What one extractor keeps from text to text changes nothing.
  @Test func nothingIsLeftOfTheTextBefore() throws {
    let rules = """
      entity person
      person.full = ("Anna" | "Omar") Capitalized
      resolve person by surname
      resolve person by first
      """
    let set = try RuleSet([RuleSource(path: "a.rules", text: rules)])
    let extractor = Extractor(set)
    for seed in 1...4 as ClosedRange<UInt64> {
      let text = Self.names(seed: seed).joined(separator: ", ")
      #expect(extractor.extract(text) == Extractor(set).extract(text))
      #expect(extractor.extract("Lee, Berg, Olin and Anna.").entities.isEmpty)
    }
  }

  /// Texts that look alike are counted together, whatever their bytes.
  @Test(
    arguments: [
      ("Kim, Lee, Kim, Kim", ["a:Kim:1", "a:Lee:1", "a:Kim:2", "a:Kim:3"]),
      ("Kim, \u{212A}im", ["a:Kim:1", "a:\u{212A}im:2"]),
      ("R\u{E9}, Re\u{301}, Re", ["a:R\u{E9}:1", "a:Re\u{301}:2", "a:Re:1"]),
    ])
  func idsCountEqualTexts(_ text: String, _ ids: [String]) throws {
    let set = try RuleSet([RuleSource(path: "a.rules", text: "entity a\na.a = Capitalized")])
    #expect(
      Extractor(set).extract(text).entities.map { Array($0.id.utf8) } == ids.map { Array($0.utf8) })
  }
}
