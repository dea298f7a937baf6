internal import Text

extension Parser {
  mutating func parseChoice() throws(SyntaxError) -> Pattern {
    let first = position
    var alternatives = [try parseSequence()]
    while take("|") { alternatives.append(try parseSequence()) }
    return single(alternatives, first) { .choice($0) }
  }

  mutating func parseSequence() throws(SyntaxError) -> Pattern {
    let first = position
    var items: [Pattern] = []
    repeat { items.append(try parseItem()) } while startsItem
    return single(items, first) { .sequence($0) }
  }

  private func single(
    _ parts: [Pattern], _ first: Int, _ kind: ([Pattern]) -> Pattern.Kind
  ) -> Pattern {
    parts.count == 1 ? parts[0] : Pattern(kind(parts), range(from: first))
  }

  private var startsItem: Bool {
    guard let current else { return false }
    switch current.kind {
    case .name, .capitalName, .string, .regex: return true
    case .sign: return ["<", "!", "(", "@", "^", "$", "...", "{"].contains(current.text)
    case .number, .comment, .documentation, .unknown: return false
    }
  }

  private mutating func parseItem() throws(SyntaxError) -> Pattern {
    let first = position
    if take("^") { return Pattern(.sentenceStart, range(from: first)) }
    if take("$") { return Pattern(.sentenceEnd, range(from: first)) }
    if isNext("...") { return try parseGap() }
    if isNext("{") { return try parseBag() }
    if startsContext { return try parseContext() }
    let capture = try parseCapture()
    let afterCapture = position
    let isMarked = take("@")
    var item = try parseRepeat(of: try parseOne())
    if isMarked { item = Pattern(.mark(item), range(from: afterCapture)) }
    if let capture {
      item = Pattern(.capture(capture.name, constant: capture.constant, item), range(from: first))
    }
    return item
  }

  /// `name:` or `name=constant:`, if that is what comes next.
  private mutating func parseCapture() throws(SyntaxError)
    -> (name: Identifier, constant: Identifier?)?
  {
    guard let token = current else { return nil }
    if token.kind == .capitalName, peek(1)?.text == ":" { throw wrongCase(token) }
    guard token.kind == .name else { return nil }
    var length = 1
    if peek(1)?.text == "=" { length = peek(2)?.text == "-" ? 4 : 3 }
    guard peek(length)?.text == ":" else { return nil }
    let name = try parseName("a capture")
    let constant = take("=") ? try parseConstant() : nil
    try expect(":")
    return (name, constant)
  }

  private mutating func parseRepeat(of one: Pattern) throws(SyntaxError) -> Pattern {
    let first = position
    guard let (minimum, maximum) = try parseRepeat() else { return one }
    if isNext("?") || isNext("*") || isNext("+") {
      position += 1
      report(.badRepeat(source.string(range(from: first))), range(from: first))
    }
    let kind = Pattern.Kind.repetition(one, minimum: minimum, maximum: maximum)
    return Pattern(kind, one.range.joined(range(from: first)))
  }

  private mutating func parseRepeat() throws(SyntaxError) -> (minimum: Int, maximum: Int?)? {
    if take("?") { return (0, 1) }
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    guard isNext("{"), peek(1)?.kind == .number else { return nil }
    let counts = try parseCounts(limit: Self.repeatLimit, needsTwo: false)
    return (counts.lowerBound, counts.upperBound)
  }

  private mutating func parseGap() throws(SyntaxError) -> Pattern {
    let first = position
    try expect("...")
    var counts = 0...Self.usualGap
    if isNext("{"), peek(1)?.kind == .number {
      counts = try parseCounts(limit: Self.gapLimit, needsTwo: true)
    }
    let kind = Pattern.Kind.gap(minimum: counts.lowerBound, maximum: counts.upperBound)
    return Pattern(kind, range(from: first))
  }

  /// Reads `{2,4}`, or the `{3}` of a repetition.
  ///
  /// Counts that cannot be are reported and mended.
  private mutating func parseCounts(
    limit: Int, needsTwo: Bool
  ) throws(SyntaxError) -> ClosedRange<Int> {
    let first = position
    let (low, high) = try parseBrackets(closing: "}") { (parser) throws(SyntaxError) in
      let low = try parser.parseCount()
      guard needsTwo || parser.isNext(",") else { return (low, low) }
      try parser.expect(",")
      return (low, try parser.parseCount())
    }
    let range = range(from: first)
    if max(low, high) > limit {
      report(.repeatTooLarge(limit: limit), range)
    } else if high < low || high == 0 {
      report(.badRepeat(source.string(range)), range)
    }
    let minimum = min(low, limit)
    return minimum...max(minimum, min(high, limit))
  }

  private mutating func parseCount() throws(SyntaxError) -> Int {
    guard let token = current, token.kind == .number else { throw unexpected("a number") }
    position += 1
    return Int(token.text) ?? Int.max
  }

  private mutating func parseBag() throws(SyntaxError) -> Pattern {
    let first = position
    let items = try parseBrackets(closing: "}") { (parser) throws(SyntaxError) in
      try parser.parseList { (parser) throws(SyntaxError) in try parser.parseSequence() }
    }
    return Pattern(.bag(items), range(from: first))
  }

