internal import Text

/// How facts are put out.
public enum FactsFormat: String, CaseIterable, Sendable {
  /// One JSON object for a document, one record on a line, so that differences read as facts.
  case json
  /// One JSON object on one line for a document.
  case ndjson
  /// A listing for people; it has no fixed form.
  case text
}

/// What offsets count.
public enum OffsetUnit: String, CaseIterable, Sendable {
  /// Unicode scalar values, as strings are indexed in Python.
  case codePoints = "codepoints"
  /// Bytes of UTF-8.
  case utf8
  /// UTF-16 code units, as strings are indexed in JavaScript, Java and C#.
  case utf16
}

/// Writes the facts of one document after the other.
public struct FactsWriter: Sendable {
  /// The name of the JSON form.
  public static let formatName = "extract/1"

  /// How facts are put out.
  public let format: FactsFormat
  /// What offsets count.
  public let offsets: OffsetUnit
  /// Whether each fact names the rule that found it; a golden file does not, so that a rule may be
  /// renamed.
  public let namesRules: Bool

  /// Makes a writer.
  public init(
    format: FactsFormat, offsets: OffsetUnit = .codePoints, namesRules: Bool = true
  ) {
    self.format = format
    self.offsets = offsets
    self.namesRules = namesRules
  }

  /// Appends the facts of a document to the output.
  ///
  /// - Parameters:
  ///   - facts: what was found, its offsets in code points.
  ///   - text: the document that they were found in.
  ///   - output: ends with a line break afterwards.
  public func write(_ facts: Facts, of text: String, into output: inout [UInt8]) {
    write(facts, ofUTF8: Array(text.utf8), into: &output)
  }

  /// As `write(_:of:into:)`, of a text in bytes that are known to be UTF-8.
  package func write(_ facts: Facts, ofUTF8 text: [UInt8], into output: inout [UInt8]) {
    let converter = OffsetConverter(to: offsets, in: text)
    switch format {
    case .json, .ndjson:
      let record = FactsJSON(
        isOneLine: format == .ndjson, namesRules: namesRules, offsets: converter)
      record.write(facts, into: &output)
    case .text:
      let listing = FactsListing(
        offsets: converter, text: String(decoding: text, as: UTF8.self))
      output += listing.lines(of: facts).utf8
    }
  }

  /// What a record with this id begins with, as NDJSON.
  package static func opening(id: String) -> [UInt8] {
    FactsJSON.opening(id: id)
  }
}

/// Turns offsets in code points into those of another unit.
struct OffsetConverter {
  private let unit: OffsetUnit
  /// Nil where code points stay code points: most outputs need no table.
  private let table: OffsetTable?

  init(to unit: OffsetUnit, in text: [UInt8]) {
    self.unit = unit
    table = unit == .codePoints ? nil : OffsetTable(text)
  }

  func callAsFunction(_ codePoint: Int) -> Int {
    guard let table else { return codePoint }
    let byte = table.byte(atCodePoint: codePoint)
    return unit == .utf16 ? table.utf16(at: byte) : byte
  }
}
