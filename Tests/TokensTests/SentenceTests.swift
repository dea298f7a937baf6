import Testing
import Tokens

private func sentences(_ text: String) -> [String] {
  let document = read(text)
  return document.sentences.map {
    document.text($0.start..<$0.end).split(whereSeparator: \.isNewline).joined(separator: "/")
  }
}

@Suite struct SentenceTests {
  @Test(arguments: [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("one. two", ["one. two"]),
    ("What?! No... Yes", ["What?!", "No...", "Yes"]),
    ("It rose 3.5 percent.", ["It rose 3.5 percent."]),
    ("In May. 12 came.", ["In May.", "12 came."]),
    ("A 2 km. way", ["A 2 km. way"]),
    ("See www.example.org now.", ["See www.example.org now."]),
  ])
  func fullStops(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test(arguments: [
    ("\"Yes.\" She left.", ["\"Yes.\"", "She left."]),
    ("“Yes.” “No,” he said.", ["“Yes.”", "“No,” he said."]),
    ("\"Stop!\" he said. He left.", ["\"Stop!\" he said.", "He left."]),
    ("‘Why?’ ‘So.’", ["‘Why?’", "‘So.’"]),
    ("«Да.» «Нет.»", ["«Да.»", "«Нет.»"]),
    ("(It was late.) They left.", ["(It was late.)", "They left."]),
    ("\"We won!\" - said the mayor.", ["\"We won!\" - said the mayor."]),
    ("It ended. \"Good,\" she said.", ["It ended.", "\"Good,\" she said."]),
  ])
  func quotesAndBrackets(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test(arguments: [
    ("Mr. Novak met Gen. Lee. They spoke.", ["Mr. Novak met Gen. Lee.", "They spoke."]),
    ("J. The Novak", ["J. The Novak"]),
    ("He chose No. 5. Then No. 6.", ["He chose No. 5.", "Then No. 6."]),
    ("It left the U.S. The rest stayed.", ["It left the U.S.", "The rest stayed."]),
    ("The U.S. Navy came.", ["The U.S. Navy came."]),
    ("At 9 a.m. Monday. At 10 p.m. He left.", ["At 9 a.m. Monday.", "At 10 p.m.", "He left."]),
    ("Tea, etc. Russia too.", ["Tea, etc.", "Russia too."]),
    ("Acme Inc. Chief Lee. Acme Inc. In May.", ["Acme Inc. Chief Lee.", "Acme Inc.", "In May."]),
    ("On Dec. 9. On Dec. 10.", ["On Dec. 9.", "On Dec. 10."]),
    ("BAKU, Azerbaijan, March 14. Talks began.", ["BAKU, Azerbaijan, March 14.", "Talks began."]),
    ("SEOUL, Dec. 9 (Wire) -- They signed.", ["SEOUL, Dec. 9 (Wire) -- They signed."]),
  ])
  func abbreviations(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test(arguments: [
    ("Talks end\n\nThey met", ["Talks end", "They met"]),
    ("Talks end\r\n \t\r\nthey met", ["Talks end", "they met"]),
    (
      " date 2021-05-03 By Wire\n\n\nBy Jan Novak\n\nIt is.",
      [
        "date 2021-05-03 By Wire", "By Jan Novak", "It is.",
      ]
    ),
    (
      "Talks end\nThe ministers met in the capital today and spoke.",
      [
        "Talks end", "The ministers met in the capital today and spoke.",
      ]
    ),
    (
      "Talks end\nwith the ministers, who met in the capital.",
      [
        "Talks end/with the ministers, who met in the capital."
      ]
    ),
    (
      "The ministers met in the capital\nNovak and the others of\nthe delegation.",
      [
        "The ministers met in the capital/Novak and the others of/the delegation."
      ]
    ),
    (
      "Awards:\n- the fire brigade, a medal of honour\n- Novak\n– Lee",
      [
        "Awards:", "- the fire brigade, a medal of honour", "- Novak", "– Lee",
      ]
    ),
    (
      "Awards:\n\"Star\" for the whole of the brigade",
      ["Awards:", "\"Star\" for the whole of the brigade"]
    ),
    ("One\u{2029}two", ["One", "two"]),
  ])
  func lines(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test func aLongSentenceIsReadInPieces() {
    let document = read(String(repeating: "word ", count: 2_500) + ". End")
    #expect(document.sentences.map { $0.end - $0.start } == [1_024, 1_024, 453, 1])
    #expect(document.sentences.map(\.opensSentence) == [true, false, false, true])
    #expect(document.sentences.map(\.closesSentence) == [false, false, true, true])
  }
}
