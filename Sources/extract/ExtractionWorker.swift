internal import Extraction
internal import Golden

/// From a document to its part of the output.
struct ExtractionWorker: Sendable {
  struct Result {
    /// How much of all inputs had been read with the document.
    var bytesRead: Int
    var bytes: [UInt8] = []
    var skipped: String?
    var note: String?
    var types: Set<String> = []
  }

  var rules: RuleSet
  var date: String?
  var only: TypeSelection?
  var writer: FactsWriter

  /// A worker for one thread.
  func start() -> (CorpusItem) -> Result {
    let extractor = Extractor(rules)
    return { item in
      let document = item.document
      var result = Result(bytesRead: item.bytesRead)
      var facts: Facts
      var text: [UInt8] = []
      switch document.content {
      case .skipped(let reason):
        facts = Facts(id: document.id, skipped: reason)
        result.skipped = "\(document.origin): \(reason)"
      case .text(let utf8):
        text = utf8
        facts = extractor.extract(utf8: utf8, id: document.id, date: date ?? document.date)
      }
      if let note = document.note {
        facts.notes.append(Note(message: note))
        result.note = "\(document.origin): \(note)"
      }
      if let only {
        facts = only.apply(to: facts)
        result.types = Set(facts.entities.map(\.type) + facts.relations.map(\.type))
      }
      writer.write(facts, ofUTF8: text, into: &result.bytes)
      return result
    }
  }
}

/// `--only`: the facts of some types, with what fills their roles.
struct TypeSelection {
  let types: Set<String>

  init(_ list: String) {
    types = Set(list.split(separator: ",").map(String.init))
  }

  func apply(to facts: Facts) -> Facts {
    var facts = facts
    facts.relations.removeAll { !types.contains($0.type) }
    let fillers = Set(facts.relations.flatMap { $0.arguments.map(\.entity) })
    let dropped = Set(
      facts.entities.filter { !types.contains($0.type) && !fillers.contains($0.id) }.map(\.id))
    facts.entities.removeAll { dropped.contains($0.id) }
    // An id that leads nowhere would be worse than a missing attribute.
    for index in facts.entities.indices {
      facts.entities[index].attributes.removeAll { dropped.contains($0.value) }
      if let refers = facts.entities[index].refers, dropped.contains(refers) {
        facts.entities[index].refers = nil
      }
    }
    return facts
  }
}
