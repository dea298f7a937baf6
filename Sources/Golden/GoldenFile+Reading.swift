internal import Extraction
internal import Text

extension GoldenFile {
  /// Reads a golden file.
  ///
  /// - Throws: What is wrong with it, and in which line.
  package init(path: String, bytes: [UInt8]) throws(InputFailure) {
    if let offset = UTF8Check.firstInvalid(bytes) {
      throw InputFailure(
        path: path, line: bytes.line(of: offset), message: "damaged: not UTF-8")
    }
    if let line = bytes.conflictLine {
      throw InputFailure(
        path: path, line: line, message: "a merge conflict is not resolved (`<<<<<<<`)")
    }
    do throws(JSONFailure) {
      self = try GoldenReader.file(try JSON(parsing: bytes))
    } catch {
      throw InputFailure(
        path: path, line: bytes.line(of: error.offset), message: "damaged: \(error.message)")
    }
  }
}

extension [UInt8] {
  /// The line, from 1, of a byte.
  func line(of offset: Int) -> Int {
    self[..<Swift.min(offset, count)].count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// The line where a merge conflict begins: only all three marks in their order are one, since a
  /// text may hold a row of equals signs.
  fileprivate var conflictLine: Int? {
    var marks = ["<<<<<<<", "=======", ">>>>>>>"][...]
    var first: Int?
    for (number, line) in split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated() where line.starts(with: marks[marks.startIndex].utf8)
    {
      first = first ?? number + 1
      marks.removeFirst()
      if marks.isEmpty { return first }
    }
    return nil
  }
}

/// From JSON to golden records.
///
/// What is unknown is an error: a mark with a typing mistake would
/// else change in silence what is checked.
private enum GoldenReader {
  static func file(_ json: JSON) throws(JSONFailure) -> GoldenFile {
    try check(
      json, keys: ["format", "id", "date", "entities", "relations", "text_length"])
    let format = try string("format", of: json)
    guard format == "extract/1" else {
      throw JSONFailure(offset: json.offset, message: "its format is \(format), not extract/1")
    }
    var golden = GoldenFile(id: try string("id", of: json), date: try optional("date", of: json))
    for record in try array("entities", of: json) { golden.entities.append(try entity(record)) }
    for record in try array("relations", of: json) { golden.relations.append(try relation(record)) }
    try checkReferences(golden, in: json)
    return golden
  }

  static func entity(_ json: JSON) throws(JSONFailure) -> GoldenEntity {
    let marks = try marks(of: json)
    var attributes: [Attribute] = []
    let known = markKeys + ["id", "type", "start", "end", "text", "refers", "rule"]
    for (key, value) in json.members ?? [] where !known.contains(key) {
      guard let string = value.string else {
        throw JSONFailure(offset: value.offset, message: "`\(key)` is no string")
      }
      attributes.append(Attribute(name: key, value: string))
    }
    return GoldenEntity(
      Entity(
        id: try string("id", of: json), type: try string("type", of: json), quote: try quote(json),
        attributes: attributes, refers: try optional("refers", of: json), rule: ""),
      marks: marks)
  }

  static func relation(_ json: JSON) throws(JSONFailure) -> GoldenRelation {
    try check(
      json,
      keys: markKeys + ["id", "type", "modality", "cue", "source", "trigger", "arguments", "rule"])
    guard let trigger = json["trigger"] else {
      throw JSONFailure(offset: json.offset, message: "a relation without `trigger`")
    }
    var cue: Quote?
    if let found = json["cue"] { cue = try quote(found) }
    var arguments: [Argument] = []
    var argumentMarks: [Marks] = []
    for record in try array("arguments", of: json) {
      try check(record, keys: markKeys + ["role", "entity"])
      arguments.append(
        Argument(role: try string("role", of: record), entity: try string("entity", of: record)))
      argumentMarks.append(try marks(of: record))
    }
    return GoldenRelation(
      Relation(
        id: try string("id", of: json), type: try string("type", of: json),
        modality: try string("modality", of: json), cue: cue, trigger: try quote(trigger),
        arguments: arguments, rule: ""),
      marks: try marks(of: json), argumentMarks: argumentMarks)
  }

  private static let markKeys = ["optional", "todo", "not", "note"]

  private static func marks(of json: JSON) throws(JSONFailure) -> Marks {
    var marks = Marks(
      optional: try flag("optional", of: json), todo: try flag("todo", of: json),
      not: try flag("not", of: json))
    marks.note = try optional("note", of: json)
    if marks.not, !marks.todo {
      throw JSONFailure(
        offset: json.offset,
        message: "`not` without `todo`: what must not be found needs no record")
    }
    return marks
  }

  private static func quote(_ json: JSON) throws(JSONFailure) -> Quote {
    let text = try string("text", of: json)
    guard let start = json["start"]?.integer, let end = json["end"]?.integer else {
      throw JSONFailure(offset: json.offset, message: "`start` or `end` is no whole number")
    }
    guard start >= 0, end > start, text.unicodeScalars.count == end - start else {
      throw JSONFailure(
        offset: json.offset,
        message: "\(start) to \(end) is not the length of “\(text)” in code points")
    }
    return Quote(start: start, end: end, text: text)
  }

  /// Every id once, and every filler and `refers` the id of a mention.
  private static func checkReferences(_ golden: GoldenFile, in json: JSON) throws(JSONFailure) {
    var ids: Set<String> = []
    let records = (json["entities"]?.array ?? []) + (json["relations"]?.array ?? [])
    for record in records {
      if let id = record["id"]?.string, !ids.insert(id).inserted {
        throw JSONFailure(offset: record.offset, message: "the id `\(id)` stands twice")
      }
    }
    let mentions = Set(golden.entities.map(\.entity.id))
    for record in records {
      let arguments = record["arguments"]?.array ?? []
      for reference in [record["refers"]] + arguments.map({ $0["entity"] }) {
        if let reference, let id = reference.string, !mentions.contains(id) {
          throw JSONFailure(offset: reference.offset, message: "no entity has the id `\(id)`")
        }
      }
    }
  }
}

extension GoldenReader {
  private static func check(_ json: JSON, keys: [String]) throws(JSONFailure) {
    guard let members = json.members else {
      throw JSONFailure(offset: json.offset, message: "expected an object")
    }
    for (key, value) in members where !keys.contains(key) {
      throw JSONFailure(offset: value.offset, message: "unknown key `\(key)`")
    }
  }

  private static func string(_ key: String, of json: JSON) throws(JSONFailure) -> String {
    guard let string = try optional(key, of: json) else {
      throw JSONFailure(offset: json.offset, message: "no `\(key)`")
    }
    return string
  }

  private static func optional(_ key: String, of json: JSON) throws(JSONFailure) -> String? {
    guard let value = json[key] else { return nil }
    guard let string = value.string else {
      throw JSONFailure(offset: value.offset, message: "`\(key)` is no string")
    }
    return string
  }

  private static func array(_ key: String, of json: JSON) throws(JSONFailure) -> [JSON] {
    guard let array = json[key]?.array else {
      throw JSONFailure(offset: json[key]?.offset ?? json.offset, message: "`\(key)` is no array")
    }
    return array
  }

  private static func flag(_ key: String, of json: JSON) throws(JSONFailure) -> Bool {
    guard let value = json[key] else { return false }
    guard let flag = value.bool else {
      throw JSONFailure(offset: value.offset, message: "`\(key)` is neither true nor false")
    }
    return flag
  }
}
