import Extraction
import Golden
import Testing

private let text = "On Monday Anna Lee met Omar Diaz. Lee held talks in Oslo."

struct ComparisonCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var golden: [String] = []
  var goldenRelations: [String] = []
  var found: [String] = []
  var foundRelations: [String] = []
  let outcome: [String]

  static let entities = [
    Self(
      testDescription: "the same facts",
      golden: ["person: Anna Lee", "place: Oslo"], found: ["person: Anna Lee", "place: Oslo"],
      outcome: []),
    Self(
      testDescription: "one is missing", golden: ["person: Anna Lee"],
      outcome: ["missing: person “Anna Lee”"]),
    Self(
      testDescription: "one is not in the golden file", found: ["place: Oslo"],
      outcome: ["unexpected: place “Oslo”", "  found by a.rule"]),
    Self(
      testDescription: "other words", golden: ["person: Anna Lee"], found: ["person: Anna"],
      outcome: [
        "changed: person “Anna Lee”", "  words: “Anna Lee” in the golden file, “Anna” found",
      ]),
    Self(
      testDescription: "another type", golden: ["place: Oslo"], found: ["person: Oslo"],
      outcome: ["changed: place “Oslo”", "  type: place in the golden file, person found"]),
    Self(
      testDescription: "another value", golden: ["date: Monday; value=2021-05-03"],
      found: ["date: Monday; value=2021-05-10"],
      outcome: [
        "changed: date “Monday”", "  value: 2021-05-03 in the golden file, 2021-05-10 found",
      ]),
    Self(
      testDescription: "a modifier that the golden file does not have",
      golden: ["date: Monday; value=2021-05-03"],
      found: ["date: Monday; value=2021-05-03; mod=START"],
      outcome: ["changed: date “Monday”", "  mod: none in the golden file, START found"]),
    Self(
      testDescription: "an attribute that the golden file does not name",
      golden: ["place: Oslo"], found: ["place: Oslo; nation=NO"], outcome: []),
    Self(
      testDescription: "an attribute that it names",
      golden: ["place: Oslo; nation=NO"], found: ["place: Oslo"],
      outcome: ["changed: place “Oslo”", "  nation: NO in the golden file, none found"]),
    Self(
      testDescription: "a reference to another mention",
      golden: ["person: Anna Lee", "person: Omar Diaz", "person: Lee#2; refers=Anna Lee"],
      found: ["person: Anna Lee", "person: Omar Diaz", "person: Lee#2; refers=Omar Diaz"],
      outcome: [
        "changed: person “Lee”",
        "  refers: person “Anna Lee” in the golden file, person “Omar Diaz” found",
      ]),
    Self(
      testDescription: "groups are compared only as fillers",
      golden: ["group: talks"], found: ["group: Lee"], outcome: []),
    Self(
      testDescription: "an optional record may be missing", golden: ["place: Oslo; optional"],
      outcome: []),
    Self(
      testDescription: "and excuses what stands in its place",
      golden: ["person: Anna Lee; optional"], found: ["person: Anna"], outcome: []),
    Self(
      testDescription: "a todo is a gap while it is missing", golden: ["place: Oslo; todo"],
      outcome: ["gaps: 1"]),
    Self(
      testDescription: "a todo is a gap while it differs",
      golden: ["date: Monday; value=2021; todo"], found: ["date: Monday; value=2022"],
      outcome: ["gaps: 1"]),
    Self(
      testDescription: "a todo that holds is announced, and is no difference",
      golden: ["place: Oslo; todo"], found: ["place: Oslo"], outcome: ["holds: place “Oslo”"]),
    Self(
      testDescription: "what is known to be wrong", golden: ["place: Lee; todo; not"],
      found: ["place: Lee"], outcome: ["gaps: 1"]),
    Self(
      testDescription: "what was wrong and went away", golden: ["place: Lee; todo; not"],
      outcome: ["holds: place “Lee”"]),
  ]

  private static let mentions = [
    "person: Anna Lee", "person: Omar Diaz", "place: Oslo", "date: Monday; value=2021-05-03",
  ]

  private static func relations(
    _ name: String, _ golden: [String], _ found: [String], _ outcome: [String]
  ) -> Self {
    Self(
      testDescription: name, golden: mentions, goldenRelations: golden, found: mentions,
      foundRelations: found, outcome: outcome)
  }

  static let relations = [
    relations(
      "the same relation, its arguments in another order",
      ["met: met; party=Anna Lee; party=Omar Diaz"],
      ["met: met; party=Omar Diaz; party=Anna Lee"], []),
    relations(
      "a missing relation", ["met: met; party=Anna Lee"], [],
      ["missing: met “met” (party: Anna Lee)"]),
    relations(
      "an unexpected one", [], ["met: met; planned; party=Anna Lee"],
      ["unexpected: met “met” planned (party: Anna Lee)", "  found by a.rule"]),
    relations(
      "another modality", ["met: met; party=Anna Lee"], ["met: met; negated; party=Anna Lee"],
      [
        "changed: met “met” (party: Anna Lee)",
        "  modality: asserted in the golden file, negated found",
      ]),
    relations(
      "other arguments", ["met: met; party=Anna Lee; date=Monday"],
      ["met: met; party=Anna Lee; place=Oslo"],
      [
        "changed: met “met” (party: Anna Lee, date: Monday)",
        "  date: date “Monday” is missing", "  place: place “Oslo” is unexpected",
      ]),
    relations(
      "another word for the same event", ["met: talks; place=Oslo"],
      ["met: held; place=Oslo"],
      [
        "changed: met “talks” (place: Oslo)",
        "  trigger: “talks” at 43 in the golden file, “held” at 38 found",
      ]),
    relations(
      "an optional argument may be missing", ["met: met; party=Anna Lee; date=Monday?optional"],
      ["met: met; party=Anna Lee"], []),
    relations(
      "an argument marked todo is a gap", ["met: met; party=Anna Lee; date=Monday?todo"],
      ["met: met; party=Anna Lee"], ["gaps: 1"]),
    relations(
      "an argument marked todo that holds is announced",
      ["met: met; party=Anna Lee; date=Monday?todo"],
      ["met: met; party=Anna Lee; date=Monday"],
      ["holds: met “met” (party: Anna Lee, date: Monday): date: date “Monday”"]),
    relations(
      "an argument that is known to be wrong",
      ["met: met; party=Anna Lee; place=Oslo?todo?not"],
      ["met: met; party=Anna Lee; place=Oslo"], ["gaps: 1"]),
    relations(
      "a todo relation excuses what differs from it",
      ["met: met; party=Anna Lee; todo"], ["met: met; planned; party=Omar Diaz"], ["gaps: 1"]),
    relations(
      "a relation that is known to be wrong",
      ["met: met; party=Anna Lee; todo; not"], ["met: met; planned; party=Omar Diaz"],
      ["gaps: 1"]),
  ]
}

