package import Text

/// A pattern as it was written, before any name in it is looked up.
package struct Pattern: Sendable {
  package indirect enum Kind: Sendable {
    /// `"defence minister"`, unescaped.
    case string(String)
    /// `<sign>`, `<sign:past>`, `<Verb>`, `<Office:plural>`: a plain word or a list, and one form
    /// of it.
    case form(Identifier, form: Identifier?)
    /// `/\d{4}/`, `/…/i`
    case regex(String, ignoresCase: Bool)
    /// A capitalised name: list, named pattern, parameter or built-in class; `column` of a list.
    case name(Identifier, column: Identifier?)
    /// `Several(X)`
    case apply(Identifier, [Pattern])
    /// A lower-case name: a mention of a type or of one rule with the tests it must pass.
    /// In a shape it may be a hole.
    case mention(Identifier, rule: Identifier?, tests: [AttributeTest])
    case not(Pattern)
    case both([Pattern])
    case sequence([Pattern])
    case choice([Pattern])
    /// Greedy. `*` and `+` have no upper limit here; the compiler sets the language's.
    case repetition(Pattern, minimum: Int, maximum: Int?)
    /// `name:a` or `name=CONSTANT:a`
    case capture(Identifier, constant: Identifier?, Pattern)
    /// `@a`
    case mark(Pattern)
    /// `!after(a)` and `!before(a)`
    case context(isAfter: Bool, Pattern)
    case sentenceStart
    case sentenceEnd
    /// `...{0,6}`
    case gap(minimum: Int, maximum: Int)
    case bag([Pattern])
  }

  package var kind: Kind
  package var range: TextRange

  package init(_ kind: Kind, _ range: TextRange) {
    self.kind = kind
    self.range = range
  }
}

/// `voice = active`, `head = <sign> | <ink>`, or `nation` alone: the attribute is there.
package struct AttributeTest: Sendable {
  package enum Alternative: Sendable {
    case constant(Identifier)
    case form(Identifier, form: Identifier?, TextRange)
    case string(StringLiteral)
  }

  package var name: Identifier
  /// Empty where the attribute need only be there.
  package var alternatives: [Alternative]

  package init(name: Identifier, alternatives: [Alternative]) {
    self.name = name
    self.alternatives = alternatives
  }
}
