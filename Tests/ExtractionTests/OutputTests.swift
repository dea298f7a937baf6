import Extraction
import Testing

private func written(
  _ facts: Facts, of text: String, _ format: FactsFormat, _ offsets: OffsetUnit = .codePoints,
  namesRules: Bool = true
) -> String {
  var output: [UInt8] = []
  FactsWriter(format: format, offsets: offsets, namesRules: namesRules)
    .write(facts, of: text, into: &output)
  return String(decoding: output, as: UTF8.self)
}

/// The quote of some words in a text, at their first occurrence.
private func quote(_ words: String, in text: String) -> Quote {
  let all = Array(text.unicodeScalars)
  let part = Array(words.unicodeScalars)
  let start = all.indices.first { all[$0...].starts(with: part) } ?? 0
  return Quote(start: start, end: start + part.count, text: words)
}

// Of one, two, three and four bytes in front of every word that is quoted.
private let text = "é…𝄞 President Mara Olin will sign the \"pact\"."

private let facts = Facts(
  id: "olin-2021-05-03", date: "2021-05-03",
  entities: [
    Entity(
      id: "title:President:1", type: "title", quote: quote("President", in: text),
      rule: "title.office"),
    Entity(
      id: "person:Mara Olin:1", type: "person", quote: quote("Mara Olin", in: text),
      attributes: [Attribute(name: "title", value: "title:President:1")], rule: "person.titled"),
    Entity(
      id: "document:\"pact\":1", type: "document", quote: quote("\"pact\"", in: text),
      refers: "document:pact of steel:1", rule: "document.plain"),
  ],
  relations: [
    Relation(
      id: "signed:sign:1", type: "signed", modality: "planned", cue: quote("will", in: text),
      trigger: quote("sign", in: text),
      arguments: [
        Argument(role: "signer", entity: "person:Mara Olin:1"),
        Argument(role: "document", entity: "document:\"pact\":1"),
      ], rule: "signed/active")
  ])

