internal import Extraction

/// What of a golden relation differs from the one that was found.
struct RelationChanges {
  var changes: [String] = []
  /// Arguments marked `todo` that are not yet as they should be.
  var gaps = 0
  /// Arguments marked `todo` that are.
  var holding: [String] = []
}

extension GoldenComparison {
  /// Attributes that are compared even where the golden file leaves them out: a date without a
  /// modifier says that the text gives none.
  private static let always = ["value", "mod"]

  func changes(from expected: Entity, to found: Entity) -> [String] {
    var changes: [String] = []
    func compare(_ name: String, _ one: String?, _ other: String?) {
      if one != other {
        changes.append("\(name): \(one ?? "none") in the golden file, \(other ?? "none") found")
      }
    }
    compare("type", expected.type, found.type)
    if !expected.quote.hasSameSpan(as: found.quote) {
      compare("words", "“\(expected.quote.text)”", "“\(found.quote.text)”")
      // The same words elsewhere would read as no change.
      if expected.quote.text == found.quote.text {
        compare("start", "\(expected.quote.start)", "\(found.quote.start)")
      }
    }
    // What a title is called says nothing of a place.
    if expected.type != found.type { return changes }
    for attribute in expected.attributes {
      compare(
        attribute.name, goldenName(attribute.value), found[attribute.name].map(foundName))
    }
    for name in Self.always where expected[name] == nil {
      compare(name, nil, found[name])
    }
    if let refers = expected.refers, !isSame(refers, found.refers) {
      compare("refers", goldenName(refers), found.refers.map(foundName))
    }
    return changes
  }

  /// An attribute's value, or where it is the id of a mention, the mention's type and words: ids
  /// may differ between the golden file and the output.
  private func goldenName(_ value: String) -> String {
    golden.entity(value)?.entity.summary ?? value
  }

  private func foundName(_ value: String) -> String {
    facts.entity(value)?.summary ?? value
  }

  /// Both lead to the same mention, or to one with the same words: which of several equal full
  /// names is referred to says nothing.
  private func isSame(_ expected: String, _ found: String?) -> Bool {
    guard let one = golden.target(of: expected), let other = facts.target(of: found) else {
      return false
    }
    return one.type == other.type
      && (one.quote.hasSameSpan(as: other.quote) || one.quote.text == other.quote.text)
  }

  func changes(from expected: GoldenRelation, to found: Relation) -> RelationChanges {
    let relation = expected.relation
    var result = RelationChanges()
    func compare(_ name: String, _ one: String, _ other: String) {
      if one != other {
        result.changes.append("\(name): \(one) in the golden file, \(other) found")
      }
    }
    compare("modality", relation.modality, found.modality)
    if !relation.trigger.hasSameSpan(as: found.trigger) {
      compare("trigger", named(relation.trigger), named(found.trigger))
    }
    if let cue = relation.cue, found.cue?.hasSameSpan(as: cue) != true {
      compare("cue", named(cue), found.cue.map(named) ?? "none")
    }
    compareArguments(expected, found, &result)
    return result
  }

  private func named(_ quote: Quote) -> String { "“\(quote.text)” at \(quote.start)" }

  private func compareArguments(
    _ expected: GoldenRelation, _ found: Relation, _ result: inout RelationChanges
  ) {
    var left = found.arguments
    var excuses: [Argument] = []
    for (argument, said) in zip(expected.relation.arguments, expected.argumentMarks) {
      guard let filler = golden.entity(argument.entity) else { continue }
      // What is found of a mention that is itself a known gap cannot be right yet.
      let isTodo = said.todo || filler.marks.todo && !filler.marks.not
      let match = left.firstIndex {
        $0.role == argument.role && isFiller(filler.entity, $0.entity)
      }
      if let match { left.remove(at: match) }
      let name = "\(argument.role): \(filler.entity.summary)"
      if isTodo || said.optional { excuses.append(argument) }
      if isTodo {
        let holds = said.not ? match == nil : match != nil
        if !holds { result.gaps += 1 } else if said.todo { result.holding.append(name) }
      } else if match == nil, !said.optional {
        result.changes.append("\(name) is missing")
      }
    }
    for argument in left {
      guard let filler = facts.entity(argument.entity) else { continue }
      let isExcused = excuses.contains { excuse in
        excuse.role == argument.role
          && golden.entity(excuse.entity)?.entity.quote.overlaps(filler.quote) == true
      }
      if !isExcused {
        result.changes.append("\(argument.role): \(filler.summary) is unexpected")
      }
    }
  }

  private func isFiller(_ expected: Entity, _ found: String) -> Bool {
    guard let found = facts.entity(found) else { return false }
    return found.type == expected.type && found.quote.hasSameSpan(as: expected.quote)
  }

  /// How much a relation that was found is like a golden one; nil if it is another event.
  func likeness(_ expected: GoldenRelation, _ found: Relation) -> Int? {
    let relation = expected.relation
    guard relation.type == found.type else { return nil }
    let shared = relation.arguments.count { argument in
      guard let filler = golden.entity(argument.entity)?.entity else { return false }
      return found.arguments.contains {
        $0.role == argument.role && isFiller(filler, $0.entity)
      }
    }
    let likeness = Swift.min(shared, 99) + (relation.modality == found.modality ? 100 : 0)
    if relation.trigger.hasSameSpan(as: found.trigger) { return likeness + 2000 }
    if expected.marks.not { return nil }
    if relation.trigger.overlaps(found.trigger) { return likeness + 1000 }
    // The same event told by a word nearby: better one changed fact than a missing and a new one.
    let isNear = abs(relation.trigger.start - found.trigger.start) < 100
    return expected.marks.isPlain && isNear && shared > 0 ? likeness : nil
  }
}

extension Facts {
  /// The mention at the end of a chain of references.
  fileprivate func target(of id: String?) -> Entity? {
    follow(id, entity: entity)
  }
}

extension GoldenFile {
  fileprivate func target(of id: String?) -> Entity? {
    follow(id) { entity($0)?.entity }
  }
}

/// Follows `refers`; a chain that bites its own tail ends where it began to.
private func follow(_ id: String?, entity: (String) -> Entity?) -> Entity? {
  var current = id.flatMap(entity)
  var seen: Set<String> = []
  while let reached = current, let next = reached.refers.flatMap(entity),
    seen.insert(reached.id).inserted
  { current = next }
  return current
}
