internal import Automata
internal import RuleCompiler
internal import RuleSyntax

/// Reads relations outward from their triggers.
struct RelationStage {
  let program: Program
  private let triggerWords: Automaton
  private let sides: AnchoredMatcher
  /// Counts what is read, where somebody asks: triggers, then sides.
  var meter: Meter?
  /// A cell's class and what clauses make of it → its class in relations.
  private var markedClasses: [Int: ClassID] = [:]
  private let verbs: Int?
  private let clauseEnd: Int?
  private let blocked: PredicateID?
  private let opensClause: PredicateID?
  private let head: Int?
  /// The `source` attribute of `break`.
  let source: Int?
  /// The `modality` attribute of `verbs` and of `break`.
  private let modality: (verbs: Int?, clauseEnd: Int?)
  /// Scratch: empty between texts, or it would share the cells that are changed for the next one.
  private var lattice = IndexedLattice()
  private let number: [Int: (attribute: Int, plural: Int)]
  /// By relation rule: for each role that must be filled, the bits of its captures.
  private let required: [[UInt64]]

  init(_ program: Program) {
    self.program = program
    triggerWords = Automaton(program.triggers)
    sides = AnchoredMatcher(program.sides)
    verbs = program.type(named: "verbs")
    clauseEnd = program.type(named: "break")
    blocked = program.predicates.number(of: .blocked)
    opensClause = program.predicates.number(of: .opensClause)
    head = verbs.flatMap { program.types[$0].attribute("head") }
    source = clauseEnd.flatMap { program.types[$0].attribute("source") }
    modality = (
      verbs.flatMap { program.types[$0].attribute("modality") },
      clauseEnd.flatMap { program.types[$0].attribute("modality") }
    )
    var number: [Int: (Int, Int)] = [:]
    for (type, info) in program.types.enumerated() {
      guard let attribute = info.attribute("number") else { continue }
      number[type] = (attribute, -1)
      if case .constants(let all) = info.attributes[attribute].kind {
        number[type] = (attribute, all.firstIndex(of: "plural") ?? -1)
      }
    }
    self.number = number
    required = program.relationRules.map { rule in
      rule.counts.indices.filter { rule.counts[$0] != .optional && rule.counts[$0] != .any }
        .map { role in
          rule.slots.indices.reduce(0) { bits, slot in
            guard case .role(role) = rule.slots[slot].purpose else { return bits }
            return bits | AnchoredMatcher.captureBit(slot)
          }
        }
    }
  }

  /// - Parameter phrases: those that stand, positions in cells, by start.
  mutating func run(
    _ row: Row, stretches: [Stretch], cells: [ClassID], edges: [Edge], entities: [Mention],
    phrases: [Mention], details: MentionDetails, classes: inout ClassTable
  ) -> [FoundRelation] {
    guard !program.relationRules.isEmpty, !stretches.isEmpty else { return [] }
    defer { lattice.reset(cells: []) }
    lattice.reset(cells: cells)
    lattice.append(edges)
    var matches: [Match] = []
    triggerWords.matches(in: lattice, stretches: stretches, classes: classes, into: &matches)
    meter?.read(Meter.triggers, lattice, stretches, classes)
    let triggers = triggers(matches)
    guard !triggers.isEmpty else { return [] }
    lattice.reset(cells: marked(cells, phrases, &classes))
    lattice.append(edges)
    let clauses = Clauses(
      row: row, entities: entities, phrases: phrases, details: details, verbs: verbs,
      clauseEnd: clauseEnd)
    let stretches = self.stretches(stretches, of: triggers)
    sides.begin(lattice, stretches: stretches, classes: classes)
    meter?.readers[Meter.sides].begin(lattice, classes: classes)
    var found: [FoundRelation] = []
    for ((trigger, ways), stretch) in zip(triggers, stretches) {
      var walked = SideCaptures()
      for way in possible(ways, around: trigger, stretch) {
        if let relation = read(trigger, way, stretch, clauses, &walked) { found.append(relation) }
      }
    }
    return best(found)
  }

