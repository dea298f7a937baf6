import Extraction
import Testing

/// Rules and a text, and the facts that they must give.
struct Meaning: Sendable, CustomTestStringConvertible {
  var name: String
  var rules: String
  var lists: [String: String]
  var text: String
  var date: String?
  /// `type(words, attribute: value) …` in the order of the text, then relations.
  var facts: [String]
  var onlyRelations = false

  init(
    _ name: String, _ rules: String, lists: [String: String] = [:], _ text: String,
    on date: String? = nil, gives facts: String...
  ) {
    (self.name, self.rules, self.lists, self.text, self.date, self.facts) =
      (name, rules, lists, text, date, facts)
  }

  var testDescription: String { name }

  func found() throws -> [String] {
    let sources =
      [RuleSource(path: "a.rules", text: rules)]
      + lists.map { RuleSource(path: $0.key, text: $0.value) }
    do throws(RuleSetError) {
      let facts = Extractor(try RuleSet(sources)).extract(text, date: date)
      return (onlyRelations ? [] : facts.entities.map(spelling))
        + facts.relations.map { spelling($0, facts) }
    } catch {
      return error.diagnostics.map(\.picture)
    }
  }

  private func spelling(_ entity: Entity) -> String {
    let attributes = entity.attributes.map { ", \($0.name): \($0.value)" }.joined()
    let refers = entity.refers.map { ", refers to \($0)" } ?? ""
    return "\(entity.type)(\(entity.quote.text)\(attributes)\(refers))"
  }

  private func spelling(_ relation: Relation, _ facts: Facts) -> String {
    let arguments = relation.arguments.map {
      "\($0.role): \(facts.entity($0.entity)?.quote.text ?? "nothing")"
    }
    let modality = relation.modality == "asserted" ? "" : "\(relation.modality) "
    let cue = relation.cue.map { ", as it says \($0.text)" } ?? ""
    return "\(modality)\(relation.type)[\(relation.trigger.text)]"
      + "(\(arguments.joined(separator: ", "))\(cue))"
  }
}
