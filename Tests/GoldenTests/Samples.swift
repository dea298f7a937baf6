import Extraction
import Golden

/// Facts written in short, to be found in a text by their words.
///
/// `person: Anna Lee; value=x; todo` is a mention; `met: talks; party=Anna Lee; planned; optional`
/// a relation, whose fillers are mentions by their words; `party=Omar?todo` marks one argument;
/// `refers=Anna Lee` names a mention too. `Anna#2` is the second time that the words occur.
struct Sample {
  let text: String
  var entities: [GoldenEntity] = []
  var relations: [GoldenRelation] = []

  init(_ text: String, _ entities: [String], _ relations: [String] = []) {
    self.text = text
    self.entities = entities.map { entity($0) }
    self.relations = relations.map { relation($0) }
  }

  var golden: GoldenFile {
    GoldenFile(id: "sample", entities: entities, relations: relations)
  }

  var facts: Facts {
    func named<Record>(_ record: Record, _ path: WritableKeyPath<Record, String>) -> Record {
      var record = record
      record[keyPath: path] = "a.rule"
      return record
    }
    return Facts(
      id: "sample", entities: entities.map { named($0.entity, \.rule) },
      relations: relations.map { named($0.relation, \.rule) })
  }

  private func entity(_ short: String) -> GoldenEntity {
    let (type, words, fields) = parts(short)
    var entity = Entity(id: id(type, words), type: type, quote: quote(words), rule: "")
    for (name, value) in fields {
      if name == "refers" {
        entity.refers = id(type, value)
      } else {
        entity.attributes.append(Attribute(name: name, value: value))
      }
    }
    return GoldenEntity(entity, marks: marks(short))
  }

  private func relation(_ short: String) -> GoldenRelation {
    let (type, words, fields) = parts(short)
    var arguments: [Argument] = []
    var argumentMarks: [Marks] = []
    for (role, value) in fields {
      let pieces = value.split(separator: "?").map(String.init)
      let filler = entities.first { $0.entity.id.hasSuffix(":" + pieces[0]) }
      arguments.append(Argument(role: role, entity: filler?.entity.id ?? "no \(pieces[0])"))
      argumentMarks.append(marks("; " + pieces.dropFirst().joined(separator: "; ")))
    }
    let modality = ["planned", "negated", "possible"].first { short.contains("; \($0)") }
    return GoldenRelation(
      Relation(
        id: id(type, words), type: type, modality: modality ?? "asserted", trigger: quote(words),
        arguments: arguments, rule: ""),
      marks: marks(short), argumentMarks: argumentMarks)
  }

  private func parts(_ short: String) -> (String, String, [(String, String)]) {
    let pieces = short.split(separator: "; ").map(String.init)
    let head = pieces[0].split(separator: ": ", maxSplits: 1).map(String.init)
    let fields = pieces.dropFirst().compactMap { piece -> (String, String)? in
      let pair = piece.split(separator: "=", maxSplits: 1).map(String.init)
      return pair.count == 2 ? (pair[0], pair[1]) : nil
    }
    return (head[0], head[1], fields)
  }

  private func marks(_ short: String) -> Marks {
    let words = short.split(separator: "; ").dropFirst(short.hasPrefix("; ") ? 0 : 1)
    return Marks(
      optional: words.contains("optional"), todo: words.contains("todo"),
      not: words.contains("not"))
  }

  private func id(_ type: String, _ words: String) -> String { "\(type):\(words)" }

  /// Where the words stand; `Anna#2` where they stand for the second time.
  private func quote(_ words: String) -> Quote {
    let pieces = words.split(separator: "#").map(String.init)
    let wanted = Array(pieces[0].unicodeScalars)
    let scalars = Array(text.unicodeScalars)
    let places = (0...max(0, scalars.count - wanted.count)).filter {
      scalars[$0...].starts(with: wanted)
    }
    let start = places[(pieces.count > 1 ? Int(pieces[1]) ?? 1 : 1) - 1]
    return Quote(start: start, end: start + wanted.count, text: pieces[0])
  }
}

extension GoldenComparison {
  init(_ golden: Sample, _ found: Sample) {
    self.init(golden: golden.golden, facts: found.facts, text: TextLines(found.text))
  }

  /// The whole outcome, a line for each difference and each of its details.
  var outcome: [String] {
    differences.flatMap { ["\($0.kind): \($0.fact)"] + $0.details.map { "  \($0)" } }
      + holding.map { "holds: \($0.fact)" } + (gaps > 0 ? ["gaps: \(gaps)"] : [])
  }
}
