internal import RuleCompiler
internal import Tokens

/// Puts the dates of a document on the calendar, in the order of the text.
struct Values {
  let program: Program

  /// - Parameter clause: where the verb group of a mention's clause stands, if there is one, and
  ///   whether it is planned or possible.
  /// - Returns: by place among the details, the value of a date; and notes where there is none.
  func resolve(
    _ entities: [Mention], _ details: MentionDetails, in document: Document,
    documentDate: String?, clause: (Mention) -> (verbs: Int?, isPlanned: Bool)
  ) -> (dates: [Int: String], notes: [(entity: Int?, message: String)]) {
    var resolver = DateResolver(documentDate: documentDate)
    var lastVerbs: Int?
    var dates: [Int: String] = [:]
    var notes: [(entity: Int?, message: String)] = []
    if let note = resolver.documentNote { notes.append((nil, note)) }
    for (number, mention) in entities.enumerated() {
      while resolver.sentence < document.sentences.count,
        document.sentences[resolver.sentence].end <= mention.start
      {
        resolver.sentence += 1
      }
      for place in mention.valuePlaces {
        switch details[place].value {
        case .date(let expression):
          let clause = clause(mention)
          // *To Cairo next month, Lima in May*: the dates of a verb go on where the last one led.
          // A text that is nothing else asks for what is to come.
          let isPlanned =
            clause.isPlanned || resolver.leadsAhead && clause.verbs == lastVerbs
            || clause.verbs == nil && isWholeText(mention, of: document)
          lastVerbs = clause.verbs
          let outcome = resolver.resolve(expression, isPlanned: isPlanned)
          dates[place] = outcome.value
          if let note = outcome.note { notes.append((number, note)) }
        case .failed(let reason): notes.append((number, reason))
        default: break
        }
      }
    }
    return (dates, notes)
  }

  /// Whether nothing else stands in the text but short words in front and marks.
  private func isWholeText(_ mention: Mention, of document: Document) -> Bool {
    guard document.sentences.count == 1 else { return false }
    let rest = [0..<mention.start, mention.end..<document.tokens.count]
    let words = rest.joined().filter { isLetter(document.bytes[Int(document.tokens[$0].start)]) }
    return words.count <= 2
      && words.allSatisfy { $0 < mention.start && document.text($0..<$0 + 1).utf8.count <= 6 }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || 0x41...0x5A ~= byte & 0xDF
  }

  /// A date line at the head of the text: `date 2021-05-03 …`.
  static func headDate(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(200).drop { $0 <= 0x20 || $0 >= 0x80 }
    guard head.starts(with: "date ".utf8) else { return nil }
    let digits = Array(head.dropFirst(5).prefix(11))
    guard digits.count >= 10, digits.count == 10 || !isDigit(digits[10]) else { return nil }
    for (index, byte) in digits.prefix(10).enumerated() {
      let isRight = index == 4 || index == 7 ? byte == UInt8(ascii: "-") : isDigit(byte)
      if !isRight { return nil }
    }
    return String(decoding: digits.prefix(10), as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
