import Testing
import Tokens

private func tokens(_ text: String) -> String {
  let document = read(text)
  return document.tokens.indices.map { document.text($0..<$0 + 1) }.joined(separator: "·")
}

func read(_ text: String) -> Document {
  read(Array(text.utf8))
}

func read(_ bytes: [UInt8]) -> Document {
  var document = Document()
  var words = WordTable()
  Tokenizer.tokenize(bytes, into: &document, words: &words)
  return document
}

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("", ""),
    ("  \n\t ", ""),
    ("the 5th A400M", "the·5th·A400M"),
    ("Lt-Gen", "Lt·-·Gen"),
    ("17.Jul.2025", "17·.·Jul·.·2025"),
    ("3.5 and 1,000", "3·.·5·and·1·,·000"),
    ("US$2.1 billion", "US·$·2·.·1·billion"),
    ("snake_case", "snake·_·case"),
    ("«Да», сказал он", "«·Да·»·,·сказал·он"),
    ("Həsənov, Lương Đỗ", "Həsənov·,·Lương·Đỗ"),
    ("e\u{301}te\u{301} x", "e\u{301}te\u{301}·x"),
    ("co\u{AD}operation\u{AD} now", "co\u{AD}operation·now"),
    ("می\u{200C}رود", "می\u{200C}رود"),
    ("\u{FEFF}Baku\u{0}x", "Baku·x"),
    ("a\u{A0}b\u{2003}c\u{3000}d", "a·b·c·d"),
    ("10–12 — x", "10·–·12·—·x"),
    ("km²", "km·²"),
  ])
  func runsAndSymbols(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("world's", "world·'s"),
    ("Turkey’s victory", "Turkey·’s·victory"),
    ("don't", "do·n't"),
    ("won’t can't DON'T", "wo·n’t·ca·n't·DO·N'T"),
    ("we'll they're I've he'd I'm", "we·'ll·they·'re·I·'ve·he·'d·I·'m"),
    ("'s", "'s"),
    ("n't", "n't"),
    ("countries' aims", "countries·'·aims"),
    ("D'Souza O’Brien", "D·'·Souza·O·’·Brien"),
    ("Xi'an, Sha'ban", "Xi·'·an·,·Sha·'·ban"),
    ("'d' and 'yes'", "'·d·'·and·'·yes·'"),
    ("'That's'", "'·That·'s·'"),
    ("in the '90s", "in·the·'·90s"),
  ])
  func apostrophes(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("Mr. Smith met Lt. Gen. Ali.", "Mr.·Smith·met·Lt.·Gen.·Ali·."),
    ("LT. GEN. ALI", "LT.·GEN.·ALI"),
    ("Mr Smith", "Mr·Smith"),
    ("J. R. Novak, K.P. Rao", "J.·R.·Novak·,·K.P.·Rao"),
    ("J.Novak", "J.·Novak"),
    ("Đ. Nguyen", "Đ.·Nguyen"),
    ("the U.S. army, U.S.-backed", "the·U.S.·army·,·U.S.·-·backed"),
    ("e.g. at 9 a.m., i.e. early", "e.g.·at·9·a.m.·,·i.e.·early"),
    ("A. Novak, Ph.D., B.Sc.", "A.·Novak·,·Ph.D.·,·B.Sc."),
    ("Dec. 9", "Dec.·9"),
    ("No. 5, no. 6", "No.·5·,·no.·6"),
    ("He said no. Five left.", "He·said·no·.·Five·left·."),
    ("On Sun. it rained", "On·Sun·.·it·rained"),
    ("Sun., June 3", "Sun.·,·June·3"),
    ("etc. and so on...", "etc.·and·so·on·.·.·."),
    ("World War I. The end", "World·War·I·.·The·end"),
    ("Viktor I. Novak", "Viktor·I.·Novak"),
    ("No.", "No."),
    ("J.", "J."),
    ("inc.com", "inc·.·com"),
  ])
  func periods(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("ok👍🏽!", "ok·👍🏽·!"),
    ("👩‍🚀👩‍🚀", "👩‍🚀·👩‍🚀"),
    ("🇦🇿🇹🇷", "🇦🇿·🇹🇷"),
    ("❤️ 1️⃣", "❤️·1️⃣"),
    ("🏴󠁧󠁢󠁳󠁣󠁴󠁿 x", "🏴󠁧󠁢󠁳󠁣󠁴󠁿·x"),
  ])
  func emoji(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test func whiteSpaceIsKnownPerToken() {
    let document = read("a b\nc-d\r\n\r\ne\u{AD} f")
    #expect(document.tokens.map(\.followsSpace) == [true, true, true, false, false, true, true])
    #expect(
      document.tokens.map(\.followsLineBreak) == [false, false, true, false, false, true, false])
  }

  @Test func bytesThatAreNoTextAreTokens() {
    let document = read([0x61, 0xFF, 0xC3, 0x28, 0xE2, 0x80])
    #expect(document.tokens.map { Int($0.end - $0.start) } == [1, 1, 1, 1, 1, 1])
  }

  @Test func aDocumentIsReused() {
    var document = Document()
    var words = WordTable()
    Tokenizer.tokenize(Array("One two. Three".utf8), into: &document, words: &words)
    Tokenizer.tokenize(Array("Four".utf8), into: &document, words: &words)
    #expect(document.tokens.count == 1)
    #expect(document.sentences.count == 1)
  }
}
