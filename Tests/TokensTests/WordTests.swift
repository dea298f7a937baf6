import Testing
import Tokens

private let shapeNames: [(shape: WordShape, name: String)] = [
  (.capitalized, "capitalized"), (.upper, "upper"), (.initial, "initial"), (.lower, "lower"),
  (.number, "number"), (.punctuation, "punctuation"), (.word, "word"),
]

@Suite struct WordTests {
  @Test(arguments: [
    ("Minister", "capitalized word"),
    ("minister", "lower word"),
    ("NATO", "capitalized upper word"),
    ("A400M", "capitalized upper word"),
    ("A", "capitalized word"),
    ("iPhone", "word"),
    ("5th", "lower word"),
    ("2021", "number word"),
    ("٣", "number word"),
    ("J.", "capitalized initial word"),
    ("U.S.", "capitalized upper initial word"),
    ("Mr.", "capitalized word"),
    ("a.m.", "lower word"),
    ("'s", "lower"),
    ("–", "punctuation"),
    ("👍🏽", "punctuation"),
    ("Ərdoğan", "capitalized word"),
    ("ШОС", "capitalized upper word"),
    ("語", "lower word"),
  ])
  func shapes(spelling: String, expected: String) {
    let shape = Word(spelling: spelling).shape
    let names = shapeNames.filter { shape.contains($0.shape) }.map(\.name)
    #expect(names.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("e\u{301}te\u{301}", "été"),
    ("co\u{AD}operate", "cooperate"),
    ("e\u{AD}\u{301}", "é"),
    ("’s", "'s"),
    ("“", "\""),
    ("”", "\""),
    ("\u{2011}", "-"),
    ("–", "–"),
    ("❤️", "❤"),
    ("İz", "İz"),
  ])
  func folding(spelling: String, expected: String) {
    let text = Word(spelling: spelling).text
    #expect(Array(text.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func equalSpellingsShareANumber() {
    var words = WordTable()
    let spellings = (0..<20_000).map { "w\($0 % 10_000)x" }
    let numbers = spellings.map { words.intern($0) }
    #expect(words.count == 10_000)
    #expect(numbers == (0..<20_000).map { WordID($0 % 10_000) })
    for id in 0..<10_000 as Range<WordID> { #expect(words[id].text == "w\(id)x") }
  }

  @Test func aTableIsForgotten() {
    var words = WordTable()
    _ = words.intern("Baku")
    words.reset()
    #expect(words.count == 0)
    #expect(words.intern("Ganja") == 0)
    #expect(words[0].lower == "ganja")
  }

  @Test func lowerCaseOfCapitals() {
    #expect(Word(spelling: "ÇAVUŞOĞLU").lower == "çavuşoğlu")
  }
}
