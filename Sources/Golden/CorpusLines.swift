internal import Text

/// The documents of an `.ndjson` file: an object a line, with `text`, and `id` and `date` perhaps.
struct CorpusLines {
  private let path: String
  private let id: String
  private let limit: Int
  private var reader: LineReader?

  init(_ file: SystemFile, id: String, limit: Int) {
    path = file.path
    self.id = id
    self.limit = limit
    reader = LineReader(file, limit: limit)
  }

  /// The next document; a line that is none comes with the reason.
  mutating func next() -> InputDocument? {
    do throws(FileFailure) {
      while let line = try reader?.next() {
        if line.bytes?.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) == true { continue }
        return document(line)
      }
      return nil
    } catch {
      reader = nil
      return .init(id: id, origin: path, content: .skipped(error.reason))
    }
  }

  private func document(_ line: LineReader.Line) -> InputDocument {
    let place = "\(path):\(line.number)"
    var document = InputDocument(id: "\(id):\(line.number)", origin: place, content: .skipped(""))
    guard let bytes = line.bytes else {
      document.content = .skipped("a line larger than \(limit >> 20) MB")
      return document
    }
    if let offset = UTF8Check.firstInvalid(bytes) {
      document.content = .skipped("not UTF-8: byte \(offset) of the line belongs to no character")
      return document
    }
    do throws(JSONFailure) {
      try read(try JSON(parsing: bytes), into: &document)
    } catch {
      document.content = .skipped("not a document: \(error.message) (byte \(error.offset))")
    }
    return document
  }

  private func read(_ json: JSON, into document: inout InputDocument) throws(JSONFailure) {
    guard json.members != nil else { throw JSONFailure(offset: 0, message: "expected an object") }
    if let id = json["id"] {
      switch id.value {
      case .string(let string): document.id = string
      case .number(let digits): document.id = digits
      default: throw JSONFailure(offset: id.offset, message: "`id` is no string")
      }
    }
    guard let text = json["text"] else { throw JSONFailure(offset: 0, message: "no `text`") }
    guard let string = text.string else {
      throw JSONFailure(offset: text.offset, message: "`text` is no string")
    }
    document.content = .text(string)
    switch json["date"]?.value {
    case .string(let day), .number(let day):
      document.date = DocumentDate(day)?.value
      if document.date == nil { document.note = "`date` is not ISO 8601: \(day)" }
    case .null, nil: break
    default: document.note = "`date` is no string"
    }
  }
}

/// A document's date as inputs and the command line give it: a year, a month, a day, or the day of
/// a point in time.
package struct DocumentDate {
  package let value: String

  package init?(_ text: String) {
    let day = text.split(separator: "T", maxSplits: 1)[...].first.map(String.init) ?? ""
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard 1...3 ~= parts.count,
      zip(parts, widths).allSatisfy({ part, width in
        part.utf8.count == width && part.utf8.allSatisfy { 0x30...0x39 ~= $0 }
      })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    if numbers.count > 1, !(1...12 ~= numbers[1]) { return nil }
    if numbers.count > 2 {
      let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
      let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      guard 1...days[numbers[1] - 1] ~= numbers[2] else { return nil }
    }
    value = day
  }
}
