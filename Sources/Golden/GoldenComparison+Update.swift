internal import Extraction

extension GoldenComparison {
  /// The golden file as it reads when every difference is accepted.
  ///
  /// Records without a difference and records with a mark stay as they are, word for word. What a
  /// marked record refers to stays too, as a gap if it is not found.
  package var updated: GoldenFile {
    Update(self).file
  }
}

/// Accepts what was found.
private struct Update {
  private let comparison: GoldenComparison
  private let golden: GoldenFile
  private let facts: Facts
  private(set) var file: GoldenFile
  /// The id in the new file of each entity that was found.
  private var names: [String: String] = [:]
  private var taken: Set<String>

  init(_ comparison: GoldenComparison) {
    self.comparison = comparison
    golden = comparison.golden
    facts = comparison.facts
    file = GoldenFile(id: golden.id, date: golden.date ?? comparison.facts.date)
    taken = Set(golden.entities.map(\.entity.id) + golden.relations.map(\.relation.id))
    keepEntities()
    nameWhatWasFound()
    addEntities()
    acceptRelations()
    addFillers()
    keepWhatIsReferredTo()
  }

  private func isUnchanged(_ index: Int) -> Bool {
    guard let match = comparison.entityPairs.found[index] else { return false }
    return comparison.changes(
      from: golden.entities[index].entity, to: facts.entities[match]
    ).isEmpty
  }

  private mutating func keepEntities() {
    for (index, entity) in golden.entities.enumerated()
    where !entity.entity.isGroup && (!entity.marks.isPlain || isUnchanged(index)) {
      file.entities.append(entity)
    }
  }

  /// A mention that the golden file has keeps its id there, as long as its words are the same; a
  /// new one brings its own.
  private mutating func nameWhatWasFound() {
    for entity in facts.entities {
      let old = golden.entities.first {
        $0.entity.type == entity.type && $0.entity.quote.hasSameSpan(as: entity.quote)
      }
      names[entity.id] = old?.entity.id ?? newName(entity.id)
    }
  }

  private mutating func newName(_ id: String) -> String {
    var name = id
    var suffix = 1
    while !taken.insert(name).inserted {
      suffix += 1
      name = "\(id)#\(suffix)"
    }
    return name
  }

  private mutating func addEntities() {
    for (index, entity) in facts.entities.enumerated() where !entity.isGroup {
      if let pair = comparison.entityPairs.golden[index] {
        let old = golden.entities[pair]
        if old.marks.isPlain, !isUnchanged(pair) { add(entity, marks: old.marks) }
      } else if !comparison.isExcused(index) {
        add(entity, marks: Marks())
      }
    }
  }

  private mutating func add(_ entity: Entity, marks: Marks) {
    var entity = entity
    entity.id = names[entity.id] ?? entity.id
    entity.refers = entity.refers.flatMap { names[$0] }
    for index in entity.attributes.indices {
      let value = entity.attributes[index].value
      entity.attributes[index].value = names[value] ?? value
    }
    file.entities.append(GoldenEntity(entity, marks: marks))
  }

  private mutating func acceptRelations() {
    for (index, old) in golden.relations.enumerated() {
      guard old.marks.isPlain else {
        file.relations.append(old)
        continue
      }
      guard let match = comparison.relationPairs.found[index] else { continue }
      let found = facts.relations[match]
      let isUnchanged = comparison.changes(from: old, to: found).changes.isEmpty
      file.relations.append(isUnchanged ? old : accepted(found, in: old))
    }
    for (index, found) in facts.relations.enumerated()
    where comparison.relationPairs.golden[index] == nil && !comparison.isExcused(found) {
      var relation = renamed(found)
      relation.id = newName(found.id)
      file.relations.append(GoldenRelation(relation))
    }
  }

  private func renamed(_ found: Relation) -> Relation {
    var relation = found
    for index in relation.arguments.indices {
      let id = relation.arguments[index].entity
      relation.arguments[index].entity = names[id] ?? id
    }
    return relation
  }

  /// The relation as found, with the marked arguments of the golden one.
  private func accepted(_ found: Relation, in old: GoldenRelation) -> GoldenRelation {
    var relation = renamed(found)
    relation.id = old.relation.id
    var marks = relation.arguments.map { _ in Marks() }
    for (argument, said) in zip(old.relation.arguments, old.argumentMarks) where said != Marks() {
      if let index = relation.arguments.firstIndex(of: argument) {
        marks[index] = said
      } else if !said.isPlain {
        relation.arguments.append(argument)
        marks.append(said)
      }
    }
    return GoldenRelation(relation, marks: old.marks, argumentMarks: marks)
  }

  /// Groups, and what is excused as an entity, stand in the file where they fill a role.
  private mutating func addFillers() {
    var there = Set(file.entities.map(\.entity.id))
    for id in file.relations.flatMap({ $0.relation.arguments.map(\.entity) })
    where there.insert(id).inserted {
      if let found = facts.entities.first(where: { names[$0.id] == id }) {
        add(found, marks: golden.entity(id)?.marks ?? Marks(optional: !found.isGroup))
      } else if let old = golden.entity(id) {
        file.entities.append(GoldenEntity(old.entity, marks: gap(old)))
      }
    }
  }

  private mutating func keepWhatIsReferredTo() {
    var there = Set(file.entities.map(\.entity.id))
    var position = 0
    while position < file.entities.count {
      defer { position += 1 }
      guard let id = file.entities[position].entity.refers, there.insert(id).inserted else {
        continue
      }
      if let old = golden.entity(id) {
        file.entities.append(GoldenEntity(old.entity, marks: gap(old)))
      } else {
        file.entities[position].entity.refers = nil
      }
    }
  }

  private func gap(_ old: GoldenEntity) -> Marks {
    var marks = old.marks
    if !old.entity.isGroup, marks.isPlain { marks.todo = true }
    return marks
  }
}