  private typealias Trigger = (cells: Range<Int>, ways: [Int])

  /// For each trigger, the stretch that holds it.
  private func stretches(_ stretches: [Stretch], of triggers: [Trigger]) -> [Stretch] {
    var place = 0
    return triggers.map { trigger in
      while stretches[place].end < trigger.cells.upperBound
        || stretches[place].start > trigger.cells.lowerBound
      {
        place = stretches[place].start > trigger.cells.lowerBound ? 0 : place + 1
      }
      return stretches[place]
    }
  }

  /// The ways of each trigger, by start.
  private func triggers(_ matches: [Match]) -> [Trigger] {
    var triggers: [Trigger] = []
    for match in matches {
      let cells = match.start..<match.end
      // Those of one start come by way, not by end.
      let same = triggers.lastIndex { $0.cells == cells || $0.cells.lowerBound < match.start }
      if let same, triggers[same].cells == cells {
        triggers[same].ways.append(match.rule)
      } else {
        triggers.append((cells, [match.rule]))
      }
    }
    return triggers
  }

  /// Those of a trigger's ways that have a left and a right side, and whose required roles may be filled: most
  /// triggers are none of a relation, and to find out how a side matches costs far more than whether.
  private func possible(_ ways: [Int], around trigger: Range<Int>, _ stretch: Stretch) -> [Int] {
    let right = matching(ways, \.right, from: trigger.upperBound, .forward, stretch)
    let ways = ways.filter { right.rules.contains(Int32(program.ways[$0].right)) }
    if ways.isEmpty { return [] }
    let left = matching(ways, \.left, from: trigger.lowerBound, .backward, stretch)
    let captures = left.captures | right.captures
    return ways.filter { way in
      left.rules.contains(Int32(program.ways[way].left))
        && required[program.ways[way].rule].allSatisfy { $0 & captures != 0 }
    }
  }

  private func matching(
    _ ways: [Int], _ side: (Way) -> Int, from position: Int, _ direction: Direction,
    _ stretch: Stretch
  ) -> (rules: [Int32], captures: UInt64) {
    var numbers = ways.map { Int32(side(program.ways[$0])) }
    numbers.sort()
    numbers.removeRepeated()
    meter?.readers[Meter.sides].read(
      numbers, from: position, direction: direction, stretch: stretch)
    return sides.matching(numbers, from: position, direction: direction, stretch: stretch)
  }

  /// The cells with what clauses make of them: covered by a `break`, by a `verbs`.
  private mutating func marked(
    _ cells: [ClassID], _ phrases: [Mention], _ classes: inout ClassTable
  ) -> [ClassID] {
    var bits = [UInt8](repeating: 0, count: cells.count)
    var covered: [Int] = []
    for phrase in phrases where phrase.type == verbs || phrase.type == clauseEnd {
      for cell in phrase.start..<phrase.end {
        if bits[cell] == 0 { covered.append(cell) }
        bits[cell] |= phrase.type == clauseEnd ? 3 : 1
      }
    }
    var result = cells
    for cell in covered {
      let key = Int(cells[cell]) * 4 + Int(bits[cell])
      if let id = markedClasses[key] {
        result[cell] = id
        continue
      }
      var added: [PredicateID] = []
      if let blocked { added.append(blocked) }
      if bits[cell] & 2 != 0, let opensClause { added.append(opensClause) }
      var set = classes[cells[cell]]
      program.predicates.add(added, to: &set)
      let id = classes.intern(set)
      markedClasses[key] = id
      result[cell] = id
    }
    return result
  }

  /// What was captured around one trigger: ways share sides, and each side is walked once.
  private struct SideCaptures {
    var left: [Int: [Capture]] = [:]
    var right: [Int: [Capture]] = [:]
  }

