/// Every message that a rule set can get, the compiler's too: one case each, with what it needs to
/// say.
package enum DiagnosticMessage: Sendable, Hashable {
  // Lexemes and grammar
  case notUTF8
  case unexpected(found: String, expected: String)
  case unclosedString
  case unclosedRegex
  case unclosedBracket(String)
  case unknownCharacter(String)
  case badEscape(String)
  case unknownDeclaration(String, nearest: String?)
  case indentedWithoutDeclaration
  case nestingTooDeep(limit: Int)
  case badRepeat(String)
  case repeatTooLarge(limit: Int)
  case numberTooLarge(String)
  case emptyString
  case lowerCaseName(String, wanted: String)
  case reservedName(String)
  case marksInTest(String)
  // Names
  case unknownName(kind: String, name: String, nearest: String?)
  case duplicate(kind: String, name: String)
  case parameterCount(name: String, wanted: Int, got: Int)
  case recursivePattern([String])
  case cycle([String], remedy: String?)
  // Lists
  case listUnreadable(path: String, reason: String)
  case listNotUTF8(path: String)
  case raggedRow(columns: Int, cells: Int)
  case listWithoutHeader
  case emptyList(String)
  // Meaning
  case onlyInRelations(String)
  case triggerCount(found: String)
  case fillerWithoutMention(role: String)
  case emptyMatch
  case unusedCapture(String)
  case captureInRepetition(String)
  case notOneToken(sign: String)
  case twoMarks
  case contextTooLong(limit: Int)
  case inContext(String)
  case phraseInEntity(String)
  case badRegex(String, offset: Int)
  case unknownForm(String)
  case badValue(String)
  case missingSetting(type: String, attribute: String)
  case badTestDate(String)
  case ruleTooLarge(limit: Int)
  case expectedPhrase(String)
  case expectedPattern(String)
  case badStrategy(String, nearest: String?)
  case expansionTooDeep(limit: Int)
  case gapsTooLong(limit: Int)
  // Warnings
  case neverReached
  case tie(String)
  case noTest(String)
  case gapsAddUp(Int)
  case twoRows(String)
  case unknownPreposition(String, nearest: String?)
  case unfilledRole(String)
  case unknownVerb(String)
}
