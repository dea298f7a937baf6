internal import Automata
internal import RuleSyntax
internal import Text

/// Frames: for each relation, each of its trigger lines and each shape, the holes of the shape are filled and
/// an ordinary relation rule results. Nothing about any construction of English is here.
extension Compilation {
  /// A relation's roles as one trigger line sees them.
  struct Frame {
    var relation: RelationDeclaration
    var trigger: TriggerDeclaration
    var path: String
    /// Role → slots, with those that the trigger line replaces.
    var slots: [(role: RoleDeclaration, slots: [RuleSyntax.Slot])]

    init(_ relation: RelationDeclaration, _ trigger: TriggerDeclaration, path: String) {
      self.relation = relation
      self.trigger = trigger
      self.path = path
      slots = relation.roles.map { role in
        let replaced = trigger.slots.first { $0.role.text == role.name.text }
        return (role, replaced?.slots ?? role.slots)
      }
    }
  }

  /// A shape filled for a frame: the shape's pattern with its holes as parameters, and what they stand for.
  struct FilledShape {
    var frame: Frame
    var shape: ShapeDeclaration
    var shapePath: String
    var pattern: Pattern
    var holes: [String: Pattern]
  }

  /// All filled shapes, in the order of the shapes' lines, then of the relations'.
  func fillShapes() -> [FilledShape] {
    var filled: [FilledShape] = []
    for (shape, shapePath) in shapes {
      for frame in frames where !frame.relation.without.contains(where: { $0.text == shape.name.text }) {
        var filling = Filling(frame: frame)
        if let pattern = filling.fill(shape.pattern), filling.hasTrigger {
          filled.append(
            FilledShape(
              frame: frame, shape: shape, shapePath: shapePath, pattern: pattern,
              holes: filling.holes))
        }
      }
    }
    return filled
  }

  private var shapes: [(ShapeDeclaration, String)] {
    files.flatMap { file in
      file.declarations.compactMap {
        if case .shape(let shape) = $0 { (shape, file.source.path) } else { nil }
      }
    }
  }

  private var frames: [Frame] {
    files.flatMap { file in
      file.declarations.flatMap { declaration -> [Frame] in
        guard case .relation(let relation) = declaration else { return [] }
        return relation.triggers.map { Frame(relation, $0, path: file.source.path) }
      }
    }
  }

  /// `without` must name shapes, a trigger line's slots must name roles, and a slot is said once.
  func checkFrames() {
    let known = shapes.map(\.0.name.text)
    for file in files {
      for case .relation(let relation) in file.declarations {
        for name in relation.without where !known.contains(name.text) {
          reportUnknown("shape", name, known, file.source.path)
        }
        let roles = relation.roles.map(\.name.text)
        for trigger in relation.triggers {
          for (role, _) in trigger.slots where !roles.contains(role.text) {
            reportUnknown("role", role, roles, file.source.path)
          }
        }
      }
    }
  }

  private func reportUnknown(_ kind: String, _ name: Identifier, _ known: [String], _ path: String) {
    report(
      .unknownName(kind: kind, name: name.text, nearest: nearestName(to: name.text, in: known)),
      path, name.range)
  }
}

/// Fills the holes of one shape for one frame.
struct Filling {
  let frame: Compilation.Frame
  private(set) var holes: [String: Pattern] = [:]
  private(set) var hasTrigger = false

  init(frame: Compilation.Frame) {
    self.frame = frame
  }

  /// The shape's pattern with parameters in place of its holes; nil where a hole outside a bag stays empty.
  mutating func fill(_ pattern: Pattern) -> Pattern? {
    let kind: Pattern.Kind
    switch pattern.kind {
    case .mention(let name, nil, let tests):
      guard let hole = Hole(rawValue: name.text) else { return pattern }
      guard let filler = filler(of: hole, tests, name) else { return nil }
      // `verb[voice = active]` and `verb[voice = passive]` are two parameters.
      let parameter = "\(name.text)#\(holes.count)"
      holes[parameter] = filler
      kind = .name(Identifier(parameter, name.range), column: nil)
    case .sequence(let items):
      guard let all = fillAll(items) else { return nil }
      kind = .sequence(all)
    case .choice(let ways):
      let all = ways.compactMap { fill($0) }
      if all.isEmpty { return nil }
      kind = .choice(all)
    case .bag(let items):
      kind = .bag(items.compactMap { fill($0) })
    case .repetition(let body, let minimum, let maximum):
      guard let body = fill(body) else { return minimum == 0 ? Pattern(.sequence([]), pattern.range) : nil }
      kind = .repetition(body, minimum: minimum, maximum: maximum)
    case .capture(let name, let constant, let body):
      guard let body = fill(body) else { return nil }
      kind = .capture(name, constant: constant, body)
    case .mark(let body):
      guard let body = fill(body) else { return nil }
      kind = .mark(body)
    case .apply(let name, let arguments):
      guard let all = fillAll(arguments) else { return nil }
      kind = .apply(name, all)
    default: return pattern
    }
    return Pattern(kind, pattern.range)
  }

