/// A distinct spelling: folded for matching (NFC, soft hyphens and joiners removed, `’` to `'`, curly double
/// quotes to `"`, U+2010 and U+2011 to `-`), its case kept.
package struct Word: Sendable {
  package var text: String
  /// `text` in lower case.
  package var lower: String
  package var shape: WordShape

  package init(text: String, lower: String, shape: WordShape) {
    self.text = text
    self.lower = lower
    self.shape = shape
  }
}

/// What a word may do at the border of a sentence.
struct BorderMarks: OptionSet {
  let rawValue: UInt8

  /// A bracket or quote that may close a sentence.
  static let closer = BorderMarks(rawValue: 1)
  /// A bracket, quote or dash that may open one.
  static let opener = BorderMarks(rawValue: 2)
  /// Stands before an item of a list.
  static let bullet = BorderMarks(rawValue: 4)
  /// Its first letter is a small one.
  static let startsSmall = BorderMarks(rawValue: 8)
  /// Its first letter is a capital, or it starts with a digit.
  static let startsItem = BorderMarks(rawValue: 16)

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(of text: String) {
    self = []
    guard let first = text.unicodeScalars.first else { return }
    if first.isSmall { insert(.startsSmall) }
    if first.isCapital || first.isDigit { insert(.startsItem) }
    // None of the marks is longer.
    if text.utf8.count > 3 { return }
    if ["\"", "'", ")", "]", "}", "»", "“", "‘", "«", "›"].contains(text) { insert(.closer) }
    if ["\"", "'", "(", "[", "{", "«", "„", "‘", "‚", "‹", "»", "-", "–", "—"].contains(text) {
      insert(.opener)
    }
    if ["-", "–", "—", "*", "•", "·", "▪", "●", "■", "◦", "‣", "►"].contains(text) {
      insert(.bullet)
    }
  }
}

/// What a spelling looks like: the built-in classes of the rule language.
package struct WordShape: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Starts with an upper-case (or title-case) letter.
  package static let capitalized = WordShape(rawValue: 1)
  /// Has letters, and no lower-case one, and two letters at least.
  package static let upper = WordShape(rawValue: 2)
  /// Has letters, and no upper-case one.
  package static let lower = WordShape(rawValue: 4)
  /// Digits only.
  package static let number = WordShape(rawValue: 8)
  /// A capital letter and a period (`J.`), or several (`U.S.`).
  package static let initial = WordShape(rawValue: 16)
  /// No letter and no digit.
  package static let punctuation = WordShape(rawValue: 32)
  /// Starts with a letter or digit.
  package static let word = WordShape(rawValue: 64)
}
