internal import Tokens

/// A mention while a document is read.
///
/// Positions are cells of its layer: tokens for an entity, cells of the row for a phrase.
struct Mention {
  var type: Int
  var rule: Int
  var start: Int
  var end: Int
  /// By number of the type's attribute, in order.
  var values: [(attribute: Int, value: AttributeValue)] = []
  /// Further rules that found the same span.
  var alsoFoundBy: [Int] = []
  /// The mention that it refers to, by number in `Reading.entities`.
  var refers: Int?

  var count: Int { end - start }

  func value(_ attribute: Int) -> AttributeValue? {
    values.first { $0.attribute == attribute }?.value
  }

  func overlaps(_ other: Mention) -> Bool { start < other.end && other.start < end }

  func contains(_ other: Mention) -> Bool { start <= other.start && other.end <= end }

  func hasSpan(of other: Mention) -> Bool { start == other.start && end == other.end }

  func wasFound(by rule: Int) -> Bool { self.rule == rule || alsoFoundBy.contains(rule) }
}

/// What an attribute of a mention holds.
enum AttributeValue: Hashable {
  /// One of the declared constants, and the tokens that set it, where some did.
  case constant(Int, cue: Range<Int>?)
  case text(String)
  /// Tokens of the document.
  case words(Range<Int>)
  /// A mention of the type, by its span in tokens.
  case mention(type: Int, tokens: Range<Int>)
  case date(DateExpression)
  /// A function that could not be called, and why.
  case failed(String)
}
