import RuleSyntax
import Testing
import Text

/// What holds of every file, however broken: edits of a good one, chosen by a fixed seed.
@Suite struct MutationTests {
  @Test func theFileItselfIsWell() {
    let file = parse(wholeLanguage)
    #expect(file.diagnostics.map(\.message) == [])
    #expect(file.declarations.count == 13)
  }

  @Test func everyByteIsInALexemeOrWhiteSpace() {
    forEachMutation { bytes in
      let source = SourceText(path: "a", bytes: bytes)
      var end = 0
      for lexeme in Lexer.lex(source).lexemes {
        #expect(lexeme.range.start >= end && lexeme.range.end > lexeme.range.start)
        guard isWhiteSpace(bytes[end..<lexeme.range.start]) else { return false }
        end = lexeme.range.end
      }
      return end <= bytes.count && isWhiteSpace(bytes[end...])
    }
  }

  @Test func whatIsWrongIsSaidOfPlacesInTheFile() {
    forEachMutation { bytes in
      let source = SourceText(path: "a", bytes: bytes)
      let file = Parser.parse(source)
      let renderer = DiagnosticRenderer(sources: [source], color: false)
      return file.diagnostics.allSatisfy { diagnostic in
        let isInside = 0 <= diagnostic.range.start && diagnostic.range.end <= bytes.count
        return isInside && diagnostic.range.start <= diagnostic.range.end
          && renderer.render(diagnostic).contains("^")
      }
    }
  }

  /// Only the declaration that was edited may be lost.
  @Test func aBrokenDeclarationCostsOnlyItself() {
    let blocks = wholeLanguage.split(separator: "\n\n").map(String.init)
    for index in blocks.indices {
      var broken = blocks
      broken[index] = "x ((( \"\n  y [ {"
      let names = parse(broken.joined(separator: "\n\n")).declarations.map(printedName)
      var expected = blocks.flatMap { parse($0).declarations.map(printedName) }
      let lost = parse(blocks[index]).declarations.map(printedName)
      expected.removeAll { lost.contains($0) }
      #expect(names == expected)
    }
  }

  private func printedName(_ declaration: Declaration) -> String {
    switch declaration {
    case .list(let list): list.name.text
    case .type(let type): type.name.text
    case .pattern(let pattern): pattern.name.text
    case .rule(let rule): "\(rule.type.text).\(rule.name.text)"
    case .relation(let relation): relation.name.text
    case .shape(let shape): shape.name.text
    case .resolve(let resolve): "resolve " + resolve.type.text
    }
  }

  private func isWhiteSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  private func forEachMutation(_ holds: ([UInt8]) -> Bool) {
    var random = SplitMix(state: 20_210_503)
    let original = Array(wholeLanguage.utf8)
    let signs = Array("()[]{}<>|,:=!@&^$?*+./\"\\#-\n \tAa1\u{FF}".utf8)
    for _ in 0..<2_000 {
      var bytes = original
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let length = min(Int.random(in: 0..<20, using: &random), bytes.count - place)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = signs[Int.random(in: 0..<signs.count, using: &random)]
        case 1: bytes.insert(signs[Int.random(in: 0..<signs.count, using: &random)], at: place)
        case 2: bytes.removeSubrange(place..<place + length)
        case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        default: bytes.removeSubrange(max(1, place)...)
        }
        if bytes.isEmpty { bytes = [0x41] }
      }
      guard holds(bytes) else {
        Issue.record("it does not hold of:\n\(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }
}

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Every form of the language once.
private let wholeLanguage = """
  ## Rivers and the towns on them.
  list River from "lists/rivers.tsv"   # name, adjective

  list Verb from "lists/verbs.txt"

  entity town absorbs river, date
    river? : river
    size : SMALL | LARGE

  phrase verbs
    head
    voice : passive | active

  Several(X) = X ("," X)* (","? And X)?

  And = "and"
    | "as" "well" "as"

  Near = !after(And) ("near" | /clos(e|er)/i) "to"? !before("\\"no\\"")

  town.on = ^ "the"? size=LARGE:("city" | "capital"){1,2} @Capitalized & !River "," ... $
    river = row.adjective
    value = date(year: -year, month: 4, span(a, b))
    yes "the city [river=Elbe: Wald] lies here" on 2021-05-03
    todo no "nothing"

  verbs.past = "has"? head:<Verb:past>
    voice = active

  relation built
    builder 2+ Several(town.on[size = LARGE | SMALL]) = subject, by, "on behalf of"
    thing   1  Det? @town = object
    verb <build> | <put> "up"
      builder = subject
    noun "construction"
    without reduced, owner
    yes planned "[builder: A] will [trigger: build] it."
    no  "x"

  built.first = builder:town ...{0,6} trigger:"built" {thing:town, "in" river}

  shape active = {setting} subject verb[voice = active] {object, adjunct}

  resolve town.on to town, river by head
  """

/// Files made to be slow; each takes milliseconds when reading is linear.
@Suite struct HostileFileTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "  verb (<a>\n", "  verb (\n", "  x 1 (a\n", "  )\n", "  verb a\n   x\n", "  \"\n", "  /\n",
      "(",
      "a ", "a:", "; ", "x y\n", "P = (\n", "| ", "\n\t|\n", "{", "\"", "é",
    ])
  func readingIsLinear(_ piece: String) {
    let text = "relation r\n" + String(repeating: piece, count: 10_000)
    let file = parse(text)
    #expect(DiagnosticLimit.first(of: file.diagnostics).count <= 20)
  }
}
