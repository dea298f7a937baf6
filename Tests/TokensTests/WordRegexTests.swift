import ProcessorTime
import Testing
import Tokens

@Suite struct WordRegexTests {
  @Test(arguments: [
    (#"\d{1,2}(st|nd|rd|th)?"#, "5th", MatchResult.yes),
    (#"\d{1,2}(st|nd|rd|th)?"#, "5thx", .no),
    (#"\d{4}"#, "02021", .no),
    ("a|ab", "ab", .yes),
    (#"\w+"#, "été", .yes),
    (#"\p{Lu}\.?"#, "Đ.", .yes),
    ("", "", .yes),
    ("(?i)nato", "NATO", .yes),
    (".", "👍", .yes),
  ])
  func theWholeWordMatches(pattern: String, word: String, expected: MatchResult) throws {
    let regex = try WordRegex(pattern, ignoresCase: false)
    #expect(regex.matches(word, with: MatchScratch()) == expected)
  }

  @Test func caseIsIgnoredWhereAsked() throws {
    let regex = try WordRegex("straße", ignoresCase: true)
    #expect(regex.matches("STRAßE", with: MatchScratch()) == .yes)
    #expect(regex.matches("STRASE", with: MatchScratch()) == .no)
  }

  @Test(arguments: [
    "(a+)+b", "(a|aa)+$b", "(a*)*b", "(?:a?){40}a{40}b", "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)z",
  ])
  func endlessBacktrackingIsGivenUp(pattern: String) throws {
    let regex = try WordRegex(pattern, ignoresCase: false)
    let scratch = MatchScratch()
    let word = String(repeating: "a", count: 60)
    let time = processorTime {
      // PCRE2 sees that some of these cannot match at all, which is as good.
      #expect(regex.matches(word + "c", with: scratch) != .yes)
    }
    #expect(time < .milliseconds(200))
    #expect(try WordRegex("a+", ignoresCase: false).matches(word, with: scratch) == .yes)
  }

  @Test func aLimitIsToldFromNoMatch() throws {
    let regex = try WordRegex("(a+)+[bd]", ignoresCase: false)
    let word = String(repeating: "a", count: 60) + "c"
    #expect(regex.matches(word, with: MatchScratch()) == .limit)
  }

  @Test(arguments: [("a(b", 3), ("[a", 2), ("*", 0), (#"\C"#, 2)])
  func aBrokenPatternSaysWhere(pattern: String, offset: Int) {
    let error = #expect(throws: WordRegexError.self) {
      try WordRegex(pattern, ignoresCase: false)
    }
    #expect(error?.offset == offset)
    #expect(error?.message.isEmpty == false)
  }

  /// What a match starts with, and how long it is, is asked before PCRE2 is; here it does not know.
  @Test(arguments: [
    "abc", "abc|abd", "O", "an?", "(?i)k.*", "(?i)straße", "[IVX]{2,4}|V", "(1[5-9]|20)\\d\\d",
    ".{2,}", "\\w+s",
    "(?!Mac)\\p{Lu}\\p{L}+", "(?<=a)b|c", "é.*", "[éÉ]", "", "a*", "^a", "(?=[ab])\\w",
    "\\p{Lu}{2,8}", "(?i)ſ",
    "\\x{212A}", "(?i)\\x{212A}elvin",
  ])
  func whatPCREKnowsOfAMatchChangesNothing(pattern: String) throws {
    let words = [
      "", "a", "b", "c", "k", "K", "\u{212A}", "kelvin", "Kelvin", "\u{212A}elvin", "abc", "abd",
      "O", "an", "s",
      "straße", "STRAßE", "ſ", "S", "IV", "V", "1939", "é", "É", "été", "Mack", "Aliyev", "NATO",
      "words",
    ]
    let scratch = MatchScratch()
    for ignoresCase in [false, true] {
      let regex = try WordRegex(pattern, ignoresCase: ignoresCase)
      let plain = try WordRegex("(*NO_START_OPT)" + pattern, ignoresCase: ignoresCase)
      for word in words {
        #expect(regex.matches(word, with: scratch) == plain.matches(word, with: scratch), "\(word)")
      }
    }
  }
}
