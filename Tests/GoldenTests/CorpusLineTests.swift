import Foundation
import Golden
import Testing

/// Lines of corpora as the scanner and as the parser read them.
@Suite struct CorpusLineTests {
  /// What a line comes to by the parser alone: the scanner must agree wherever it answers.
  private static func parsed(_ line: [UInt8]) -> (id: String?, date: String?, text: [UInt8])? {
    guard let json = try? JSON(parsing: line), let text = json["text"]?.string else { return nil }
    return (json["id"].map(described), json["date"].map(described), Array(text.utf8))
  }

  private static func described(_ json: JSON) -> String {
    switch json.value {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .number(let digits): digits
    case .string(let string): "\"\(string)\""
    case .array(let elements): "[" + elements.map(described).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\($0.key):\(described($0.value))" }.joined(separator: ",") + "}"
    }
  }

  /// Whether the scanner answered.
  @discardableResult
  private func compare(_ line: [UInt8]) -> Bool {
    guard let members = CorpusLineScanner.members(of: line) else { return false }
    let shown = String(decoding: line, as: UTF8.self)
    guard let parsed = Self.parsed(line) else {
      Issue.record("read by the scanner, refused by the parser: \(shown)")
      return true
    }
    #expect(members.text == parsed.text, "\(shown)")
    #expect(members.id.map(Self.described) == parsed.id, "\(shown)")
    #expect(members.date.map(Self.described) == parsed.date, "\(shown)")
    return true
  }

  @Test(arguments: [
    #"{"text": "a"}"#, #"{"id": "x", "date": "2021", "text": "A \"B\" \\ \/ \n\t\r\b\f"}"#,
    "\t{ \"text\" :\t\"long enough for words of eight bytes\" , \"id\":7 } \r",
    #"{"text": "\u00e9\u2019\ud83d\ude00 é’😀", "more": {"a": [1, 2, {"text": "no"}]}, "x": null}"#,
    #"{"more": {"a": 1}, "id": {"x": 1}, "text": ""}"#,
  ])
  func `The scanner reads plain lines, as the parser does`(line: String) {
    #expect(compare(Array(line.utf8)))
  }

  @Test(arguments: [
    #"{"id": "x"}"#, #"{"text": 1}"#, #"["text"]"#, #"{"text": "a"#, #"{"text": "a"} x"#, "{}", "",
    #"{"text": "a", "text": "b"}"#, #"{"id": 1, "id": 2, "text": "a"}"#, #"{"text": "\x"}"#,
    #"{"text": "\u12g4"}"#, #"{"text": "\ud83d"}"#, #"{"text": "\ud83d\u0041"}"#,
    #"{"text": "\udc00"}"#, "{\"text\": \"a\u{1}b\"}", #"{"text": "a",}"#, #"{"text" "a"}"#,
    #"{"a": 01x, "text": "a"}"#, #"{"a": {"b": 1, "b": 2}, "text": "a"}"#, #"{"text": "\u12"#,
    "\u{FEFF}{\"text\": \"a\"}", #"{"t\u0065xt": "a"}"#, #"{"é": 1, "e\#u{301}": 1, "text": "a"}"#,
  ])
  func `What is not plain is left to the parser`(line: String) {
    #expect(!compare(Array(line.utf8)))
  }

  @Test func `Scanner and parser agree on lines damaged at random`() {
    let seeds = [
      #"{"id": "news-1", "date": "2021-05-03", "text": "Anna met \"Omar\" \u00e9\ud83d\ude00.\nTwo"}"#,
      #"{"meta": {"tags": ["a", 1.5e3, true, null]}, "text": "plain words, plain words, more"}"#,
    ].map { Array($0.utf8) }
    let pieces = [
      "\"", "\\", "{", "}", ",", ":", "\\u", "\\n", " ", "é", "\u{1}", "0", "text", "\r",
    ]
    var random = SystemRandomNumberGenerator()
    var answered = 0
    for round in 0..<5_000 {
      var line = seeds[round % 2]
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<line.count, using: &random)
        let end = min(line.count, place + Int.random(in: 0...2, using: &random))
        line.replaceSubrange(place..<end, with: (pieces.randomElement(using: &random) ?? "").utf8)
      }
      // A line comes to either only when it is UTF-8.
      if String(validating: line, as: UTF8.self) == nil { continue }
      if compare(line) { answered += 1 }
    }
    #expect(answered > 200)
  }
}
