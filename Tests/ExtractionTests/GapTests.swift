import Extraction
import Testing

private let grammar = [
  RuleSource(
    path: "a.rules",
    text: """
      list Verb from "verbs.txt"
      list Month from "months.tsv"
      list Weekday from "weekdays.txt"
      list Nation from "nations.txt"
      entity person
      person.a = "Anna" | "Omar" | "Olav" "Lund"
      entity place
      place.a = "Oslo" | Nation
      entity date
        value
      Day = /[1-9]\\d?(th)?/
      date.full = day:Day month:Month (year:/(19|20)\\d\\d/)?
        value = date(day: day, month: month, year: year)
      date.day = "on" weekday:Weekday
        value = date(weekday: weekday)
      phrase verbs
        head
      verbs.a = "will"? head:<Verb>
      phrase break
      break.a = ";"
      phrase aside
      aside.a = "," "once" ","
      Several(X) = X ("," X)*
      Bare(X) = X
      Governed(X) = X
      relation met
        party 2+ person = subject, object
        verb <meet>
      shape active = subject verb {object}
      shape light = subject verbs[head = <hold>] noun
      """),
  RuleSource(path: "verbs.txt", text: "meet\nvisit\nleave\nleft\nhold\nhouse"),
  RuleSource(path: "months.tsv", text: "name\tnumber\nMay\t5\nJune | Jun\t6\n"),
  RuleSource(path: "weekdays.txt", text: "Monday\nFriday"),
  RuleSource(path: "nations.txt", text: "Malta\nNorse"),
]

/// Texts of a corpus, and what is ranked: `count key [forms] left … right @first place`.
struct GapCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var kind: GapKind
  var texts: [String]
  var ranked: [String]

  init(_ name: String, _ kind: GapKind, _ texts: String..., gives ranked: [String]) {
    (testDescription, self.kind, self.texts, self.ranked) = (name, kind, texts, ranked)
  }

  func found() throws -> [String] {
    let extractor = Extractor(try RuleSet.outlined(grammar))
    var tally = GapTally()
    for (number, text) in texts.enumerated() {
      tally.add(extractor.gaps(in: Array(text.utf8), id: "\(number)"))
    }
    return tally.ranked(kind).map { gap in
      let forms = gap.forms.isEmpty ? "" : " [\(spelling(gap.forms))]"
      let place = gap.examples.first.map { " @\($0.document):\($0.quote.start)" } ?? ""
      let lists = gap.lists.isEmpty ? "" : " in \(gap.lists.joined(separator: ", "))"
      return "\(gap.count) \(gap.key)\(forms) \(spelling(gap.left)) … \(spelling(gap.right))"
        + place + lists
    }
  }

  private func spelling(_ counts: [RankedGap.Count]) -> String {
    counts.map { $0.count == 1 ? $0.text : "\($0.text) \($0.count)" }.joined(separator: ", ")
  }
}

private let verbs = [
  GapCase(
    "a verb between two names is counted by its plain form", .verbs,
    "Anna visited Oslo.", "Omar will visit Malta and Anna visited Omar.",
    gives: ["3 visit [visited 2, visit] <person> 3 … <place> 2, <person> @0:5"]),
  GapCase("the trigger of a relation is covered", .verbs, "Anna met Omar.", gives: []),
  GapCase(
    "a verb that only helps a noun is no trigger", .verbs, "Anna held Omar.",
    gives: ["1 hold [held] <person> … <person> @0:5"]),
  GapCase(
    "what has a name on one side only is passed over", .verbs,
    "They visited Oslo. Anna left. Anna visited Rome.", gives: []),
  GapCase(
    "a date is no name", .verbs, "Anna visited us on Monday. 3 May was left to Omar.", gives: []),
  GapCase(
    "a form that two verbs share is the inflected one's", .verbs, "Anna left Oslo.",
    gives: ["1 leave [left] <person> … <place> @0:5"]),
  GapCase(
    "the nearest names count", .verbs, "Oslo saw Anna as she visited with Omar in Malta.",
    gives: ["1 visit [visited] <person> … <person> @0:21"]),
]

