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
    var tokens: Range<Int>
    var id = ""
  }

  func build(id: String, relationStage: RelationStage) -> Facts {
    var outputs = outputs()
    nameOutputs(&outputs)
    let ids = Dictionary(uniqueKeysWithValues: outputs.map { ($0.filler, $0.id) })
    let entities = outputs.map { entity($0, ids) }
    let clauses = Clauses(
      row: reading.row, entities: reading.entities, phrases: reading.phrases,
      verbs: relationStage.clauseTypes.verbs, clauseEnd: relationStage.clauseTypes.clauseEnd)
    var counts: [String: Int] = [:]
    let relations = reading.relations.map { found in
      let info = program.relations[found.relation]
      let trigger = quote(relationStage.eventWord(found.trigger, clauses))
      let key = "\(info.name):\(trigger.text)"
      counts[key, default: 0] += 1
      return Relation(
        id: "\(key):\(counts[key, default: 0])", type: info.name,
        modality: modalityName(found.modality), cue: found.cue.map(quote),
        source: clauses.source(of: found.trigger, attribute: relationStage.source).map(quote),
        trigger: trigger,
        arguments: found.arguments.map {
          Argument(role: info.roles[$0.role].name, entity: ids[$0.filler] ?? "")
        }, rule: program.relationRules[found.rule].fullName)
    }
    let notes = reading.notes.map { note in
      Note(
        quote: note.entity.map { quote(reading.entities[$0].start..<reading.entities[$0].end) },
        message: note.message)
    }
    return Facts(
      id: id, date: reading.documentDate, entities: entities,
      relations: relations.sorted { ($0.trigger.start, $0.type) < ($1.trigger.start, $1.type) },
      notes: notes)
  }

  private func outputs() -> [Output] {
    var outputs = reading.entities.indices.map { number in
      let mention = reading.entities[number]
      return Output(
        mention: mention, filler: .entity(number), tokens: mention.start..<mention.end)
    }
    var phrases = reading.rolePhrases
    for case .phrase(let number) in reading.phraseTargets.values { phrases.insert(number) }
    for number in phrases.sorted() {
      let mention = reading.phrases[number]
      outputs.append(
        Output(
          mention: mention, filler: .phrase(number),
          tokens: reading.row.tokens(mention.start..<mention.end)))
    }
    outputs.sort {
      ($0.tokens.lowerBound, $1.tokens.upperBound, $0.mention.type)
        < ($1.tokens.lowerBound, $0.tokens.upperBound, $1.mention.type)
    }
    return outputs
  }

  private func nameOutputs(_ outputs: inout [Output]) {
    var counts: [String: Int] = [:]
    for index in outputs.indices {
      let key =
        "\(program.types[outputs[index].mention.type].name):"
        + reading.document.text(outputs[index].tokens)
      counts[key, default: 0] += 1
      outputs[index].id = "\(key):\(counts[key, default: 0])"
    }
  }

  private func entity(_ output: Output, _ ids: [Filler: String]) -> Entity {
    let mention = output.mention
    let type = program.types[mention.type]
    var attributes: [Attribute] = []
    for (index, value) in mention.values {
      guard let text = text(of: value, index, output, ids) else { continue }
      attributes.append(Attribute(name: type.attributes[index].name, value: text))
    }
    return Entity(
      id: output.id, type: type.name, quote: quote(output.tokens), attributes: attributes,
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
    of value: AttributeValue, _ index: Int, _ output: Output, _ ids: [Filler: String]
  ) -> String? {
    switch value {
    case .constant(let number, _):
      guard case .constants(let all) = program.types[output.mention.type].attributes[index].kind
      else { return nil }
      return all[number]
    case .text(let text): return text
    case .words(let tokens): return reading.document.text(tokens)
    case .mention(let type, let tokens):
      return reading.entities.index(of: type, over: tokens).flatMap { ids[.entity($0)] }
    case .date:
      guard case .entity(let number) = output.filler else { return nil }
      return reading.values[number]?[index]
    case .failed: return nil
    }
  }

  func quote(_ tokens: Range<Int>) -> Quote {
    guard let first = tokens.first, let last = tokens.last else {
      return Quote(start: 0, end: 0, text: "")
    }
    return Quote(
      start: offsets.codePoints(at: Int(reading.document.tokens[first].start)),
      end: offsets.codePoints(at: Int(reading.document.tokens[last].end)),
      text: reading.document.text(tokens))
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