  private func read(
    _ trigger: Range<Int>, _ number: Int, _ stretch: Stretch, _ clauses: Clauses,
    _ walked: inout SideCaptures
  ) -> FoundRelation? {
    let way = program.ways[number]
    let rule = program.relationRules[way.rule]
    func captures(_ side: Int, _ direction: Direction) -> [Capture]? {
      sides.firstWay(
        rule: side, from: direction == .backward ? trigger.lowerBound : trigger.upperBound,
        direction: direction, stretch: stretch)?.captures
    }
    let left = walked.left[way.left] ?? captures(way.left, .backward)
    let right = walked.right[way.right] ?? captures(way.right, .forward)
    meter?.walked(sides.takeWalkSteps(), way.rule)
    guard let left, let right else { return nil }
    walked.left[way.left] = left
    walked.right[way.right] = right
    let captured = [left, right]
    guard let arguments = bind(captured, rule, trigger, clauses) else { return nil }
    var relation = FoundRelation(
      relation: rule.relation, rule: way.rule, trigger: trigger, arguments: arguments,
      modality: 0, cue: nil, steps: 0)
    (relation.modality, relation.cue) = modality(of: trigger, captured, rule, clauses)
    relation.steps = steps(relation, clauses)
    return relation
  }

  // MARK: - Arguments

  private struct Candidate {
    var role: Int
    var filler: Filler
    var cells: Range<Int>
    var distance: Int
    var isRight: Bool
  }

  /// The fillers of each role, or nil where a role does not get what it counts.
  private func bind(
    _ sides: [[Capture]], _ rule: RelationRule, _ trigger: Range<Int>, _ clauses: Clauses
  ) -> [(role: Int, filler: Filler)]? {
    var candidates: [Candidate] = []
    for (side, captures) in sides.enumerated() {
      for (position, capture) in captures.enumerated() {
        guard case .role(let role) = rule.slots[capture.slot].purpose else { continue }
        let cells = MentionBuilder.filler(of: position, captures) { slot in
          if case .filler = rule.slots[slot].purpose { true } else { false }
        }
        let types = program.relations[rule.relation].roles[role].types
        guard let filler = clauses.filler(at: cells, types: types) else { continue }
        candidates.append(
          Candidate(
            role: role, filler: filler, cells: cells,
            distance: clauses.distance(of: cells, from: trigger),
            isRight: side == 1))
      }
    }
    var arguments: [(role: Int, filler: Filler)] = []
    for (role, count) in rule.counts.enumerated() {
      var own = candidates.filter { $0.role == role }
      if count == .one || count == .optional, own.count > 1 {
        own.sort { ($0.distance, $0.isRight ? 0 : 1) < ($1.distance, $1.isRight ? 0 : 1) }
        own = [own[0]]
      }
      own.sort { $0.cells.lowerBound < $1.cells.lowerBound }
      var fillers: [Filler] = []
      for candidate in own where !fillers.contains(candidate.filler) {
        fillers.append(candidate.filler)
      }
      let types = program.relations[rule.relation].roles[role].types
      if count == .optional, fillers.isEmpty {
        fillers += clauses.entities(inside: trigger, types: types).prefix(1)
      }
      guard suffices(fillers, count, clauses) else { return nil }
      arguments += fillers.map { (role, $0) }
    }
    return arguments
  }

  private func suffices(_ fillers: [Filler], _ count: RoleCount, _ clauses: Clauses) -> Bool {
    switch count {
    case .optional, .any: true
    case .one, .some: !fillers.isEmpty
    case .two: fillers.count > 1
    case .twoOrPlural: fillers.count > 1 || fillers.contains { isPlural($0, clauses) }
    }
  }

  private func isPlural(_ filler: Filler, _ clauses: Clauses) -> Bool {
    let mention = clauses.mention(filler)
    guard let (attribute, plural) = number[mention.type] else { return false }
    switch mention.value(attribute) {
    case .constant(plural, _): return true
    case .text("plural"): return true
    default: return false
    }
  }

  private func steps(_ relation: FoundRelation, _ clauses: Clauses) -> Int {
    var low = relation.trigger.lowerBound
    var high = relation.trigger.upperBound
    var held = relation.trigger.count
    for (_, filler) in relation.arguments {
      let cells = clauses.cells(filler)
      low = min(low, cells.lowerBound)
      high = max(high, cells.upperBound)
      held += cells.count
    }
    return high - low - held
  }

