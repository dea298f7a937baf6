internal import Extraction

extension GoldenFile {
  /// The file's bytes: a record a line, in the order of the text, so that a diff reads as facts
  /// gained and lost.
  package var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("format", FactsWriter.formatName)
      json.member("id", id)
      if let date { json.member("date", date) }
      json.breakLine(indent: 1)
      json.name("entities")
      json.array(entities.sorted(by: Self.precedes), indent: 2) { $0.record($1) }
      json.breakLine(indent: 1)
      json.name("relations")
      json.array(relations.sorted(by: Self.precedes), indent: 2) { $0.record($1) }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func precedes(_ one: GoldenEntity, _ other: GoldenEntity) -> Bool {
    let (a, b) = (one.entity, other.entity)
    return (a.quote.start, -a.quote.end, a.type, a.id)
      < (b.quote.start, -b.quote.end, b.type, b.id)
  }

  private static func precedes(_ one: GoldenRelation, _ other: GoldenRelation) -> Bool {
    let (a, b) = (one.relation, other.relation)
    return (a.trigger.start, a.trigger.end, a.type, a.id)
      < (b.trigger.start, b.trigger.end, b.type, b.id)
  }
}

extension JSONWriter {
  fileprivate mutating func record(_ golden: GoldenEntity) {
    let entity = golden.entity
    object { json in
      json.member("id", entity.id)
      json.member("type", entity.type)
      json.place(entity.quote)
      for attribute in entity.attributes { json.member(attribute.name, attribute.value) }
      if let refers = entity.refers { json.member("refers", refers) }
      json.marks(golden.marks)
    }
  }

  fileprivate mutating func record(_ golden: GoldenRelation) {
    let relation = golden.relation
    object { json in
      json.member("id", relation.id)
      json.member("type", relation.type)
      json.member("modality", relation.modality)
      if let cue = relation.cue {
        json.name("cue")
        json.object { $0.place(cue) }
      }
      json.name("trigger")
      json.object { $0.place(relation.trigger) }
      json.name("arguments")
      json.array(Array(zip(relation.arguments, golden.argumentMarks))) { json, pair in
        json.object { json in
          json.member("role", pair.0.role)
          json.member("entity", pair.0.entity)
          json.marks(pair.1)
        }
      }
      json.marks(golden.marks)
    }
  }

  private mutating func place(_ quote: Quote) {
    member("start", quote.start)
    member("end", quote.end)
    member("text", quote.text)
  }

  private mutating func marks(_ marks: Marks) {
    for (name, isSet) in [
      ("optional", marks.optional), ("todo", marks.todo), ("not", marks.not),
    ] where isSet { member(name, true) }
    if let note = marks.note { member("note", note) }
  }
}
