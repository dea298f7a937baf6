package import Text

/// A name as it stands in a rule file.
package struct Identifier: Hashable, Sendable {
  package var text: String
  package var range: TextRange

  package init(_ text: String, _ range: TextRange) {
    self.text = text
    self.range = range
  }
}

/// One rule file: what it declares, every lexeme's place, and what is wrong with it.
///
/// Parsing never fails: a declaration that cannot be read is a diagnostic and costs only itself.
package struct RuleFile: Sendable {
  package var source: SourceText
  package var lexemes: [Lexeme]
  package var declarations: [Declaration]
  package var diagnostics: [Diagnostic]

  package init(
    source: SourceText, lexemes: [Lexeme], declarations: [Declaration], diagnostics: [Diagnostic]
  ) {
    self.source = source
    self.lexemes = lexemes
    self.declarations = declarations
    self.diagnostics = diagnostics
  }
}

package enum Declaration: Sendable {
  case list(ListDeclaration)
  case type(TypeDeclaration)
  case pattern(PatternDeclaration)
  case rule(RuleDeclaration)
  case relation(RelationDeclaration)
  case shape(ShapeDeclaration)
  case resolve(ResolveDeclaration)
}

/// `list Nation from "lists/nations.tsv"`
package struct ListDeclaration: Sendable {
  package var name: Identifier
  package var path: StringLiteral
}

/// A string between quotation marks: its text after `\"` and `\\` were read, its range with the marks.
package struct StringLiteral: Hashable, Sendable {
  package var text: String
  package var range: TextRange
}

/// `entity person absorbs place` or `phrase group`, with its attributes.
package struct TypeDeclaration: Sendable {
  package var isPhrase: Bool
  package var name: Identifier
  package var absorbs: [Identifier]
  package var attributes: [AttributeDeclaration]
}

/// `mod? : START | MID`; `kind` is the type of a mention or the constants, if either was given.
package struct AttributeDeclaration: Sendable {
  package enum Kind: Sendable {
    case text
    /// A mention of this type; a single name cannot be told from a lone constant before types are known.
    case mention(Identifier)
    case constants([Identifier])
  }

  package var name: Identifier
  package var isOptional: Bool
  package var kind: Kind
}

/// `Several(X) = X ("," X)*`
package struct PatternDeclaration: Sendable {
  package var name: Identifier
  package var parameters: [Identifier]
  package var pattern: Pattern
}

/// `person.titled = …` with its settings and tests. `range` spans the whole declaration.
package struct RuleDeclaration: Sendable {
  package var type: Identifier
  package var name: Identifier
  package var pattern: Pattern
  package var settings: [Setting]
  package var tests: [RuleTest]
}

package struct Setting: Sendable {
  package var name: Identifier
  package var value: Value
}

/// The right side of a setting, or an argument of a function in it.
package indirect enum Value: Sendable {
  /// An upper-case word: `START`.
  case constant(Identifier)
  /// A capture, or a lower-case constant; `-` before it is `isNegative`.
  case name(Identifier, isNegative: Bool)
  /// A column of the list row that a capture matched: `row.iso`.
  case column(capture: Identifier, column: Identifier, isNegative: Bool)
  case number(Int, TextRange)
  case call(Identifier, [Argument])
}

/// `year: year`, or without a label.
package struct Argument: Sendable {
  package var label: Identifier?
  package var value: Value
}

package struct RelationDeclaration: Sendable {
  package var name: Identifier
  package var roles: [RoleDeclaration]
  package var triggers: [TriggerDeclaration]
  package var without: [Identifier]
  package var tests: [RuleTest]
}

/// `1 ? * + 2+`
package enum RoleCount: String, Sendable {
  case one = "1"
  case optional = "?"
  case any = "*"
  case some = "+"
  case two = "2+"
}

package struct RoleDeclaration: Sendable {
  package var name: Identifier
  package var count: RoleCount
  package var filler: Pattern
  /// Empty where the line has no `=`: only hand-written rules fill the role then.
  package var slots: [Slot]
}

/// `subject`, `object`, `bare`, or the words of a preposition.
package struct Slot: Hashable, Sendable {
  package var text: String
  package var range: TextRange
}

package struct TriggerDeclaration: Sendable {
  package var isVerb: Bool
  package var pattern: Pattern
  /// Slots that replace the roles' own for this trigger line.
  package var slots: [(role: Identifier, slots: [Slot])]
  package var range: TextRange
}

package struct ShapeDeclaration: Sendable {
  package var name: Identifier
  package var pattern: Pattern
}

/// `resolve title to person by office`
package struct ResolveDeclaration: Sendable {
  package var type: Identifier
  package var rule: Identifier?
  package var targets: [Identifier]
  package var strategy: Identifier
}

/// A `yes` or `no` line.
package struct RuleTest: Sendable {
  package enum Expectation: Sendable {
    /// With the modality that a relation's test may demand.
    case yes(Identifier?)
    case no
  }

  package var isTodo: Bool
  package var expectation: Expectation
  package var text: StringLiteral
  /// `on 2021-05-03`: the document date, as written.
  package var date: String?
  package var range: TextRange
}