  private mutating func fillAll(_ patterns: [Pattern]) -> [Pattern]? {
    var all: [Pattern] = []
    for pattern in patterns {
      guard let filled = fill(pattern) else { return nil }
      all.append(filled)
    }
    return all
  }

  private enum Hole: String {
    case subject, object, setting, adjunct, verb, noun
  }

  private mutating func filler(
    of hole: Hole, _ tests: [AttributeTest], _ name: Identifier
  ) -> Pattern? {
    switch hole {
    case .subject: return choice(frame.slots.filter { has($0, "subject") }.map { mention($0.role) })
    case .object: return choice(frame.slots.filter { has($0, "object") }.map { mention($0.role) })
    case .setting:
      return choice(
        frame.slots.filter { !has($0, "subject") && !has($0, "object") && isSetting($0.role) }
          .flatMap(adjuncts))
    case .adjunct: return choice(frame.slots.flatMap(adjuncts))
    case .verb:
      guard frame.trigger.isVerb else { return nil }
      hasTrigger = true
      return verb(tests)
    case .noun:
      guard !frame.trigger.isVerb else { return nil }
      hasTrigger = true
      return capture("trigger", frame.trigger.pattern)
    }
  }

  private typealias Mapped = (role: RoleDeclaration, slots: [RuleSyntax.Slot])

  private func has(_ mapped: Mapped, _ slot: String) -> Bool {
    mapped.slots.contains { $0.text == slot }
  }

  /// Place and date, not a participant that a preposition brings in.
  private func isSetting(_ role: RoleDeclaration) -> Bool {
    role.count == .optional && !frame.slots.contains { $0.role.name.text == role.name.text && has($0, "by") }
  }

  private func choice(_ ways: [Pattern]) -> Pattern? {
    guard let first = ways.first else { return nil }
    return ways.count == 1 ? first : Pattern(.choice(ways), first.range)
  }

  private func capture(_ name: String, _ body: Pattern) -> Pattern {
    Pattern(.capture(Identifier(name, body.range), constant: nil, body), body.range)
  }

  /// A role that may be filled more than once takes a list.
  private func mention(_ role: RoleDeclaration) -> Pattern {
    let single = capture(role.name.text, role.filler)
    let repeats = role.count != .one && role.count != .optional
    return repeats ? call("Several", single) : single
  }

  private func call(_ name: String, _ argument: Pattern) -> Pattern {
    Pattern(.apply(Identifier(name, argument.range), [argument]), argument.range)
  }

  /// Each preposition with the role; without one, a mention that no preposition governs.
  private func adjuncts(_ mapped: Mapped) -> [Pattern] {
    mapped.slots.compactMap { slot in
      switch slot.text {
      case "subject", "object": return nil
      case "bare": return call("Bare", mention(mapped.role))
      default:
        let preposition = Pattern(.string(slot.text), slot.range)
        return Pattern(.sequence([preposition, mention(mapped.role)]), slot.range)
      }
    }
  }

  /// A verb group whose head is one of the frame's verbs, then the rest of a verb of several words.
  private func verb(_ tests: [AttributeTest]) -> Pattern? {
    var heads: [AttributeTest.Alternative] = []
    var ways: [Pattern] = []
    for way in alternatives(frame.trigger.pattern) {
      let items = sequence(way)
      guard case .form(let word, let form) = items.first?.kind else { continue }
      let head = AttributeTest.Alternative.form(word, form: form, way.range)
      if items.count == 1 {
        heads.append(head)
      } else {
        let group = verbs([head], tests, way.range)
        ways.append(Pattern(.sequence([group] + items.dropFirst()), way.range))
      }
    }
    if !heads.isEmpty { ways.insert(verbs(heads, tests, frame.trigger.pattern.range), at: 0) }
    return choice(ways)
  }

  private func verbs(
    _ heads: [AttributeTest.Alternative], _ tests: [AttributeTest], _ range: TextRange
  ) -> Pattern {
    let head = AttributeTest(name: Identifier("head", range), alternatives: heads)
    let group = Pattern.Kind.mention(Identifier("verbs", range), rule: nil, tests: [head] + tests)
    return capture("trigger", Pattern(group, range))
  }

  private func alternatives(_ pattern: Pattern) -> [Pattern] {
    if case .choice(let ways) = pattern.kind { return ways.flatMap(alternatives) }
    return [pattern]
  }

  private func sequence(_ pattern: Pattern) -> [Pattern] {
    if case .sequence(let items) = pattern.kind { return items }
    return [pattern]
  }
}
