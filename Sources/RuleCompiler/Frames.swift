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
    /// The roles, with what the trigger line says in another way.
    var roles: [RoleDeclaration]

    init(_ relation: RelationDeclaration, _ trigger: TriggerDeclaration, path: String) {
      self.relation = relation
      self.trigger = trigger
      self.path = path
      roles = relation.roles.map { role in
        guard let own = trigger.roles.first(where: { $0.role.text == role.name.text }) else {
          return role
        }
        var role = role
        role.slots = own.slots
        role.count = own.count ?? role.count
        role.filler = own.filler ?? role.filler
        return role
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
  ///
  /// - Parameter isChecked: shapes with mistakes of their own are told and left out.
  func fillShapes(isChecked: Bool = true) -> [FilledShape] {
    var filled: [FilledShape] = []
    for (shape, shapePath) in shapes where !isChecked || isWell(shape, shapePath) {
      for frame in frames
      where !frame.relation.without.contains(where: { $0.text == shape.name.text }) {
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

  /// A shape's own mistakes are told once, not for each relation that it is filled for.
  private func isWell(_ shape: ShapeDeclaration, _ path: String) -> Bool {
    let scope = Scope(path: path)
    var filling = Filling(frame: nil)
    let lowering = Lowering(self, layer: .relation, owner: nil)
    if let pattern = filling.fill(shape.pattern) {
      let inner = Scope(path: path, parameters: filling.holes.mapValues { ($0, scope) })
      _ = lowering.lower(pattern, inner)
    }
    if !filling.hasTrigger {
      lowering.report(.badValue("a hole `verb` or `noun`"), scope, shape.pattern.range)
    }
    return !lowering.hasErrors
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

  /// `without` must name shapes, a trigger line's slots roles, and a verb line forms.
  func checkFrames() {
    let known = shapes.map(\.0.name.text)
    for file in files {
      let path = file.source.path
      for case .relation(let relation) in file.declarations {
        for name in relation.without where !known.contains(name.text) {
          reportUnknown("shape", name, known, path)
        }
        let roles = relation.roles.map(\.name.text)
        for trigger in relation.triggers {
          for role in trigger.roles.map(\.role) where !roles.contains(role.text) {
            reportUnknown("role", role, roles, path)
          }
          check(trigger, path)
        }
      }
    }
  }

  /// What a trigger line says must be right even where no shape takes it.
  private func check(_ trigger: TriggerDeclaration, _ path: String) {
    let lowering = Lowering(self, layer: .relation, owner: nil)
    if !trigger.isVerb {
      _ = lowering.lower(trigger.pattern, Scope(path: path))
      return
    }
    for way in trigger.pattern.alternatives {
      guard case .form = way.items.first?.kind else {
        report(.badValue("a form of a verb, like `<sign>`,"), path, way.range)
        continue
      }
      for item in way.items { _ = lowering.lower(item, Scope(path: path)) }
    }
  }
}

extension Pattern {
  /// The alternatives of a choice of choices; otherwise the pattern itself.
  var alternatives: [Pattern] {
    if case .choice(let ways) = kind { return ways.flatMap(\.alternatives) }
    return [self]
  }

  /// The items of a sequence; otherwise the pattern itself.
  var items: [Pattern] {
    if case .sequence(let items) = kind { return items }
    return [self]
  }
}

/// Fills the holes of one shape for one frame.
struct Filling {
  /// nil where the shape is only checked, and a hole stands for anything.
  let frame: Compilation.Frame?
  private(set) var holes: [String: Pattern] = [:]
  private(set) var hasTrigger = false

  init(frame: Compilation.Frame?) {
    self.frame = frame
  }

  /// The patterns that holes are filled with.
  static let patterns = ["Several", "Bare", "Governed"]

  static func anything(_ range: TextRange) -> Pattern {
    Pattern(.name(Identifier(BuiltinClass.any.rawValue, range), column: nil), range)
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
      guard let body = fill(body) else {
        return minimum == 0 ? Pattern(.sequence([]), pattern.range) : nil
      }
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
    guard let frame else { return placeholder(of: hole, tests, name) }
    switch hole {
    case .subject: return choice(frame.roles.filter { has($0, "subject") }.map(mention))
    case .object: return choice(frame.roles.filter { has($0, "object") }.map(mention))
    case .setting: return choice(frame.roles.filter(isSetting).flatMap(adjuncts))
    case .adjunct: return choice(frame.roles.flatMap(adjuncts))
    case .verb:
      guard frame.trigger.isVerb else { return nil }
      hasTrigger = true
      return verb(tests, frame.trigger.pattern)
    case .noun:
      guard !frame.trigger.isVerb else { return nil }
      hasTrigger = true
      return capture("trigger", frame.trigger.pattern)
    }
  }

  private mutating func placeholder(
    of hole: Hole, _ tests: [AttributeTest], _ name: Identifier
  ) -> Pattern {
    if hole == .verb || hole == .noun { hasTrigger = true }
    if tests.isEmpty { return Self.anything(name.range) }
    return Pattern(
      .mention(Identifier("verbs", name.range), rule: nil, tests: tests), name.range)
  }

  private func has(_ role: RoleDeclaration, _ slot: String) -> Bool {
    role.slots.contains { $0.text == slot }
  }

  /// Place and date, not a participant that a preposition brings in.
  private func isSetting(_ role: RoleDeclaration) -> Bool {
    role.count == .optional && !has(role, "subject") && !has(role, "object")
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

  /// The role's prepositions with the role; for `bare`, a mention that no preposition governs.
  private func adjuncts(_ role: RoleDeclaration) -> [Pattern] {
    var prepositions: [Pattern] = []
    var bare: Pattern?
    for slot in role.slots {
      switch slot.text {
      case "subject", "object": break
      case "bare": bare = call("Bare", mention(role))
      default: prepositions.append(Pattern(.string(slot.text), slot.range))
      }
    }
    let governed = choice(prepositions).map {
      Pattern(.sequence([$0, call("Governed", mention(role))]), $0.range)
    }
    return [governed, bare].compactMap { $0 }
  }

  /// A verb group whose head is one of the frame's verbs, then the rest of a verb of several words.
  private func verb(_ tests: [AttributeTest], _ trigger: Pattern) -> Pattern? {
    var heads: [AttributeTest.Alternative] = []
    var ways: [Pattern] = []
    for way in trigger.alternatives {
      let items = way.items
      guard case .form(let word, let form) = items.first?.kind else { continue }
      let head = AttributeTest.Alternative.form(word, form: form, way.range)
      if items.count == 1 {
        heads.append(head)
      } else {
        let group = verbs([head], tests, way.range)
        ways.append(Pattern(.sequence([group] + items.dropFirst()), way.range))
      }
    }
    if !heads.isEmpty { ways.insert(verbs(heads, tests, trigger.range), at: 0) }
    return choice(ways)
  }

  private func verbs(
    _ heads: [AttributeTest.Alternative], _ tests: [AttributeTest], _ range: TextRange
  ) -> Pattern {
    let head = AttributeTest(name: Identifier("head", range), alternatives: heads)
    let group = Pattern.Kind.mention(Identifier("verbs", range), rule: nil, tests: [head] + tests)
    return capture("trigger", Pattern(group, range))
  }
}
