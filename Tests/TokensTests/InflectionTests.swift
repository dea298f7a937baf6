import Testing
import Tokens

/// A verb and its third person, past, participle and -ing form; spellings apart by `/`.
private let verbRows = """
  sign signs signed signed signing
  meet meets met met meeting
  agree agrees agreed agreed agreeing
  ratify ratifies ratified ratified ratifying
  convey conveys conveyed conveyed conveying
  reach reaches reached reached reaching
  discuss discusses discussed discussed discussing
  veto vetoes vetoed vetoed vetoing
  conclude concludes concluded concluded concluding
  die dies died died dying
  occur occurs occurred occurred occurring
  visit visits visited visited visiting
  develop develops developed developed developing
  permit permits permitted permitted permitting
  resubmit resubmits resubmitted resubmitted resubmitting
  stop stops stopped stopped stopping
  equip equips equipped equipped equipping
  show shows showed shown/showed showing
  travel travels travelled/traveled travelled/traveled travelling/traveling
  fuel fuels fuelled/fueled fuelled/fueled fuelling/fueling
  appeal appeals appealed appealed appealing
  control controls controlled controlled controlling
  focus focuses focused/focussed focused/focussed focusing/focussing
  panic panics panicked panicked panicking
  learn learns learned/learnt learned/learnt learning
  be is was/were been being
  have has had had having
  do does did done doing
  undergo undergoes underwent undergone undergoing
  withdraw withdraws withdrew withdrawn withdrawing
  overthrow overthrows overthrew overthrown overthrowing
  uphold upholds upheld upheld upholding
  mislead misleads misled misled misleading
  offset offsets offset offset offsetting
  broadcast broadcasts broadcast/broadcasted broadcast/broadcasted broadcasting
  begin begins began begun beginning
  relay relays relayed relayed relaying
  rebuild rebuilds rebuilt rebuilt rebuilding
  co-write co-writes co-wrote co-written co-writing
  win wins won won winning
  Welcome Welcomes Welcomed Welcomed Welcoming
  """.split(separator: "\n").map(String.init)

@Suite struct InflectionTests {
  @Test(arguments: verbRows)
  func verbs(row: String) {
    let columns = row.split(separator: " ").map(String.init)
    let forms = [WordForm.third, .past, .participle, .ing].map {
      Inflection.forms(of: columns[0], $0).joined(separator: "/")
    }
    #expect(forms == Array(columns.dropFirst()))
  }

  @Test(arguments: [
    ("delegation", "delegations"), ("Minister", "Ministers"), ("treaty", "treaties"),
    ("journey", "journeys"), ("soliloquy", "soliloquies"), ("speech", "speeches"),
    ("monarch", "monarchs"), ("box", "boxes"), ("man", "men"), ("spokeswoman", "spokeswomen"),
    ("human", "humans"), ("German", "Germans"), ("child", "children"), ("person", "persons/people"),
    ("memorandum", "memoranda/memorandums"), ("crisis", "crises"), ("wife", "wives"),
    ("chief", "chiefs"), ("aircraft", "aircraft"), ("headquarters", "headquarters"),
    ("memo", "memos"), ("hero", "heroes"), ("UAV", "UAVs"), ("NGO", "NGOs"), ("Oman", "Omans"),
    ("vice-president", "vice-presidents"), ("bus", "buses/busses"), ("Chinese", "Chinese"),
  ])
  func plurals(noun: String, expected: String) {
    #expect(Inflection.forms(of: noun, .plural).joined(separator: "/") == expected)
  }

  @Test func theBaseIsTheWordItself() {
    #expect(Inflection.forms(of: "Sign", .base) == ["Sign"])
    #expect(Inflection.forms(of: "be", .base) == ["be", "am", "are"])
  }

  @Test(arguments: ["", "-", "5", "x-", "é", "'s"])
  func oddWordsAreNoTrouble(word: String) {
    for form in WordForm.allCases { #expect(!Inflection.forms(of: word, form).isEmpty) }
  }
}
