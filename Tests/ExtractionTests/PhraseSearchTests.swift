import Automata
import Testing
import Tokens

@testable import Extraction

/// List phrases found by bits and a tree, against a comparison of every phrase with every place.
@Suite struct PhraseSearchTests {
  /// A word of a phrase or a text, and whether a space stands before it.
  private struct Piece {
    var word: String
    var followsSpace: Bool
  }

  /// So many phrases begin with the first word that its bits fill several rows.
  private static func phrase(_ random: inout SplitMix) -> [Piece] {
    let first = Bool.random(using: &random) ? 0 : Int.random(in: 0..<60, using: &random)
    var phrase = [Piece(word: word(first, &random), followsSpace: true)]
    repeat {
      phrase += pieces(Int.random(in: 0..<400, using: &random), &random)
    } while Int.random(in: 0..<3, using: &random) == 0
    return phrase
  }

  /// A word behind a space, or behind a hyphen.
  private static func pieces(_ number: Int, _ random: inout SplitMix) -> [Piece] {
    let isJoined = Int.random(in: 0..<5, using: &random) == 0
    let word = word(number, &random)
    if !isJoined { return [Piece(word: word, followsSpace: true)] }
    return [Piece(word: "-", followsSpace: false), Piece(word: word, followsSpace: false)]
  }

  private static func word(_ number: Int, _ random: inout SplitMix) -> String {
    let spellings = ["ab\(number)", "ab\(number)", "Ab\(number)", "AB\(number)"]
    return spellings.randomElement(using: &random) ?? ""
  }

  private static func text(_ pieces: some Sequence<Piece>) -> String {
    pieces.reduce(into: "") { $0 += ($1.followsSpace && !$0.isEmpty ? " " : "") + $1.word }
  }

  private static func fits(_ phrase: [Piece], _ text: ArraySlice<Piece>) -> Bool {
    guard phrase.count <= text.count else { return false }
    return zip(phrase, text).enumerated().allSatisfy { place, pair in
      let (wanted, given) = pair
      if place > 0, wanted.followsSpace != given.followsSpace { return false }
      if wanted.word == wanted.word.lowercased() { return wanted.word == given.word.lowercased() }
      return given.word == wanted.word || given.word == wanted.word.uppercased()
    }
  }

  @Test(arguments: 0..<4)
  func `Every phrase is found, and nothing else`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let phrases = (0..<400).map { _ in Self.phrase(&random) }
    let rules = try RuleSet([
      RuleSource(path: "a.rules", text: "entity a\na.b = N\nlist N from \"n.txt\""),
      RuleSource(path: "n.txt", text: phrases.map(Self.text).joined(separator: "\n")),
    ])
    var classifier = Classifier(rules.program)
    for _ in 0..<10 {
      var pieces = (0..<20).flatMap { _ in
        Bool.random(using: &random)
          ? phrases.randomElement(using: &random) ?? []
          : Self.pieces(Int.random(in: 0..<400, using: &random), &random)
      }
      pieces[0].followsSpace = true
      var document = Document()
      var (cells, edges): ([ClassID], [Edge]) = ([], [])
      classifier.tokenize(Array(Self.text(pieces).utf8), into: &document)
      classifier.classify(document, into: &cells)
      classifier.phraseEdges(document, into: &edges)
      #expect(document.tokens.count == pieces.count)
      var expected: Set<Range<Int>> = []
      for start in pieces.indices {
        for phrase in phrases where Self.fits(phrase, pieces[start...]) {
          expected.insert(start..<start + phrase.count)
        }
      }
      #expect(Set(edges.map { $0.start..<$0.end }) == expected)
      #expect(edges.map(\.start) == edges.map(\.start).sorted())
    }
  }
}
