internal import Text

extension Parser {
  mutating func parseRelation() throws(SyntaxError) -> RelationDeclaration {
    try expect("relation")
    var relation = RelationDeclaration(name: try parseTypeName("the name of the relation"))
    try endLine()
    parseBody { (parser) throws(SyntaxError) in
      if parser.startsTest {
        relation.tests.append(try parser.parseTest())
      } else if parser.isNext("verb") || parser.isNext("noun") {
        relation.triggers.append(try parser.parseTrigger())
      } else if parser.take("without") {
        relation.without += try parser.parseNames("the name of a shape")
        try parser.endLine(or: "`,`")
      } else {
        relation.roles.append(try parser.parseRole())
      }
    }
    return relation
  }

  private mutating func parseRole() throws(SyntaxError) -> RoleDeclaration {
    let name = try parseMemberName("a role, `verb`, `noun`, `without`, `yes` or `no`")
    let count = try parseRoleCount()
    let filler = try parseSequence()
    let slots = take("=") ? try parseSlots() : []
    try endLine(or: slots.isEmpty ? "`=`" : "`,`")
    return RoleDeclaration(name: name, count: count, filler: filler, slots: slots)
  }

  private mutating func parseRoleCount() throws(SyntaxError) -> RoleCount {
    guard let count = current.flatMap({ RoleCount(rawValue: $0.text) }) else {
      throw unexpected("a count, `1`, `?`, `*`, `+`, `2` or `2+`")
    }
    position += 1
    guard count == .two, take("+") else { return count }
    return .twoOrPlural
  }

  private mutating func parseTrigger() throws(SyntaxError) -> TriggerDeclaration {
    let first = position
    let isVerb = isNext("verb")
    position += 1
    let pattern = try parseChoice()
    try endLine()
    var trigger = TriggerDeclaration(isVerb: isVerb, pattern: pattern, range: range(from: first))
    parseBody(deeperThan: tokens[first].indent ?? 0) { (parser) throws(SyntaxError) in
      trigger.roles.append(try parser.parseOverride())
    }
    trigger.range = range(from: first)
    return trigger
  }

  private mutating func parseOverride() throws(SyntaxError) -> RoleOverride {
    let role = try parseName("the name of a role")
    let count = isCount ? try parseRoleCount() : nil
    let filler = isNext("=") ? nil : try parseSequence()
    try expect("=")
    let slots = try parseSlots()
    try endLine(or: "`,`")
    return RoleOverride(role: role, count: count, filler: filler, slots: slots)
  }

  private var isCount: Bool {
    current.map { RoleCount(rawValue: $0.text) != nil } ?? false
  }

  private mutating func parseSlots() throws(SyntaxError) -> [Slot] {
    try parseList { (parser) throws(SyntaxError) in try parser.parseSlot() }
  }

  private mutating func parseSlot() throws(SyntaxError) -> Slot {
    guard isNext(.string) else {
      let word = try parseName("`subject`, `object`, `bare` or a preposition")
      return Slot(text: word.text, range: word.range)
    }
    let words = try parseString("a preposition")
    if words.text.allSatisfy(\.isWhitespace) { report(.emptyString, words.range) }
    return Slot(text: words.text, range: words.range)
  }
}
