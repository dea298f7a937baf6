package import Text

/// One word, string or sign of a rule file.
///
/// What lies between two lexemes is white space.
package struct Lexeme: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Starts with a lower-case letter: types, rules, attributes, roles, columns, keywords.
    case name
    /// Starts with a capital: lists, patterns, parameters, classes, constants.
    case capitalName
    case number
    case string
    case regex
    /// One of the signs of the grammar, `...` among them.
    case sign
    case comment
    /// `## …`
    case documentation
    /// What no lexeme starts with, or an unclosed string.
    case unknown
  }

  package var kind: Kind
  package var range: TextRange
}