  private static let longestTrigger = 64

  /// One trigger, one relation of a type: most roles, then fewest cells stepped over, then the first rule.
  private func best(_ found: [FoundRelation]) -> [FoundRelation] {
    var best: [FoundRelation] = []
    for relation in found {
      // Triggers come by start, and none is longer than a stretch of the pattern's words.
      let rival = best.indices.reversed()
        .prefix { relation.trigger.lowerBound - best[$0].trigger.lowerBound < Self.longestTrigger }
        .first {
          best[$0].relation == relation.relation && best[$0].trigger.overlaps(relation.trigger)
        }
      guard let rival else {
        best.append(relation)
        continue
      }
      if rank(relation) < rank(best[rival]) { best[rival] = relation }
    }
    return best.sorted {
      ($0.trigger.lowerBound, $0.relation) < ($1.trigger.lowerBound, $1.relation)
    }
  }

  private func rank(_ relation: FoundRelation) -> (Int, Int, Int) {
    (-relation.arguments.count, relation.steps, relation.rule)
  }

  // MARK: - Modality

  /// The constant listed first among those of the verb group, the clause's opening and the rule's
  /// own words.
  ///
  /// What the rule itself says of a noun holds whatever the verb of its clause is.
  private func modality(
    of trigger: Range<Int>, _ sides: [[Capture]], _ rule: RelationRule, _ clauses: Clauses
  ) -> (Int, Range<Int>?) {
    var readings: [(constant: Int, cue: Range<Int>?)] = []
    for capture in sides.joined() where capture.start < capture.end {
      if case .modality(let constant) = rule.slots[capture.slot].purpose {
        readings.append((constant, clauses.row.tokens(capture.start..<capture.end)))
      }
    }
    let isSaid = !readings.isEmpty && clauses.verbs(at: trigger) == nil
    if !isSaid, let attribute = modality.verbs, let group = clauses.verbs(governing: trigger),
      case .constant(let constant, let cue) = group.value(attribute)
    {
      readings.append((constant, cue))
    }
    if !isSaid, let attribute = modality.clauseEnd, let opening = clauses.opening(of: trigger),
      case .constant(let constant, _) = opening.value(attribute),
      let constant = shared(constant)
    {
      readings.append((constant, clauses.row.tokens(opening.start..<opening.end)))
    }
    let last = max(0, constantCount - 1)
    let first = readings.min { $0.constant < $1.constant }
    guard let first, first.constant != last else { return (last, nil) }
    return (first.constant, first.cue)
  }

  private var constantCount: Int {
    guard let verbs, let attribute = modality.verbs,
      case .constants(let all) = program.types[verbs].attributes[attribute].kind
    else { return 1 }
    return all.count
  }

  /// A constant of `break` as one of `verbs`, by name.
  private func shared(_ constant: Int) -> Int? {
    guard let verbs, let own = modality.verbs, let clauseEnd, let other = modality.clauseEnd,
      case .constants(let ownNames) = program.types[verbs].attributes[own].kind,
      case .constants(let otherNames) = program.types[clauseEnd].attributes[other].kind
    else { return nil }
    return ownNames.firstIndex(of: otherNames[constant])
  }

  /// The event word of a trigger: the head of its verb group, in tokens; else all of it.
  func eventWord(_ trigger: Range<Int>, _ clauses: Clauses) -> Range<Int> {
    if let head, let group = clauses.verbs(at: trigger),
      case .words(let words) = group.value(head)
    {
      return words
    }
    return clauses.row.tokens(trigger)
  }

  var clauseTypes: (verbs: Int?, clauseEnd: Int?) { (verbs, clauseEnd) }
}

extension [Int32] {
  /// Of equal neighbours only the first stays.
  fileprivate mutating func removeRepeated() {
    var count = 0
    for place in indices where place == 0 || self[place] != self[count - 1] {
      self[count] = self[place]
      count += 1
    }
    removeSubrange(count...)
  }
}
