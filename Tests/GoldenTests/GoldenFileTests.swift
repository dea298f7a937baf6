import Extraction
import Golden
import Testing

@Suite struct GoldenFileTests {
  @Test func `What is written is read again`() throws {
    var golden = Sample(
      "Anna \"Lee\" met Omar.\nIn Oslo.",
      ["person: Anna \"Lee\"; mod=x; optional", "place: Oslo; nation=NO; todo; not"],
      ["met: met; planned; party=Anna \"Lee\"?todo; place=Oslo; optional"]
    ).golden
    golden.date = "2021-05-03"
    golden.relations[0].relation.cue = Quote(start: 0, end: 4, text: "Anna")
    golden.relations[0].marks.note = "line\nbreak\u{1}"
    let bytes = golden.bytes
    let read = try GoldenFile(path: "a.json", bytes: bytes)
    #expect(read.relations == golden.relations)
    #expect(read.date == golden.date)
    #expect(read.bytes == bytes)
  }

  @Test func `A record stands on a line`() {
    let golden = Sample("Anna met.", ["person: Anna"], ["met: met; party=Anna"]).golden
    #expect(
      String(decoding: golden.bytes, as: UTF8.self) == """
        {"format": "extract/1", "id": "sample",
         "entities": [
          {"id": "person:Anna", "type": "person", "start": 0, "end": 4, "text": "Anna"}
         ],
         "relations": [
          {"id": "met:met", "type": "met", "modality": "asserted", \
        "trigger": {"start": 5, "end": 8, "text": "met"}, \
        "arguments": [{"role": "party", "entity": "person:Anna"}]}
         ]}

        """)
  }

  private static let head = #"{"format": "extract/1", "id": "a","#
  private static let anna = #"{"id": "1", "type": "p", "start": 0, "end": 4, "text": "Anna"}"#

  private static let damaged: [(String, String)] = [
    ("", "a.json:1: damaged: the text ends where a value was expected"),
    ("\u{0}", "a.json:1: damaged: expected a value"),
    ("[1]", "a.json:1: damaged: expected an object"),
    ("{\"format\": \"extract/1\",\n \"id\": \"a\"", "a.json:2: damaged: expected `,` or `}`"),
    ("{\"format\": \"extract/9\"}", "a.json:1: damaged: its format is extract/9, not extract/1"),
    ("\(head)\n \"entities\": []}", "a.json:1: damaged: `relations` is no array"),
    (
      "\(head) \"entities\": [], \"relations\": []}\nx",
      "a.json:2: damaged: nothing may follow the value"
    ),
    (
      "{\n<<<<<<< ours\n \"id\": 1\n=======\n \"id\": 2\n>>>>>>> theirs\n}",
      "a.json:2: a merge conflict is not resolved (`<<<<<<<`)"
    ),
    (
      "\(head)\n\"entities\": [\n\(anna),\n\(anna)], \"relations\": []}",
      "a.json:4: damaged: the id `1` stands twice"
    ),
    (
      "\(head) \"entities\": [\n\(anna.replacing("4", with: "5"))], \"relations\": []}",
      "a.json:2: damaged: 0 to 5 is not the length of “Anna” in code points"
    ),
    (
      "\(head) \"entities\": [\n\(anna.replacing("}", with: ", \"refers\": \"2\"}"))], \"relations\": []}",
      "a.json:2: damaged: no entity has the id `2`"
    ),
    (
      "\(head) \"entities\": [\n\(anna.replacing("}", with: ", \"todo\": 1}"))], \"relations\": []}",
      "a.json:2: damaged: `todo` is neither true nor false"
    ),
    (
      "\(head) \"entities\": [\(anna.replacing("}", with: ", \"not\": true}"))], \"relations\": []}",
      "a.json:1: damaged: `not` without `todo`: what must not be found needs no record"
    ),
    (
      "\(head) \"entities\": [],\n\"relations\": [{\"id\": \"r\", \"tpye\": \"met\"}]}",
      "a.json:2: damaged: unknown key `tpye`"
    ),
    (
      String(repeating: "[", count: 100_000),
      "a.json:1: damaged: more than 64 brackets in each other"
    ),
  ]

  @Test(arguments: damaged) func `What is damaged is named with its line`(
    content: String, message: String
  ) {
    let error = #expect(throws: InputFailure.self) {
      try GoldenFile(path: "a.json", bytes: Array(content.utf8))
    }
    #expect(error?.description == message)
  }

  @Test func `Not UTF-8 is damage`() {
    let error = #expect(throws: InputFailure.self) {
      try GoldenFile(path: "a.json", bytes: [0x0A, 0xFF])
    }
    #expect(error?.description == "a.json:2: damaged: not UTF-8")
  }

  @Test func `A row of equals signs is no conflict, and a byte order mark no damage`() throws {
    let content = "\u{FEFF}\(Self.head) \"entities\": [],\n\"relations\": []\n\n}"
    #expect(try GoldenFile(path: "a", bytes: Array(content.utf8)).entities.isEmpty)
    let error = #expect(throws: InputFailure.self) {
      try GoldenFile(path: "a.json", bytes: Array("{\n=======\n}".utf8))
    }
    #expect(error?.message == "damaged: expected a key in quotes")
  }

  @Test(arguments: [
    (#""a\u00e9\ud83e\udd1d\n\/""#, "aé🤝\n/"), (#""\ud83e""#, nil), (#""\udd1d""#, nil),
    (#""\ud83ex""#, nil), (#""\u12""#, nil), (#""\x""#, nil), ("\"a\nb\"", nil), (#""a"#, nil),
  ])
  func `Strings are JSON strings`(json: String, string: String?) {
    #expect((try? JSON(parsing: Array(json.utf8)))?.string == string)
  }

  @Test(arguments: ["{,}", "{\"a\" 1}", "[1,]", "-", "1e", "tru", "{\"a\": 1, \"a\": 2}", "nul"])
  func `What is no JSON is refused`(json: String) {
    #expect(throws: JSONFailure.self) { try JSON(parsing: Array(json.utf8)) }
  }
}
