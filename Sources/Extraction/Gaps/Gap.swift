/// What the rules may leave uncovered.
package enum GapKind: String, CaseIterable, Sendable {
  /// Verb groups between two entities whose verb no relation has as its trigger.
  case verbs
  /// Capitalised words outside all entities.
  case names
  /// Years, months, weekdays, and numbers near them, outside all entities.
  case dates
}

/// A place of a text that the rules do not cover.
package struct Gap: Hashable, Sendable {
  package var kind: GapKind
  /// What places are counted by: a verb's plain form, a name, the shape of a date (`9 and 9 <month>`).
  package var key: String
  /// The words of this place, where the key does not say them: `visited`.
  package var form: String
  /// What stands before it and behind it: a word, `<person>` for an entity of that type, `^` and `$`
  /// for the borders of a sentence; of a verb the types of the nearest entities.
  package var left: String
  package var right: String
  /// The lists of the rules that hold the word: known, and left alone all the same.
  package var lists: [String] = []
  /// It stands where any word has a capital.
  package var opensSentence = false
  /// Where it stands.
  package var quote: Quote
  /// The words around it, inside its sentence.
  package var context: Quote
}

/// The gaps of one document.
package struct DocumentGaps: Sendable {
  package var id: String
  /// In the order of the kinds, then of the text.
  package var gaps: [Gap] = []
  /// The words that are written without a capital, or that the rules know so.
  package var plainWords: Set<String> = []

  package init(id: String) { self.id = id }
}
