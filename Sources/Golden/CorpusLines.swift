internal import Extraction
internal import Text

/// The lines of an `.ndjson` file, those that hold nothing left out.
struct CorpusLines {
  private let path: String
  private let id: String
  private let limit: Int
  private var reader: LineReader
  private var hasFailed = false

  init(_ source: any ByteSource, id: String, limit: Int) {
    path = source.path
    self.id = id
    self.limit = limit
    reader = LineReader(source, limit: limit)
  }

  var bytesRead: Int { reader.source.bytesRead }

  /// The next line, or the reason why there is none, and how much of the file was read with it.
  mutating func next() -> (source: CorpusItem.Source, bytesRead: Int)? {
    if hasFailed { return nil }
    do throws(FileFailure) {
      while let (number, bytes) = try reader.next() {
        if bytes?.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) == true { continue }
        let line = CorpusLine(path: path, corpus: id, number: number, bytes: bytes, limit: limit)
        return (.line(line), bytesRead)
      }
      return nil
    } catch {
      hasFailed = true
      let place = "\(path):\(reader.number)"
      let document = InputDocument(id: id, origin: place, content: .skipped(error.reason))
      return (.document(document), bytesRead)
    }
  }
}

/// A line of a corpus: an object with `text`, and `id` and `date` perhaps.
package struct CorpusLine: Sendable {
  let path: String
  /// The name of the corpus.
  let corpus: String
  let number: Int
  /// Nil where the line was longer than the limit.
  let bytes: [UInt8]?
  let limit: Int

  /// The members of the object that count.
  package struct Members {
    package var id: JSON?
    package var date: JSON?
    package var text: [UInt8]
  }

  /// The document; a line that is none comes with the reason.
  var document: InputDocument {
    var document = InputDocument(
      id: "\(corpus):\(number)", origin: "\(path):\(number)", content: .skipped(""))
    guard let bytes else {
      document.content = .skipped("a line larger than \(limit >> 20) MB")
      return document
    }
    if let offset = UTF8Check.firstInvalid(bytes) {
      document.content = .skipped("not UTF-8: byte \(offset) of the line belongs to no character")
      return document
    }
    do throws(JSONFailure) {
      // The parser has the last word, and the messages.
      if let members = CorpusLineScanner.members(of: bytes) {
        try read(members, into: &document)
      } else {
        try read(try JSON(parsing: bytes), into: &document)
      }
    } catch {
      document.content = .skipped("not a document: \(error.message) (byte \(error.offset))")
    }
    return document
  }

  private func read(_ json: JSON, into document: inout InputDocument) throws(JSONFailure) {
    guard json.members != nil else { throw JSONFailure(offset: 0, message: "expected an object") }
    var members = Members(id: json["id"], date: json["date"], text: [])
    try readID(members.id, into: &document)
    guard let text = json["text"] else { throw JSONFailure(offset: 0, message: "no `text`") }
    guard let string = text.string else {
      throw JSONFailure(offset: text.offset, message: "`text` is no string")
    }
    members.text = Array(string.utf8)
    try read(members, into: &document)
  }

  private func read(_ members: Members, into document: inout InputDocument) throws(JSONFailure) {
    try readID(members.id, into: &document)
    document.content = .text(utf8: members.text)
    switch members.date?.value {
    case .string(let day), .number(let day):
      document.date = DocumentDate(day)?.value
      if document.date == nil { document.note = "`date` is not ISO 8601: \(day)" }
    case .null, nil: break
    default: document.note = "`date` is no string"
    }
  }

  private func readID(_ id: JSON?, into document: inout InputDocument) throws(JSONFailure) {
    switch id?.value {
    case .string(let string): document.id = string
    case .number(let digits): document.id = digits
    case nil: break
    default: throw JSONFailure(offset: id?.offset ?? 0, message: "`id` is no string")
    }
  }
}

/// A document's date as inputs and the command line give it: a year, a month, a day, or the day of
/// a point in time.
package struct DocumentDate {
  package let value: String

  package init?(_ text: String) {
    let day = text.utf8.prefix { $0 != UInt8(ascii: "T") }
    var numbers = (year: 0, month: 1, day: 1)
    for (place, byte) in day.enumerated() {
      let digit = Int(byte) - 0x30
      switch place {
      case 4, 7:
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      case 0..<4: numbers.year = numbers.year * 10 + digit
      case 5: numbers.month = digit
      case 6: numbers.month = numbers.month * 10 + digit
      case 8: numbers.day = digit
      case 9: numbers.day = numbers.day * 10 + digit
      default: return nil
      }
      guard 0...9 ~= digit else { return nil }
    }
    guard [4, 7, 10].contains(day.count),
      CalendarDate(year: numbers.year, month: numbers.month, day: numbers.day) != nil
    else { return nil }
    value = String(Substring(day))
  }
}
