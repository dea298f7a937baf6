/// A mention while a document is read.
///
/// Positions are cells of its layer: tokens for an entity, cells of the row for a phrase. Nothing but
/// numbers, since mentions are copied, sorted and compared all the time: what one holds is kept in the
/// document's `MentionDetails`.
struct Mention {
  @Compact var type: Int
  @Compact var rule: Int
  @Compact var start: Int
  @Compact var end: Int
  /// The mention that it refers to, by number in `Reading.entities`; below zero if none.
  @Compact private var target = -1
  /// Where the details are.
  fileprivate var values = CompactRange()
  fileprivate var rules = CompactRange()

  init(type: Int, rule: Int, start: Int, end: Int) {
    self.type = type
    self.rule = rule
    self.start = start
    self.end = end
  }

  /// The mention that it refers to, by number in `Reading.entities`.
  var refers: Int? {
    get { target < 0 ? nil : target }
    set { target = newValue ?? -1 }
  }

  var count: Int { end - start }

  /// The places of its values in the details.
  var valuePlaces: Range<Int> { values.range }

  /// Whether no second rule found the same span.
  var hasOneRule: Bool { rules.isEmpty }

  func overlaps(_ other: Mention) -> Bool { start < other.end && other.start < end }

  func contains(_ other: Mention) -> Bool { start <= other.start && other.end <= end }

  func hasSpan(of other: Mention) -> Bool { start == other.start && end == other.end }
}

/// What the mentions of one document hold, one after the other.
struct MentionDetails {
  typealias Value = (attribute: Int, value: AttributeValue)

  private var values: [Value] = []
  private var rules: [Int] = []

  /// By number of the type's attribute, in order.
  func values(of mention: Mention) -> ArraySlice<Value> { values[mention.valuePlaces] }

  func value(_ attribute: Int, of mention: Mention) -> AttributeValue? {
    for place in mention.valuePlaces where values[place].attribute == attribute {
      return values[place].value
    }
    return nil
  }

  /// All rules that found it, the one that made it first.
  func rules(of mention: Mention) -> [Int] { [mention.rule] + furtherRules(of: mention) }

  /// Further rules that found the same span.
  func furtherRules(of mention: Mention) -> ArraySlice<Int> { rules[mention.rules.range] }

  func wasFound(_ mention: Mention, by rule: Int) -> Bool {
    mention.rule == rule || furtherRules(of: mention).contains(rule)
  }

  /// Gives a mention that is being made its next value.
  mutating func append(_ value: AttributeValue, for attribute: Int, to mention: inout Mention) {
    let first = mention.values.isEmpty ? values.count : mention.valuePlaces.lowerBound
    values.append((attribute, value))
    mention.values = CompactRange(first..<values.count)
  }

  /// Adds the rule of a mention with the same span, and the values that this one lacks.
  mutating func merge(_ other: Mention, into mention: inout Mention) {
    let known = mention.rules.range
    let first = known.isEmpty || known.upperBound < rules.count ? rules.count : known.lowerBound
    if first == rules.count {
      for place in known { rules.append(rules[place]) }
    }
    rules.append(other.rule)
    mention.rules = CompactRange(first..<rules.count)
    let added = values(of: other).filter { value($0.attribute, of: mention) == nil }
    if added.isEmpty { return }
    let all = (values(of: mention) + added).sorted { $0.attribute < $1.attribute }
    mention.values = CompactRange(values.count..<values.count + all.count)
    values += all
  }

  /// A value of a mention, by its place.
  subscript(place: Int) -> Value { values[place] }

  mutating func replaceValue(at place: Int, by value: AttributeValue) {
    values[place].value = value
  }

  mutating func removeValue(at place: Int, from mention: inout Mention) {
    let places = mention.valuePlaces
    for later in places where later > place { values[later - 1] = values[later] }
    mention.values = CompactRange(places.dropLast())
  }
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
