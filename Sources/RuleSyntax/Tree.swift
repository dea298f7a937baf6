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

/// A list and its file: `list Nation from "lists/nations.tsv"`.
package struct ListDeclaration: Sendable {
  package var name: Identifier
  package var path: StringLiteral

  package init(name: Identifier, path: StringLiteral) {
    self.name = name
    self.path = path
  }
}

/// A string between quotation marks: its text after `\"` and `\\` were read, its range with the
/// marks.
package struct StringLiteral: Hashable, Sendable {
  package var text: String
  package var range: TextRange

  package init(text: String, range: TextRange) {
    self.text = text
    self.range = range
  }
}

/// `entity person absorbs place` or `phrase group`, with its attributes.
package struct TypeDeclaration: Sendable {
  package var isPhrase: Bool
  package var name: Identifier
  package var absorbs: [Identifier]
  package var attributes: [AttributeDeclaration]

  package init(
    isPhrase: Bool, name: Identifier, absorbs: [Identifier] = [],
    attributes: [AttributeDeclaration] = []
  ) {
    self.isPhrase = isPhrase
    self.name = name
    self.absorbs = absorbs
    self.attributes = attributes
  }
}

/// `mod? : START | MID`; `kind` is the type of a mention or the constants, if either was given.
package struct AttributeDeclaration: Sendable {
  package enum Kind: Sendable {
    case text
    /// A mention of this type; a single name cannot be told from a lone constant before types are
    /// known.
    case mention(Identifier)
    case constants([Identifier])
  }

  package var name: Identifier
  package var isOptional: Bool
  package var kind: Kind

  package init(name: Identifier, isOptional: Bool, kind: Kind) {
    self.name = name
    self.isOptional = isOptional
    self.kind = kind
  }
}

/// A named pattern: `Several(X) = X ("," X)*`.
package struct PatternDeclaration: Sendable {
  package var name: Identifier
  package var parameters: [Identifier]
  package var pattern: Pattern

  package init(name: Identifier, parameters: [Identifier] = [], pattern: Pattern) {
    self.name = name
    self.parameters = parameters
    self.pattern = pattern
  }
}

/// A rule like `person.titled = …`, with its settings and tests.
///
/// `range` spans the whole declaration.
package struct RuleDeclaration: Sendable {
  package var type: Identifier
  package var name: Identifier
  package var pattern: Pattern
  package var settings: [Setting]
  package var tests: [RuleTest]
  package var range: TextRange

  package init(
    type: Identifier, name: Identifier, pattern: Pattern, settings: [Setting] = [],
    tests: [RuleTest] = [], range: TextRange
  ) {
    self.type = type
    self.name = name
    self.pattern = pattern
    self.settings = settings
    self.tests = tests
    self.range = range
  }
}

package struct Setting: Sendable {
  package var name: Identifier
  package var value: Value

  package init(name: Identifier, value: Value) {
    self.name = name
    self.value = value
  }
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

  package init(label: Identifier? = nil, value: Value) {
    self.label = label
    self.value = value
  }
}

package struct RelationDeclaration: Sendable {
  package var name: Identifier
  package var roles: [RoleDeclaration]
  package var triggers: [TriggerDeclaration]
  package var without: [Identifier]
  package var tests: [RuleTest]

  package init(
    name: Identifier, roles: [RoleDeclaration] = [], triggers: [TriggerDeclaration] = [],
    without: [Identifier] = [], tests: [RuleTest] = []
  ) {
    self.name = name
    self.roles = roles
    self.triggers = triggers
    self.without = without
    self.tests = tests
  }
}

/// How many fillers a role takes: `1 ? * + 2 2+`; for `2+` a plural one is enough.
package enum RoleCount: String, Sendable {
  case one = "1"
  case optional = "?"
  case any = "*"
  case some = "+"
  case two = "2"
  case twoOrPlural = "2+"
}

package struct RoleDeclaration: Sendable {
  package var name: Identifier
  package var count: RoleCount
  package var filler: Pattern
  /// Empty where the line has no `=`: only hand-written rules fill the role then.
  package var slots: [Slot]

  package init(name: Identifier, count: RoleCount, filler: Pattern, slots: [Slot] = []) {
    self.name = name
    self.count = count
    self.filler = filler
    self.slots = slots
  }
}

/// `subject`, `object`, `bare`, or the words of a preposition.
package struct Slot: Hashable, Sendable {
  package var text: String
  package var range: TextRange

  package init(text: String, range: TextRange) {
    self.text = text
    self.range = range
  }
}

package struct TriggerDeclaration: Sendable {
  package var isVerb: Bool
  package var pattern: Pattern
  /// What these triggers say of the roles in another way than the relation does.
  package var roles: [RoleOverride]
  package var range: TextRange

  package init(
    isVerb: Bool, pattern: Pattern, roles: [RoleOverride] = [], range: TextRange
  ) {
    self.isVerb = isVerb
    self.pattern = pattern
    self.roles = roles
    self.range = range
  }
}

/// `recipient = subject`, `document ? = object`, `award 1 Trophy = object` under a trigger line: what is
/// written replaces the role's own.
package struct RoleOverride: Sendable {
  package var role: Identifier
  package var count: RoleCount?
  package var filler: Pattern?
  package var slots: [Slot]

  package init(role: Identifier, count: RoleCount?, filler: Pattern?, slots: [Slot]) {
    self.role = role
    self.count = count
    self.filler = filler
    self.slots = slots
  }
}

package struct ShapeDeclaration: Sendable {
  package var name: Identifier
  package var pattern: Pattern

  package init(name: Identifier, pattern: Pattern) {
    self.name = name
    self.pattern = pattern
  }
}

/// How mentions find the ones that they refer to: `resolve title to person by office`.
package struct ResolveDeclaration: Sendable {
  package var type: Identifier
  package var rule: Identifier?
  package var targets: [Identifier]
  package var strategy: Identifier

  package init(
    type: Identifier, rule: Identifier? = nil, targets: [Identifier] = [], strategy: Identifier
  ) {
    self.type = type
    self.rule = rule
    self.targets = targets
    self.strategy = strategy
  }
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

  package init(
    isTodo: Bool = false, expectation: Expectation, text: StringLiteral, date: String? = nil,
    range: TextRange
  ) {
    self.isTodo = isTodo
    self.expectation = expectation
    self.text = text
    self.date = date
    self.range = range
  }
}
