import Foundation
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

  /// Most spellings take a short way; it must lead where normalization leads.
  @Test func foldingIsNormalization() {
    let scalars =
      Array(
        "aZ9é'’“”\u{AD}\u{300}\u{301}\u{345}\u{2011}Üłﬁ\u{212A}\u{1E9B}\u{323}Дйї語가ᄀ\u{1161}"
          .unicodeScalars)
    let straight: [Unicode.Scalar: Unicode.Scalar] = [
      "’": "'", "“": "\"", "”": "\"", "\u{2011}": "-",
    ]
    var random = SplitMix(state: 7)
    for _ in 0..<5_000 {
      let spelling = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        scalars.randomElement(using: &random) ?? "a"
      }
      let plain = spelling.filter { $0 != "\u{AD}" }.map { straight[$0] ?? $0 }
      let wanted = string(plain).precomposedStringWithCanonicalMapping
      let word = Word(spelling: string(spelling))
      #expect(Array(word.text.unicodeScalars) == Array(wanted.unicodeScalars))
      #expect(Array(word.lower.utf8) == Array(word.text.lowercased().utf8))
    }
  }

  private func string(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
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
