package import Extraction

/// How the facts of a text differ from its golden file.
package struct Difference: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case missing, unexpected, changed, moved
  }

  package var kind: Kind
  /// The record in short: `person “Anna Lee”`.
  package var fact: String
  /// Where in the text; nil where the words of a golden record are there no more.
  package var quote: Quote?
  /// What of it differs, a line each.
  package var details: [String] = []
}

/// A golden file held against what was found, by fact.
///
/// Only what the golden file says is compared: an attribute that it does not name may be anything,
/// except a value and its modifier. A record marked `optional` or `todo` excuses what was found of
/// its type in its place.
package struct GoldenComparison {
  package private(set) var differences: [Difference] = []
  /// How many records and arguments marked `todo` are still not as they should be.
  package private(set) var gaps = 0
  /// The `todo` records that are now as they should be.
  package private(set) var holding: [Difference] = []
  /// The golden file, every quote where its words are now.
  package let golden: GoldenFile

  let facts: Facts
  let anchors: GoldenAnchors
  private(set) var entityPairs = Pairs()
  private(set) var relationPairs = Pairs()

  /// Which golden record was found as which fact, by their indices.
  struct Pairs {
    private(set) var found: [Int: Int] = [:]
    private(set) var golden: [Int: Int] = [:]

    mutating func pair(_ goldenIndex: Int, _ foundIndex: Int) {
      found[goldenIndex] = foundIndex
      golden[foundIndex] = goldenIndex
    }
  }

  package init(golden: GoldenFile, facts: Facts, text: TextLines) {
    anchors = GoldenAnchors(golden, in: text)
    self.golden = anchors.apply(to: golden)
    self.facts = facts
    compareEntities()
    compareRelations()
    differences.sort { ($0.quote?.start ?? 0) < ($1.quote?.start ?? 0) }
    if anchors.movedCount > 0 {
      differences.append(
        Difference(kind: .moved, fact: "\(anchors.movedCount) quotes, as the text was edited"))
    }
  }

  /// How many facts of either side were compared.
  package var count: Int {
    golden.entities.count { !$0.entity.isGroup } + golden.relations.count
      + entitiesToPair.count { entityPairs.golden[$0] == nil }
      + facts.relations.indices.count { relationPairs.golden[$0] == nil }
  }

  // MARK: Entities

  /// A group is no entity in its own right; it is compared where it fills a role.
  private var entitiesToPair: [Int] {
    facts.entities.indices.filter { !facts.entities[$0].isGroup }
  }

  private mutating func compareEntities() {
    pairEntities()
    for index in golden.entities.indices where !golden.entities[index].entity.isGroup {
      let (entity, marks) = (golden.entities[index].entity, golden.entities[index].marks)
      let found = entityPairs.found[index].map { facts.entities[$0] }
      let changes = found.map { self.changes(from: entity, to: $0) }
      judge(marks, Difference(kind: .missing, fact: entity.summary), changes, at: entity.quote)
    }
    for index in entitiesToPair where entityPairs.golden[index] == nil && !isExcused(index) {
      let entity = facts.entities[index]
      differences.append(
        Difference(
          kind: .unexpected, fact: entity.summary, quote: entity.quote,
          details: ["found by \(entity.rule)"]))
    }
  }

  private mutating func pairEntities() {
    let all = golden.entities.indices.filter {
      let entity = golden.entities[$0].entity
      return !entity.isGroup && !anchors.lost.contains(entity.quote)
    }
    let plain = all.filter { golden.entities[$0].marks.isPlain }
    pair(all) { $0.type == $1.type && $0.quote.hasSameSpan(as: $1.quote) }
    pair(plain) { $0.type == $1.type && $0.quote.overlaps($1.quote) }
    pair(plain) { $0.quote.hasSameSpan(as: $1.quote) }
  }

  private mutating func pair(_ indices: [Int], where fits: (Entity, Entity) -> Bool) {
    for index in indices where entityPairs.found[index] == nil {
      let entity = golden.entities[index].entity
      let match = entitiesToPair.first {
        entityPairs.golden[$0] == nil && fits(entity, facts.entities[$0])
      }
      if let match { entityPairs.pair(index, match) }
    }
  }

  /// Stands in the place of a golden record that may be missing, or that is known to be wrong.
  func isExcused(_ index: Int) -> Bool {
    let found = facts.entities[index]
    return golden.entities.contains { golden in
      !golden.marks.isPlain && !golden.marks.not && !golden.entity.isGroup
        && (found.type == golden.entity.type && found.quote.overlaps(golden.entity.quote)
          || found.quote.hasSameSpan(as: golden.entity.quote))
    }
  }

  // MARK: Relations

  private mutating func compareRelations() {
    pairRelations()
    for index in golden.relations.indices {
      let expected = golden.relations[index]
      var outcome: RelationChanges?
      if let match = relationPairs.found[index] {
        outcome = changes(from: expected, to: facts.relations[match])
      }
      let difference = Difference(
        kind: .missing, fact: summary(expected.relation, golden.entities.map(\.entity)))
      judge(expected.marks, difference, outcome?.changes, at: expected.relation.trigger)
      guard expected.marks.isPlain, let outcome else { continue }
      gaps += outcome.gaps
      holding += outcome.holding.map {
        Difference(
          kind: .missing, fact: "\(difference.fact): \($0)", quote: expected.relation.trigger)
      }
    }
    for (index, relation) in facts.relations.enumerated()
    where relationPairs.golden[index] == nil && !isExcused(relation) {
      differences.append(
        Difference(
          kind: .unexpected, fact: summary(relation, facts.entities), quote: relation.trigger,
          details: ["found by \(relation.rule)"]))
    }
  }

  private mutating func pairRelations() {
    var candidates: [(rank: Int, golden: Int, found: Int)] = []
    for (index, expected) in golden.relations.enumerated()
    where !anchors.lost.contains(expected.relation.trigger) {
      for (match, found) in facts.relations.enumerated() {
        if let rank = likeness(expected, found) { candidates.append((rank, index, match)) }
      }
    }
    for (_, index, match) in candidates.sorted(by: { ($0.rank, $1.golden) > ($1.rank, $0.golden) })
    where relationPairs.found[index] == nil && relationPairs.golden[match] == nil {
      relationPairs.pair(index, match)
    }
  }

  func isExcused(_ found: Relation) -> Bool {
    golden.relations.contains { golden in
      !golden.marks.isPlain && !golden.marks.not && golden.relation.type == found.type
        && golden.relation.trigger.overlaps(found.trigger)
    }
  }

  // MARK: Judgement

  /// Says what a golden record's marks make of the ways in which it differs from what was found;
  /// `changes` is nil where nothing was found.
  private mutating func judge(
    _ marks: Marks, _ record: Difference, _ changes: [String]?, at quote: Quote
  ) {
    var difference = record
    let isLost = anchors.lost.contains(quote)
    difference.quote = isLost ? nil : quote
    if marks.todo {
      let holds = marks.not ? changes == nil : changes?.isEmpty == true
      if holds { holding.append(difference) } else { gaps += 1 }
    } else if marks.optional || changes?.isEmpty == true {
      return
    } else {
      difference.kind = changes == nil ? .missing : .changed
      difference.details = changes ?? (isLost ? ["its words are no longer in the text"] : [])
      differences.append(difference)
    }
  }
}

extension Entity {
  /// In short: `person “Anna Lee”`.
  var summary: String { "\(type) “\(quote.text)”" }
}

/// In short: `met “talks” (party: Anna Lee, party: Omar Diaz)`.
private func summary(_ relation: Relation, _ entities: [Entity]) -> String {
  let fillers = relation.arguments.map { argument in
    let filler = entities.first { $0.id == argument.entity }
    return "\(argument.role): \(filler?.quote.text ?? argument.entity)"
  }
  let modality = relation.modality == "asserted" ? "" : " \(relation.modality)"
  return "\(relation.type) “\(relation.trigger.text)”\(modality) "
    + "(\(fillers.joined(separator: ", ")))"
}