@Suite struct ComparisonTests {
  @Test(arguments: ComparisonCase.entities + ComparisonCase.relations)
  func `A golden file and facts differ by fact`(item: ComparisonCase) {
    let comparison = GoldenComparison(
      Sample(text, item.golden, item.goldenRelations),
      Sample(text, item.found, item.foundRelations))
    #expect(comparison.outcome == item.outcome)
  }

  @Test func `A filler that is a known gap is a gap of its relation, too`() {
    let comparison = GoldenComparison(
      Sample(text, ["person: Anna Lee; todo"], ["met: met; party=Anna Lee"]),
      Sample(text, ["person: Anna"], ["met: met; party=Anna"]))
    #expect(comparison.outcome == ["gaps: 2"])
  }

  @Test func `When a text was edited, records follow their words`() {
    let old = Sample(
      "Anna met Omar. Anna left.", ["person: Anna", "person: Anna#2", "place: Omar"])
    let new = Sample(
      "Yes: Anna, with Ben, met Omar. Anna left.",
      ["person: Anna", "person: Anna#2", "place: Omar"])
    let comparison = GoldenComparison(old, new)
    #expect(comparison.outcome == ["moved: 3 quotes, as the text was edited"])
    #expect(comparison.updated.entities.map(\.entity.quote.start).sorted() == [5, 25, 31])
  }

  @Test func `Words that are gone are missing, without a place`() {
    let comparison = GoldenComparison(
      Sample("Anna met Omar.", ["person: Omar"]), Sample("Anna met Ben.", ["person: Anna"]))
    #expect(
      comparison.outcome == [
        "missing: person “Omar”", "  its words are no longer in the text",
        "unexpected: person “Anna”", "  found by a.rule",
      ])
    #expect(comparison.differences[0].quote == nil)
  }

  @Test(arguments: [
    ("a b\tc d", 4, 5, ["1 | a b c d", "  |     ^"]),
    ("x\r\n会議 met é\r\n", 3, 5, ["2 | 会議 met é", "  | ^^^^"]),
    ("🤝 Anna", 2, 6, ["1 | 🤝 Anna", "  |    ^^^^"]),
    ("ab\ncd", 1, 4, ["1 | ab", "  |  ^"]),
    ("", 0, 0, ["1 | ", "  | ^"]),
    ("ab", 7, 9, ["1 | ab", "  |   ^"]),
  ])
  func `Carets stand under what they mark`(
    text: String, start: Int, end: Int, picture: [String]
  ) {
    let quote = Quote(start: start, end: end, text: "")
    #expect(TextLines(text).picture(of: quote) == picture)
  }

  @Test func `A long line is cut around what is marked`() {
    let line = String(repeating: "word ", count: 1000)
    let picture = TextLines(line).picture(of: Quote(start: 2500, end: 2504, text: "word"))
    #expect(picture[0].count < 110)
    #expect(picture[1].hasSuffix(" ^^^^"))
  }
}
