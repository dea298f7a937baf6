/// Writes the facts of a document in the form `extract/1`, which `extract-1.schema.json` defines.
struct FactsJSON {
  let isOneLine: Bool
  let namesRules: Bool
  let offsets: OffsetConverter

  func write(_ facts: Facts, into output: inout [UInt8]) {
    var json = JSONWriter(behind: output)
    output = []
    json.reserve(Self.usualRecord * (1 + facts.entities.count + facts.relations.count))
    json.object { json in
      Self.head(facts.id, &json)
      if let date = facts.date { json.member(fixed: "date", date) }
      records("entities", facts.entities, &json, entity)
      records("relations", facts.relations, &json, relation)
      if !facts.notes.isEmpty { records("notes", facts.notes, &json, note) }
      if let reason = facts.skipped {
        if !isOneLine { json.breakLine(indent: 1) }
        json.member(fixed: "skipped", reason)
      }
    }
    json.endLine()
    output = json.finished()
  }

  /// Bytes of a fact: with room for most of them the output is not moved while it grows.
  private static let usualRecord = 200

  /// What the record of a document on one line begins with.
  static func opening(id: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { head(id, &$0) }
    return json.bytes.dropLast() + [UInt8(ascii: ",")]
  }

  private static func head(_ id: String, _ json: inout JSONWriter) {
    json.member(fixed: "format", FactsWriter.formatName)
    json.member(fixed: "id", id)
  }

  private func records<Record>(
    _ name: StaticString, _ records: [Record], _ json: inout JSONWriter,
    _ members: (Record, inout JSONWriter) -> Void
  ) {
    if !isOneLine { json.breakLine(indent: 1) }
    json.name(fixed: name)
    json.array(records, indent: isOneLine ? nil : 2) { json, record in
      json.object { members(record, &$0) }
    }
  }

  private func entity(_ entity: Entity, _ json: inout JSONWriter) {
    json.member(fixed: "id", entity.id)
    json.member(fixed: "type", entity.type)
    members(of: entity.quote, &json)
    for attribute in entity.attributes { json.member(attribute.name, attribute.value) }
    if let refers = entity.refers { json.member(fixed: "refers", refers) }
    if namesRules { json.member(fixed: "rule", entity.rule) }
  }

  private func relation(_ relation: Relation, _ json: inout JSONWriter) {
    json.member(fixed: "id", relation.id)
    json.member(fixed: "type", relation.type)
    json.member(fixed: "modality", relation.modality)
    if let cue = relation.cue {
      json.name(fixed: "cue")
      json.object { members(of: cue, &$0) }
    }
    if let source = relation.source {
      json.name(fixed: "source")
      json.object { members(of: source, &$0) }
    }
    json.name(fixed: "trigger")
    json.object { members(of: relation.trigger, &$0) }
    json.name(fixed: "arguments")
    json.array(relation.arguments) { json, argument in
      json.object {
        $0.member(fixed: "role", argument.role)
        $0.member(fixed: "entity", argument.entity)
      }
    }
    if namesRules { json.member(fixed: "rule", relation.rule) }
  }

  private func note(_ note: Note, _ json: inout JSONWriter) {
    if let quote = note.quote { members(of: quote, &json) }
    json.member(fixed: "message", note.message)
  }

  private func members(of quote: Quote, _ json: inout JSONWriter) {
    json.member(fixed: "start", offsets(quote.start))
    json.member(fixed: "end", offsets(quote.end))
    json.member(fixed: "text", quote.text)
  }
}
