package import Extraction

/// What a person says of a golden record besides what it holds.
package struct Marks: Hashable, Sendable {
  /// May be found or not.
  package var optional = false
  /// Is not yet as it should be; announced when it is.
  package var todo = false
  /// With `todo`: is found although it should not be.
  package var not = false
  /// The reason, for other people.
  package var note: String?

  package init(
    optional: Bool = false, todo: Bool = false, not: Bool = false, note: String? = nil
  ) {
    self.optional = optional
    self.todo = todo
    self.not = not
    self.note = note
  }

  /// Nothing is said: the record must be found as it stands.
  package var isPlain: Bool { !optional && !todo }
}

/// A mention that should be found; its `rule` is empty.
package struct GoldenEntity: Hashable, Sendable {
  package var entity: Entity
  package var marks: Marks

  package init(_ entity: Entity, marks: Marks = Marks()) {
    self.entity = entity
    self.entity.rule = ""
    self.marks = marks
  }
}

/// A relation that should be found; its `rule` is empty.
package struct GoldenRelation: Hashable, Sendable {
  package var relation: Relation
  package var marks: Marks
  /// One for each argument.
  package var argumentMarks: [Marks]

  package init(_ relation: Relation, marks: Marks = Marks(), argumentMarks: [Marks]? = nil) {
    self.relation = relation
    self.relation.rule = ""
    self.marks = marks
    self.argumentMarks = argumentMarks ?? relation.arguments.map { _ in Marks() }
  }
}

/// What is right for one text: the file `NAME.json` beside `NAME.txt`.
///
/// The output's form, less what moves when nothing meaningful moved: rule names and notes.
package struct GoldenFile: Hashable, Sendable {
  package var id: String
  package var date: String?
  package var entities: [GoldenEntity]
  package var relations: [GoldenRelation]

  package init(
    id: String, date: String? = nil, entities: [GoldenEntity] = [],
    relations: [GoldenRelation] = []
  ) {
    self.id = id
    self.date = date
    self.entities = entities
    self.relations = relations
  }

  /// Takes facts as they were found.
  ///
  /// Groups stand in a golden file only where they fill a role.
  package init(_ facts: Facts) {
    let fillers = Set(facts.relations.flatMap { $0.arguments.map(\.entity) })
    self.init(
      id: facts.id, date: facts.date,
      entities: facts.entities
        .filter { !$0.isGroup || fillers.contains($0.id) }
        .map { GoldenEntity($0) },
      relations: facts.relations.map { GoldenRelation($0) })
  }

  package func entity(_ id: String) -> GoldenEntity? {
    entities.first { $0.entity.id == id }
  }
}

extension Entity {
  /// A phrase that is put out only because it fills a role.
  var isGroup: Bool { type == "group" }
}

extension Quote {
  func overlaps(_ other: Quote) -> Bool {
    min(end, other.end) > max(start, other.start)
  }

  func hasSameSpan(as other: Quote) -> Bool {
    start == other.start && end == other.end
  }
}
