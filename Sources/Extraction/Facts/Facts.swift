/// What was found in one document, sorted by position.
public struct Facts: Hashable, Sendable {
  /// The document's name: a file's path without its ending, or the `id` of the input.
  public var id: String
  /// The document date, ISO 8601, where one is known.
  public var date: String?
  /// The mentions.
  public var entities: [Entity]
  /// The events.
  public var relations: [Relation]
  /// What the reader of the facts should know: values that could not be computed, limits that were met.
  public var notes: [Note]
  /// Why the document was not read, if it was not.
  public var skipped: String?

  /// Makes the facts of a document from their parts.
  public init(
    id: String, date: String? = nil, entities: [Entity] = [], relations: [Relation] = [],
    notes: [Note] = [], skipped: String? = nil
  ) {
    self.id = id
    self.date = date
    self.entities = entities
    self.relations = relations
    self.notes = notes
    self.skipped = skipped
  }

  /// The entity with an id.
  public func entity(_ id: String) -> Entity? {
    entities.first { $0.id == id }
  }
}

/// A stretch of the text: half-open offsets in Unicode code points, and the words there.
public struct Quote: Hashable, Sendable {
  /// The offset of the first code point.
  public var start: Int
  /// The offset after the last code point.
  public var end: Int
  /// The words, as they stand in the text.
  public var text: String

  /// Makes a quote.
  public init(start: Int, end: Int, text: String) {
    self.start = start
    self.end = end
    self.text = text
  }
}

/// A mention: a name, a title, a date, or a phrase that fills a role.
public struct Entity: Hashable, Sendable {
  /// Made from content: `type:text:n` for the n-th mention of this type with this text.
  public var id: String
  /// The type that the rules declare.
  public var type: String
  /// Where it stands.
  public var quote: Quote
  /// What the rules' settings gave it, in the order of the type's declaration.
  public var attributes: [Attribute]
  /// The id of the fullest earlier mention of the same thing.
  public var refers: String?
  /// The rule that found it: `person.titled`.
  public var rule: String

  // Called, not copied into its callers: there the compiler makes an entity, then a copy of it.
  /// Makes an entity.
  @inline(never)
  public init(
    id: String, type: String, quote: Quote, attributes: [Attribute] = [], refers: String? = nil,
    rule: String
  ) {
    self.id = id
    self.type = type
    self.quote = quote
    self.attributes = attributes
    self.refers = refers
    self.rule = rule
  }

  /// The value of an attribute, where the entity has it.
  public subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }
}

/// A named value of an entity: `value`, `nation`, `title` (then the id of a mention).
public struct Attribute: Hashable, Sendable {
  /// The name that the type declares.
  public var name: String
  /// The value as it is put out.
  public var value: String

  /// Makes an attribute.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// One stated event with its arguments.
public struct Relation: Hashable, Sendable {
  /// Made from content: `type:trigger:n`.
  public var id: String
  /// The relation that the rules declare.
  public var type: String
  /// `asserted`, `planned`, `negated`, `possible`, or what the rules call it.
  public var modality: String
  /// The words that set the modality, where some did.
  public var cue: Quote?
  /// Who said so, where a report frames the clause.
  public var source: Quote?
  /// The word or words that state the event.
  public var trigger: Quote
  /// The fillers, in the order of the roles' declaration, then of the text.
  public var arguments: [Argument]
  /// The rule that found it: `signed.passive`.
  public var rule: String

  /// Makes a relation.
  public init(
    id: String, type: String, modality: String, cue: Quote? = nil, source: Quote? = nil,
    trigger: Quote, arguments: [Argument], rule: String
  ) {
    self.id = id
    self.type = type
    self.modality = modality
    self.cue = cue
    self.source = source
    self.trigger = trigger
    self.arguments = arguments
    self.rule = rule
  }
}

/// A role of a relation and the entity that fills it.
public struct Argument: Hashable, Sendable {
  /// The role that the relation declares.
  public var role: String
  /// The id of the filler.
  public var entity: String

  /// Makes an argument.
  public init(role: String, entity: String) {
    self.role = role
    self.entity = entity
  }
}

/// A remark about a place in the text.
public struct Note: Hashable, Sendable {
  /// What it is about, if not the whole document.
  public var quote: Quote?
  /// One sentence.
  public var message: String

  /// Makes a note.
  public init(quote: Quote? = nil, message: String) {
    self.quote = quote
    self.message = message
  }
}
