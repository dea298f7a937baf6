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
