internal import RuleCompiler
internal import Text
internal import Tokens

/// Turns a reading into facts: offsets in code points, ids from content, records by position.
struct FactsBuilder {
  let program: Program
  let reading: Reading
  let offsets: OffsetTable

  init(program: Program, reading: Reading) {
    self.program = program
    self.reading = reading
    offsets = OffsetTable(reading.document.bytes)
  }

  /// A mention that is put out: an entity, or a phrase that fills a role.
  private struct Output {
    var mention: Mention
    var filler: Filler
    var quote: Quote
  }

  /// The ids of what is put out.
  private struct IDs {
    var entities: [String]
    var phrases: [Int: String] = [:]

    subscript(filler: Filler) -> String? {
      get {
        switch filler {
        case .entity(let number): entities[number]
        case .phrase(let number): phrases[number]
        }
      }
      set {
        switch filler {
        case .entity(let number): entities[number] = newValue ?? ""
        case .phrase(let number): phrases[number] = newValue
        }
      }
    }
  }

  func build(id: String, relationStage: RelationStage) -> Facts {
    let outputs = outputs()
    let contents = outputs.map { (kind: $0.mention.type, text: $0.quote.text) }
    let names = contentIDs(contents) { program.types[$0].name }
    var ids = IDs(entities: Array(repeating: "", count: reading.entities.count))
    for (output, id) in zip(outputs, names) { ids[output.filler] = id }
    let notes = reading.notes.map { note in
      Note(
        quote: note.entity.map { quote(reading.entities[$0].start..<reading.entities[$0].end) },
        message: note.message)
    }
    return Facts(
      id: id, date: reading.documentDate, entities: outputs.map { entity($0, ids) },
      relations: reading.relations.isEmpty ? [] : relations(relationStage, ids), notes: notes)
  }

  private func relations(_ relationStage: RelationStage, _ entityIDs: IDs) -> [Relation] {
    let clauses = Clauses(
      row: reading.row, entities: reading.entities, phrases: reading.phrases,
      details: reading.details, verbs: relationStage.clauseTypes.verbs,
      clauseEnd: relationStage.clauseTypes.clauseEnd)
    let triggers = reading.relations.map { quote(relationStage.eventWord($0.trigger, clauses)) }
    let contents = zip(reading.relations, triggers).map { (kind: $0.relation, text: $1.text) }
    let ids = contentIDs(contents) { program.relations[$0].name }
    let relations = reading.relations.indices.map { number in
      let found = reading.relations[number]
      let info = program.relations[found.relation]
      return Relation(
        id: ids[number], type: info.name, modality: modalityName(found.modality),
        cue: found.cue.map(quote),
        source: clauses.source(of: found.trigger, attribute: relationStage.source).map(quote),
        trigger: triggers[number],
        arguments: found.arguments.map {
          Argument(role: info.roles[$0.role].name, entity: entityIDs[$0.filler] ?? "")
        }, rule: program.relationRules[found.rule].fullName)
    }
    return relations.sorted { ($0.trigger.start, $0.type) < ($1.trigger.start, $1.type) }
  }

  /// In the order of the text: the entities are, and the few phrases go between them.
  private func outputs() -> [Output] {
    var numbers = Set(reading.rolePhrases)
    for case .phrase(let number) in reading.phraseTargets.values { numbers.insert(number) }
    let phrases = numbers.sorted().map { number in
      let mention = reading.phrases[number]
      return Output(
        mention: mention, filler: .phrase(number),
        quote: quote(reading.row.tokens(mention.start..<mention.end)))
    }.sorted(by: Self.isBefore)
    var outputs: [Output] = []
    outputs.reserveCapacity(reading.entities.count + phrases.count)
    var next = 0
    for number in reading.entities.indices {
      let mention = reading.entities[number]
      let output = Output(
        mention: mention, filler: .entity(number), quote: quote(mention.start..<mention.end))
      while next < phrases.count, Self.isBefore(phrases[next], output) {
        outputs.append(phrases[next])
        next += 1
      }
      outputs.append(output)
    }
    outputs += phrases[next...]
    return outputs
  }