private let names = [
  GapCase(
    "capitals outside entities, longest stretch", .names,
    "then Anna met Jan Kowal and the New Rolls-Royce Club of Riga in Oslo.",
    gives: [
      "1 Jan Kowal met … and @0:14", "1 New Rolls-Royce Club the … of @0:32",
      "1 Riga of … in @0:56",
    ]),
  GapCase(
    "the first word of a sentence is no name where it is written plain elsewhere", .names,
    "Greens met us. House prices fell.", "They met in a house of greens. They left.", "so they",
    gives: []),
  GapCase(
    "nor where the rules know it plain", .names, "House prices fell.", gives: []),
  GapCase(
    "a name behind such a word is one", .names, "The Greens met the press.",
    gives: ["1 Greens the … met @0:4"]),
  GapCase(
    "a first word that is never plain is a name", .names, "Riga slept, then Riga rose in spring.",
    gives: ["2 Riga ^, then … rose, slept @0:0"]),
  GapCase(
    "behind a colon and in a quotation", .names,
    "It was said: \"Prices fell.\" All prices did: Prices fell.", "it is all", gives: []),
  GapCase("a line of capitals says nothing", .names, "Kowal Sees New Prices", gives: []),
  GapCase(
    "a list may know it all the same", .names, "There was a Jun of joy, there.",
    gives: ["1 Jun a … of @0:12 in Month"]),
  GapCase("letters are no names", .names, "There was plan B that I saw there.", gives: []),
]

private let dates = [
  GapCase("dates that were found are covered", .dates, "He left on Monday, 3 May 1999.", gives: []),
  GapCase(
    "a year, a weekday, a month", .dates, "In 1999, a Friday in June was wet.",
    gives: [
      "1 9999 [1999] in … , @0:3", "1 <weekday> in <month> [Friday in June] a … was @0:11",
    ]),
  GapCase(
    "numbers near a month, found or not", .dates, "It was 3 May and 14, then June the 7th.",
    gives: [
      "1 <date> and 9 [3 May and 14] was … , @0:7",
      "1 <month> the 9th [June the 7th] then … . @0:26",
    ]),
  GapCase(
    "what differs in its numbers only is one shape", .dates, "Wait till June 3.", "By Jun 14!",
    gives: ["2 <month> 9 [Jun 14, June 3] by, till … !, . @0:10"]),
  GapCase(
    "amounts are none", .dates, "Of 1500 men 30 left, 7 on Friday, 40 later.", gives: []),
  GapCase(
    "half a span", .dates, "The season 1997 - 98 was long.",
    gives: ["1 9999 - 9 [1997 - 98] season … was @0:11"]),
]

@Suite struct GapTests {
  @Test(arguments: verbs + names + dates) func `Gaps are ranked`(item: GapCase) throws {
    let found = try item.found()
    #expect(found == item.ranked)
  }

  @Test func `An example from each of the first documents, in the order of the corpus`() throws {
    let extractor = Extractor(try RuleSet.outlined(grammar))
    var tally = GapTally()
    for id in ["c", "a", "b", "d"] {
      tally.add(extractor.gaps(in: Array("É: Riga rose.\nthe Riga set.".utf8), id: id))
    }
    let gap = try #require(tally.ranked(.names).first)
    #expect(gap.examples.map(\.document) == ["c", "a", "b"])
    #expect(gap.examples[0].quote == Quote(start: 3, end: 7, text: "Riga"))
    #expect((gap.count, gap.documents) == (8, 4))
  }

  @Test func `Rules without verbs, dates or relations have names only`() throws {
    let rules = try RuleSet.outlined([RuleSource(path: "a.rules", text: "entity a\na.b = \"x\"")])
    let found = Extractor(rules).gaps(in: Array("x met Riga in May 1999, x said.".utf8), id: "a")
    #expect(found.gaps.map(\.key) == ["Riga", "May"])
  }
}