@Suite struct OutputTests {
  /// Strings are copied by words: each length, and each place of what is to be escaped.
  @Test(arguments: [
    ("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("\u{1}", "\\u0001"), ("é", "é"),
  ])
  func stringsOfAllLengthsAreEscaped(_ mark: String, _ escaped: String) {
    for count in 0..<26 {
      let plain = String("abcdefghijklmnopqrstuvwxyz".prefix(count))
      for place in 0...count {
        let id = plain.prefix(place) + mark + plain.dropFirst(place)
        let expected = plain.prefix(place) + escaped + plain.dropFirst(place)
        let output = written(Facts(id: String(id)), of: "", .ndjson)
        #expect(output.hasPrefix("{\"format\": \"extract/1\", \"id\": \"\(expected)\", "))
      }
      #expect(written(Facts(id: plain), of: "", .ndjson).contains("\"id\": \"\(plain)\","))
    }
  }

  @Test func jsonHasOneRecordOnALine() {
    #expect(
      written(facts, of: text, .json) == #"""
        {"format": "extract/1", "id": "olin-2021-05-03", "date": "2021-05-03",
         "entities": [
          {"id": "title:President:1", "type": "title", "start": 4, "end": 13, "text": "President", "rule": "title.office"},
          {"id": "person:Mara Olin:1", "type": "person", "start": 14, "end": 23, "text": "Mara Olin", "title": "title:President:1", "rule": "person.titled"},
          {"id": "document:\"pact\":1", "type": "document", "start": 38, "end": 44, "text": "\"pact\"", "refers": "document:pact of steel:1", "rule": "document.plain"}
         ],
         "relations": [
          {"id": "signed:sign:1", "type": "signed", "modality": "planned", "cue": {"start": 24, "end": 28, "text": "will"}, "trigger": {"start": 29, "end": 33, "text": "sign"}, "arguments": [{"role": "signer", "entity": "person:Mara Olin:1"}, {"role": "document", "entity": "document:\"pact\":1"}], "rule": "signed/active"}
         ]}

        """#)
  }

  @Test func ndjsonIsTheSameOnOneLine() {
    let json = written(facts, of: text, .json)
    let joined = json.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    let line = joined.replacing("[ {", with: "[{").replacing("} ]", with: "}]")
    #expect(written(facts, of: text, .ndjson) == line + "\n")
  }

  @Test func nothingFoundIsWrittenToo() {
    let facts = Facts(id: "empty")
    #expect(
      written(facts, of: "", .json) == """
        {"format": "extract/1", "id": "empty",
         "entities": [],
         "relations": []}

        """)
    #expect(
      written(facts, of: "", .ndjson)
        == #"{"format": "extract/1", "id": "empty", "entities": [], "relations": []}"# + "\n")
    #expect(written(facts, of: "", .text) == "empty\n")
  }

  @Test func notesAndWhatWasSkippedStandAtTheEnd() {
    let facts = Facts(
      id: "odd",
      notes: [
        Note(quote: quote("pact", in: text), message: "No calendar has February 30."),
        Note(message: "A limit was met."),
      ], skipped: "not UTF-8")
    #expect(
      written(facts, of: text, .json) == """
        {"format": "extract/1", "id": "odd",
         "entities": [],
         "relations": [],
         "notes": [
          {"start": 39, "end": 43, "text": "pact", "message": "No calendar has February 30."},
          {"message": "A limit was met."}
         ],
         "skipped": "not UTF-8"}

        """)
  }

  @Test func rulesCanBeLeftOut() {
    #expect(!written(facts, of: text, .json, namesRules: false).contains("rule"))
  }

  @Test(arguments: [
    (OffsetUnit.codePoints, 14, 23), (.utf8, 20, 29), (.utf16, 15, 24),
  ])
  func offsetsAreInTheUnitAskedFor(_ unit: OffsetUnit, _ start: Int, _ end: Int) {
    let record = "\"start\": \(start), \"end\": \(end), \"text\": \"Mara Olin\""
    #expect(written(facts, of: text, .json, unit).contains(record))
    #expect(written(facts, of: text, .ndjson, unit).contains(record))
    #expect(written(facts, of: text, .text, unit).contains("    \(start)  Mara Olin"))
  }

  @Test func documentsAreAppended() {
    var output: [UInt8] = Array("before\n".utf8)
    let writer = FactsWriter(format: .ndjson)
    writer.write(Facts(id: "one"), of: "", into: &output)
    writer.write(Facts(id: "two"), of: "", into: &output)
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "before")
    #expect(lines[2].contains("\"two\""))
  }

  @Test func theListingIsForPeople() {
    #expect(
      written(facts, of: text, .text) == #"""
        olin-2021-05-03 (2021-05-03)
          title
             4  President
          person
            14  Mara Olin  [title = President]
          document
            38  "pact"  [refers to document:pact of steel:1]
          relations
            29  signed (planned) "will sign": signer = Mara Olin, document = "pact"

        """#)
  }

  @Test func theListingObeysNoControlCharacters() {
    let words = "a\u{1B}[2J\nb\u{2028}c\u{9B}"
    let facts = Facts(
      id: "odd",
      entities: [
        Entity(id: "place:a:1", type: "place", quote: quote(words, in: words), rule: "place.a")
      ])
    #expect(written(facts, of: words, .text) == "odd\n  place\n    0  a [2J b c \n")
  }

  @Test(arguments: [
    ("\" \\ /", #""\" \\ /""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{8}\u{1F}", #""\u0000\u0008\u001f""#),
    ("\u{7F}é\u{2028}𝄞", "\"\u{7F}é\u{2028}𝄞\""), ("", "\"\""),
  ])
  func stringsAreEscapedAsLittleAsAllowed(_ value: String, _ json: String) {
    var writer = JSONWriter()
    writer.string(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == json)
  }

  /// Bytes go through one by one where one of them must be escaped, else in words of eight.
  @Test(arguments: ["\"", "\\", "\u{1F}", " ", "\u{7F}", "é", "𝄞"])
  func stringsOfAnyLengthAreWrittenAlike(_ odd: Character) {
    for length in 0..<26 {
      for place in 0...length {
        var text = String(repeating: "a", count: length)
        text.insert(odd, at: text.index(text.startIndex, offsetBy: place))
        var writer = JSONWriter(behind: Array("\"\\".utf8))
        writer.string(text)
        let escaped =
          switch odd {
          case "\"", "\\": text.replacing(String(odd), with: "\\" + String(odd))
          case "\u{1F}": text.replacing("\u{1F}", with: "\\u001f")
          default: text
          }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"\\\"\(escaped)\"")
      }
    }
  }

  @Test(arguments: [0, 7, 10, 99_999_999, 100_000_000, 100_000_001, .max, -1, -123_456_789, .min])
  func numbersAreWrittenInDigits(_ number: Int) {
    var writer = JSONWriter()
    writer.array([number, number]) { $0.number($1) }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "[\(number), \(number)]")
  }

  @Test func textsThatAreEqualStringsAreCountedTogether() throws {
    let rules = try RuleSet([RuleSource(path: "a.rules", text: "entity a\na.b = \"café\" | \"K\"")])
    let found = Extractor(rules).extract("café, cafe\u{301}, K, \u{212A}, café")
    #expect(found.entities.map(\.id) == ["a:café:1", "a:café:2", "a:K:1", "a:K:2", "a:café:3"])
  }

  @Test func containersNest() {
    var writer = JSONWriter()
    writer.array([[1, 2], []]) { json, row in
      json.object {
        $0.name("row")
        $0.array(row) { $0.number($1) }
        $0.member("count", row.count)
      }
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"[{"row": [1, 2], "count": 2}, {"row": [], "count": 0}]"#)
  }
}