  /// By their places, of those at one place the longer first.
  private static func isBefore(_ one: Output, _ other: Output) -> Bool {
    if one.quote.start != other.quote.start { return one.quote.start < other.quote.start }
    if one.quote.end != other.quote.end { return one.quote.end > other.quote.end }
    return one.mention.type < other.mention.type
  }

  /// Ids of what things say: `kind:text:n` for the n-th of a kind with a text.
  private func contentIDs(
    _ contents: [(kind: Int, text: String)], _ name: (Int) -> String
  ) -> [String] {
    var counts = ContentCounts(contents)
    var ids: [String] = []
    ids.reserveCapacity(contents.count)
    var id: [UInt8] = []
    for number in contents.indices {
      id.removeAll(keepingCapacity: true)
      id += name(contents[number].kind).utf8
      id.append(UInt8(ascii: ":"))
      id += contents[number].text.utf8
      id.append(UInt8(ascii: ":"))
      let count = counts.count(upTo: number)
      if count < 10 {
        id.append(UInt8(ascii: "0") + UInt8(count))
      } else {
        id += String(count).utf8
      }
      ids.append(String(decoding: id, as: UTF8.self))
    }
    return ids
  }

  private func entity(_ output: Output, _ ids: IDs) -> Entity {
    let mention = output.mention
    var attributes: [Attribute] = []
    for place in mention.valuePlaces {
      let (index, value) = reading.details[place]
      guard let text = text(of: value, at: place, index, mention.type, ids) else { continue }
      attributes.append(
        Attribute(name: program.types[mention.type].attributes[index].name, value: text))
    }
    return Entity(
      id: ids[output.filler] ?? "", type: program.types[mention.type].name,
      quote: output.quote, attributes: attributes,
      refers: target(of: output).flatMap { ids[$0] },
      rule: program.rules[mention.rule].fullName)
  }

  private func target(of output: Output) -> Filler? {
    switch output.filler {
    case .entity: return output.mention.refers.map { .entity($0) }
    case .phrase(let number):
      // A name that refers is put out with its own target: one step to the fullest.
      if case .entity(let entity) = reading.phraseTargets[number] {
        return .entity(reading.entities[entity].refers ?? entity)
      }
      return reading.phraseTargets[number]
    }
  }

  private func text(
    of value: AttributeValue, at place: Int, _ index: Int, _ type: Int, _ ids: IDs
  ) -> String? {
    switch value {
    case .constant(let number, _):
      guard case .constants(let all) = program.types[type].attributes[index].kind
      else { return nil }
      return all[number]
    case .text(let text): return text
    case .words(let tokens): return reading.document.text(tokens)
    case .mention(let type, let tokens):
      return reading.entities.index(of: type, over: tokens).flatMap { ids[.entity($0)] }
    case .date: return reading.dates[place]
    case .failed: return nil
    }
  }

  func quote(_ tokens: Range<Int>) -> Quote {
    let bytes = bytes(tokens)
    if bytes.isEmpty { return Quote(start: 0, end: 0, text: "") }
    let start = offsets.codePoints(at: bytes.lowerBound)
    // Counted here: the table is asked once for both ends.
    let length = reading.document.bytes[bytes].count { $0 & 0xC0 != 0x80 }
    return Quote(start: start, end: start + length, text: reading.document.text(tokens))
  }

  private func bytes(_ tokens: Range<Int>) -> Range<Int> {
    if tokens.isEmpty { return 0..<0 }
    return Int(
      reading.document.tokens[tokens.lowerBound].start)..<Int(
        reading.document.tokens[tokens.upperBound - 1].end)
  }

  private func modalityName(_ constant: Int) -> String {
    guard let verbs = program.type(named: "verbs"),
      let attribute = program.types[verbs].attribute("modality"),
      case .constants(let all) = program.types[verbs].attributes[attribute].kind,
      all.indices.contains(constant)
    else { return "asserted" }
    return all[constant]
  }
}
