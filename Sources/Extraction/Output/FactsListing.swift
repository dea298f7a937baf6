/// Lists the facts of a document for people: the entities by type, then the relations.
struct FactsListing {
  let offsets: OffsetConverter
  let text: String

  func lines(of facts: Facts) -> String {
    let names = Dictionary(
      facts.entities.map { ($0.id, $0.quote.text) }, uniquingKeysWith: { first, _ in first })
    let width = facts.entities.map(\.quote).map { digits(of: $0) }.max() ?? 0
    var lines = [facts.id + (facts.date.map { " (\($0))" } ?? "")]
    if let reason = facts.skipped { lines.append("  skipped: \(reason)") }
    for type in types(of: facts.entities) {
      lines.append("  \(type)")
      for entity in facts.entities where entity.type == type {
        lines.append("    \(place(of: entity.quote, width))  \(line(of: entity, names))")
      }
    }
    if !facts.relations.isEmpty { lines.append("  relations") }
    for relation in facts.relations {
      lines.append("    \(place(of: relation.trigger, width))  \(line(of: relation, names))")
    }
    if !facts.notes.isEmpty { lines.append("  notes") }
    for note in facts.notes {
      lines.append("    " + (note.quote.map { "\"\($0.text)\": " } ?? "") + note.message)
    }
    return lines.map { Self.printable($0) + "\n" }.joined()
  }

  /// In the order of their first mention.
  private func types(of entities: [Entity]) -> [String] {
    var seen: Set<String> = []
    return entities.map(\.type).filter { seen.insert($0).inserted }
  }

  private func line(of entity: Entity, _ names: [String: String]) -> String {
    let attributes = entity.attributes.map { "\($0.name) = \(names[$0.value] ?? $0.value)" }
    let refers = entity.refers.map { ["refers to \(names[$0] ?? $0)"] } ?? []
    let remarks = attributes + refers
    return entity.quote.text + (remarks.isEmpty ? "" : "  [\(remarks.joined(separator: ", "))]")
  }

  /// Such as `signed (planned) "will sign": signer = Olin, document = pact`.
  private func line(of relation: Relation, _ names: [String: String]) -> String {
    let modality = relation.modality == "asserted" ? "" : " (\(relation.modality))"
    let arguments = relation.arguments.map { "\($0.role) = \(names[$0.entity] ?? $0.entity)" }
    return "\(relation.type)\(modality) \"\(words(of: relation))\""
      + (arguments.isEmpty ? "" : ": " + arguments.joined(separator: ", "))
      + (relation.source.map { "  [says \($0.text)]" } ?? "")
  }

  /// The words from cue to trigger; those far apart are joined by an ellipsis.
  private func words(of relation: Relation) -> String {
    let trigger = relation.trigger
    guard let cue = relation.cue else { return trigger.text }
    let start = min(cue.start, trigger.start)
    let end = max(cue.end, trigger.end)
    let scalars = text.unicodeScalars
    if end - start <= 40,
      let from = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex),
      let to = scalars.index(from, offsetBy: end - start, limitedBy: scalars.endIndex)
    {
      return String(scalars[from..<to])
    }
    return cue.start < trigger.start
      ? "\(cue.text) … \(trigger.text)" : "\(trigger.text) … \(cue.text)"
  }

  private func place(of quote: Quote, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - digits(of: quote))) + String(offsets(quote.start))
  }

  private func digits(of quote: Quote) -> Int {
    String(offsets(quote.start)).utf8.count
  }

  /// A text may hold control characters; a terminal would obey them, and line breaks would break
  /// the listing.
  private static func printable(_ line: String) -> String {
    var result = ""
    for scalar in line.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: result.unicodeScalars.append(" ")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
