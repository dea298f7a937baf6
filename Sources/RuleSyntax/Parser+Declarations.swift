internal import Text

extension Parser {
  mutating func parseList() throws(SyntaxError) -> ListDeclaration {
    try expect("list")
    let name = try parseCapitalName("the name of the list")
    try expect("from")
    let path = try parseString("the path of a file, in quotation marks")
    if path.text.isEmpty { report(.emptyString, path.range) }
    try parseNoBody()
    return ListDeclaration(name: name, path: path)
  }

  mutating func parseType() throws(SyntaxError) -> TypeDeclaration {
    let isPhrase = isNext("phrase")
    position += 1
    let name = try parseTypeName("the name of the type")
    let absorbs = take("absorbs") ? try parseNames("the name of a type") : []
    try endLine(or: absorbs.isEmpty ? "`absorbs`" : "`,`")
    var type = TypeDeclaration(isPhrase: isPhrase, name: name, absorbs: absorbs)
    parseBody { (parser) throws(SyntaxError) in
      type.attributes.append(try parser.parseAttribute())
    }
    return type
  }

  /// Words that start a declaration or stand before `(` in a context cannot name a type.
  mutating func parseTypeName(_ expected: String) throws(SyntaxError) -> Identifier {
    let name = try parseName(expected)
    if Self.declarationWords.contains(name.text) || ["after", "before"].contains(name.text) {
      report(.reservedName(name.text), name.range)
    }
    return name
  }

  /// Words that start a line of a body cannot name a role or an attribute.
  mutating func parseMemberName(_ expected: String) throws(SyntaxError) -> Identifier {
    let name = try parseName(expected)
    if ["yes", "no", "todo", "verb", "noun", "without", "trigger"].contains(name.text) {
      report(.reservedName(name.text), name.range)
    }
    return name
  }

  private mutating func parseAttribute() throws(SyntaxError) -> AttributeDeclaration {
    let name = try parseMemberName("the name of an attribute")
    let isOptional = take("?")
    var kind = AttributeDeclaration.Kind.text
    if take(":") {
      let isName = isNext(.name)
      var constants = [try parseConstant()]
      while take("|") { constants.append(try parseConstant()) }
      kind = isName && constants.count == 1 ? .mention(constants[0]) : .constants(constants)
      try endLine(or: "`|`")
    }
    try endLine(or: isOptional ? "`:`" : "`?`, `:`")
    return AttributeDeclaration(name: name, isOptional: isOptional, kind: kind)
  }

  mutating func parsePattern() throws(SyntaxError) -> PatternDeclaration {
    let name = try parseCapitalName("the name of a pattern")
    var parameters: [Identifier] = []
    if isNext("(") {
      parameters = try parseBrackets(closing: ")") { (parser) throws(SyntaxError) in
        try parser.parseList { (parser) throws(SyntaxError) in
          try parser.parseCapitalName("the name of a parameter")
        }
      }
    }
    try expect("=")
    let pattern = try parseChoice()
    try parseNoBody()
    return PatternDeclaration(name: name, parameters: parameters, pattern: pattern)
  }

  mutating func parseShape() throws(SyntaxError) -> ShapeDeclaration {
    try expect("shape")
    let name = try parseName("the name of the shape")
    try expect("=")
    let pattern = try parseChoice()
    try parseNoBody()
    return ShapeDeclaration(name: name, pattern: pattern)
  }

  mutating func parseResolve() throws(SyntaxError) -> ResolveDeclaration {
    try expect("resolve")
    let type = try parseName("the name of a type")
    let rule = take(".") ? try parseName("the name of a rule") : nil
    let targets = take("to") ? try parseNames("the name of a type") : []
    try expect("by")
    let strategy = try parseName("the name of a strategy")
    try parseNoBody()
    return ResolveDeclaration(type: type, rule: rule, targets: targets, strategy: strategy)
  }

  mutating func parseRule() throws(SyntaxError) -> RuleDeclaration {
    let first = position
    let type = try parseName("the name of a type")
    guard take(".") else { throw unexpected("`.` and the name of the rule") }
    let name = try parseName("the name of the rule")
    try expect("=")
    let pattern = try parseChoice()
    try endLine()
    var rule = RuleDeclaration(type: type, name: name, pattern: pattern, range: range(from: first))
    parseBody { (parser) throws(SyntaxError) in
      if parser.startsTest {
        rule.tests.append(try parser.parseTest())
      } else {
        rule.settings.append(try parser.parseSetting())
      }
    }
    rule.range = range(from: first)
    return rule
  }

  private mutating func parseSetting() throws(SyntaxError) -> Setting {
    let name = try parseMemberName("a setting, `yes` or `no`")
    try expect("=")
    let value = try parseValue()
    try endLine()
    return Setting(name: name, value: value)
  }

  private mutating func parseValue() throws(SyntaxError) -> Value {
    if isNext(.capitalName) { return .constant(try parseConstant()) }
    let first = position
    let isNegative = take("-")
    if isNext(.number) {
      position += 1
      return .number(number(isNegative, range(from: first)), range(from: first))
    }
    let name = try parseName(isNegative ? "a number or a capture" : "a value")
    if !isNegative, isNext("(") { return .call(name, try parseArguments()) }
    guard take(".") else { return .name(name, isNegative: isNegative) }
    let column = try parseName("the name of a column")
    return .column(capture: name, column: column, isNegative: isNegative)
  }

  /// The number just read; one that no machine word holds is reported and read as 0.
  private mutating func number(_ isNegative: Bool, _ range: TextRange) -> Int {
    let text = tokens[position - 1].text
    guard let number = Int(text) else {
      report(.numberTooLarge(text), range)
      return 0
    }
    return isNegative ? -number : number
  }

  private mutating func parseArguments() throws(SyntaxError) -> [Argument] {
    try parseBrackets(closing: ")") { (parser) throws(SyntaxError) in
      if parser.isNext(")") { return [] }
      return try parser.parseList { (parser) throws(SyntaxError) in
        try parser.parseArgument()
      }
    }
  }

  private mutating func parseArgument() throws(SyntaxError) -> Argument {
    var label: Identifier?
    if peek(1)?.text == ":" {
      label = try parseName("the name of an argument")
      position += 1
    }
    return Argument(label: label, value: try parseValue())
  }

  /// No role and no setting has one of these names.
  var startsTest: Bool { isNext("yes") || isNext("no") || isNext("todo") }

  mutating func parseTest() throws(SyntaxError) -> RuleTest {
    let first = position
    let isTodo = take("todo")
    var expectation = RuleTest.Expectation.no
    if take("yes") {
      expectation = .yes(isNext(.string) ? nil : try parseConstant())
    } else if !take("no") {
      throw unexpected("`yes` or `no`")
    }
    let text = try parseString("a text in quotation marks")
    let date = take("on") ? try parseDate() : nil
    try endLine(or: date == nil ? "`on`" : nil)
    return RuleTest(
      isTodo: isTodo, expectation: expectation, text: text, date: date, range: range(from: first))
  }

  /// As written; the calendar is the compiler's affair.
  private mutating func parseDate() throws(SyntaxError) -> String {
    let first = position
    guard isNext(.number) else { throw unexpected("a date like 2021-05-03") }
    position += 1
    while isNext("-"), peek(1)?.kind == .number { position += 2 }
    return source.string(range(from: first))
  }
}