  private var startsContext: Bool {
    guard isNext("!"), let word = peek(1)?.text else { return false }
    return (word == "after" || word == "before") && peek(2)?.text == "("
  }

  private mutating func parseContext() throws(SyntaxError) -> Pattern {
    let first = position
    position += 1
    let isAfter = isNext("after")
    position += 1
    let context = try parseGroup()
    return Pattern(.context(isAfter: isAfter, context), range(from: first))
  }

  private mutating func parseGroup() throws(SyntaxError) -> Pattern {
    try parseBrackets(closing: ")") { (parser) throws(SyntaxError) in try parser.parseChoice() }
  }

  private mutating func parseOne() throws(SyntaxError) -> Pattern {
    let first = position
    var atoms = [try parseAtom()]
    while take("&") { atoms.append(try parseAtom()) }
    return single(atoms, first) { .both($0) }
  }

  private mutating func parseAtom() throws(SyntaxError) -> Pattern {
    guard let token = current else { throw unexpected("a pattern") }
    switch token.kind {
    case .string: return try parseWords()
    case .regex: return try parseRegex()
    case .name: return try parseMention()
    case .capitalName: return try parseNamed()
    case .sign where token.text == "<": return try parseForm()
    case .sign where token.text == "!": return try parseNot()
    case .sign where token.text == "(":
      // The brackets belong to the range, so that an edit of the group can replace them.
      let first = position
      return Pattern(try parseGroup().kind, range(from: first))
    default: throw unexpected("a pattern")
    }
  }

  private mutating func parseWords() throws(SyntaxError) -> Pattern {
    let words = try parseString("words in quotation marks")
    if words.text.allSatisfy(\.isWhitespace) { report(.emptyString, words.range) }
    return Pattern(.string(words.text), words.range)
  }

  private mutating func parseRegex() throws(SyntaxError) -> Pattern {
    let token = tokens[position]
    let close = token.text.lastIndex(of: "/") ?? token.text.startIndex
    let flags = token.text[close...].dropFirst()
    let body = token.text[..<close].dropFirst()
    guard !body.isEmpty, flags.isEmpty || flags == "i" else {
      throw unexpected(body.isEmpty ? "a pattern" : "`i` or nothing after the `/` of a regex")
    }
    position += 1
    return Pattern(.regex(String(body), ignoresCase: !flags.isEmpty), token.range)
  }

  private mutating func parseNot() throws(SyntaxError) -> Pattern {
    // A context is an item of its own: it matches nothing that could be negated or captured.
    if startsContext { throw unexpected("a pattern") }
    let first = position
    try deepen()
    position += 1
    let atom = try parseAtom()
    depth -= 1
    return Pattern(.not(atom), range(from: first))
  }

  private mutating func parseForm() throws(SyntaxError) -> Pattern {
    let (word, form, range) = try parseFormParts()
    return Pattern(.form(word, form: form), range)
  }

  private mutating func parseFormParts() throws(SyntaxError) -> (
    word: Identifier, form: Identifier?, TextRange
  ) {
    let first = position
    try expect("<")
    guard let token = current, token.kind == .name || token.kind == .capitalName else {
      throw unexpected("a word or the name of a list")
    }
    position += 1
    let form = take(":") ? try parseName("a form, like `past`") : nil
    try expect(">")
    return (Identifier(token.text, token.range), form, range(from: first))
  }

  /// A list, named pattern, parameter or class.
  ///
  /// Only a bracket that touches the name applies it.
  private mutating func parseNamed() throws(SyntaxError) -> Pattern {
    let first = position
    let name = try parseCapitalName("a name")
    if take(".") {
      let column = try parseName("the name of a column")
      return Pattern(.name(name, column: column), range(from: first))
    }
    guard let next = current, next.text == "(", next.range.start == name.range.end else {
      return Pattern(.name(name, column: nil), name.range)
    }
    let arguments = try parseBrackets(closing: ")") { (parser) throws(SyntaxError) in
      try parser.parseList { (parser) throws(SyntaxError) in try parser.parseChoice() }
    }
    return Pattern(.apply(name, arguments), range(from: first))
  }

  private mutating func parseMention() throws(SyntaxError) -> Pattern {
    let first = position
    let type = try parseName("the name of a type")
    let rule = take(".") ? try parseName("the name of a rule") : nil
    var tests: [AttributeTest] = []
    if isNext("[") {
      tests = try parseBrackets(closing: "]") { (parser) throws(SyntaxError) in
        try parser.parseList { (parser) throws(SyntaxError) in try parser.parseCondition() }
      }
    }
    return Pattern(.mention(type, rule: rule, tests: tests), range(from: first))
  }

  private mutating func parseCondition() throws(SyntaxError) -> AttributeTest {
    let name = try parseName("the name of an attribute")
    var alternatives: [AttributeTest.Alternative] = []
    if take("=") {
      repeat { alternatives.append(try parseAlternative()) } while take("|")
    }
    return AttributeTest(name: name, alternatives: alternatives)
  }

  private mutating func parseAlternative() throws(SyntaxError) -> AttributeTest.Alternative {
    if isNext(.string) { return .string(try parseString("a value")) }
    guard isNext("<") else { return .constant(try parseConstant()) }
    let (word, form, range) = try parseFormParts()
    return .form(word, form: form, range)
  }
}
