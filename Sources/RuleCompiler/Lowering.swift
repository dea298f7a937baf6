internal import Automata
internal import RuleSyntax
internal import Text
internal import Tokens

/// What a rule sees: see the layers of the language.
enum Layer {
  /// Tokens; mentions are edges.
  case entity
  /// The settled row: entities and tokens are cells, phrases edges.
  case phrase
  /// As `phrase`, with gaps and bags.
  case relation
}

/// Turns the pattern of one rule into an expression over predicates, named patterns put in their places.
final class Lowering {
  /// Nodes that one rule may come to, named patterns expanded.
  static let nodeLimit = 20_000
  static let contextLimit = 8
  /// Patterns in patterns, named ones put in: each level is some frames of the stack.
  static let depthLimit = 256

  let compilation: Compilation
  let layer: Layer
  /// The type of an entity or phrase rule, or the relation; nil where a pattern is only checked, and
  /// its captures and marks are nobody's.
  let owner: Int?
  private let table: SlotTable
  var slots: [CaptureSlot] { table.slots }
  private(set) var dependencies: Set<Dependency> = []
  var hasErrors = false
  /// Places of captures that are neither attribute nor role, by name.
  var variables: [String: (path: String, range: TextRange)] = [:]
  private var nodes = 0
  private(set) var deadWays = DeadWays()
  private var depth = 0
  /// The deepest level in the named pattern that is being put in.
  private var deepest = 0
  /// The whole pattern: where it becomes too large is no one place.
  private var root: (scope: Scope, range: TextRange)?
  private var isInContext = false
  var isInRepetition = false
  private var openSlots: [Int] = []
  /// Captures and marks met, and lists named, in the named pattern that is being put in.
  private var bindings = 0
  private var notedLists: Set<Int> = []
  /// Marks count only where no enclosing sequence marks a part itself.
  private var isSilent = false
  private var namesAreSilent = false

  init(_ compilation: Compilation, layer: Layer, owner: Int?) {
    self.compilation = compilation
    self.layer = layer
    self.owner = owner
    let isShared = layer == .relation && owner != nil
    table = isShared ? compilation.slotTable(of: owner ?? 0) : SlotTable()
  }

  func report(
    _ message: DiagnosticMessage, _ scope: Scope, _ range: TextRange,
    labels: [Diagnostic.Label] = []
  ) {
    hasErrors = true
    compilation.report(message, scope.path, range, labels: labels)
  }

  // MARK: - Patterns

  func lower(_ pattern: Pattern, _ scope: Scope) -> Expression {
    if root == nil { root = (scope, pattern.range) }
    guard count(1), enterLevel() else { return .empty }
    defer { depth -= 1 }
    switch pattern.kind {
    case .sequence(let items): return lowerSequence(items, scope)
    case .choice(let ways): return lowerChoice(ways, scope)
    case .repetition(let body, let minimum, let maximum):
      return lowerRepetition(body, minimum, maximum, scope)
    case .capture(let name, let constant, let body):
      return lowerCapture(name, constant, body, scope)
    case .mark(let body): return lowerMark(body, scope, pattern.range)
    case .context(let isAfter, let body):
      return lowerContext(isAfter: isAfter, body, scope, pattern.range)
    case .sentenceStart: return .guarded(.sentenceStart)
    case .sentenceEnd: return .guarded(.sentenceEnd)
    case .gap(let minimum, let maximum):
      guard isRelational("...", scope, pattern.range) else { return .empty }
      return .repetition(step, minimum: minimum, maximum: maximum, isGreedy: false)
    case .bag(let items):
      guard isRelational("{…}", scope, pattern.range) else { return .empty }
      return .repetition(
        .choice(items.map { lower($0, scope) } + [step]), minimum: 0, maximum: nil,
        isGreedy: false)
    case .string, .form, .regex, .name, .apply, .mention, .not, .both:
      return lowerAtom(pattern, scope)
    }
  }

  /// False where the rule has become too large.
  private func count(_ more: Int) -> Bool {
    if nodes > Self.nodeLimit { return false }
    nodes += more
    if nodes <= Self.nodeLimit { return true }
    reportWhole(.ruleTooLarge(limit: Self.nodeLimit))
    return false
  }

  private func reportWhole(_ message: DiagnosticMessage) {
    hasErrors = true
    if let root { report(message, root.scope, root.range) }
  }

  func enterLevel() -> Bool {
    guard isShallow(depth + 1) else { return false }
    depth += 1
    return true
  }

  private func isShallow(_ level: Int) -> Bool {
    deepest = max(deepest, level)
    guard level <= Self.depthLimit else {
      hasErrors = true
      // Each pattern on the way down would say the same.
      if !compilation.isTooDeep { reportWhole(.expansionTooDeep(limit: Self.depthLimit)) }
      compilation.isTooDeep = true
      return false
    }
    return true
  }

  func leaveLevel() { depth -= 1 }

  /// One step of a gap or a bag: over an `aside` whole, else over a cell that no `break` and no `verbs` covers.
  private var step: Expression {
    let blocked = compilation.program.predicates.intern(.blocked)
    let free = Expression.cell(compilation.program.predicates.intern(.not(blocked)))
    guard let aside = compilation.names.types["aside"] else { return free }
    return .choice([.edge(compilation.program.predicates.intern(.type(aside))), free])
  }

  private func isRelational(_ sign: String, _ scope: Scope, _ range: TextRange) -> Bool {
    if layer == .relation, !isInContext { return true }
    report(isInContext ? .inContext(sign) : .onlyInRelations(sign), scope, range)
    return false
  }

  private func lowerSequence(_ items: [Pattern], _ scope: Scope) -> Expression {
    let outer = namesAreSilent
    defer { namesAreSilent = outer }
    if items.contains(where: marksItself) { namesAreSilent = true }
    return .sequence(items.map { lower($0, scope) })
  }

  /// A mark written here, not in a pattern that is named here and not inside a capture.
  private func marksItself(_ pattern: Pattern) -> Bool {
    switch pattern.kind {
    case .mark: true
    case .repetition(let body, _, _): marksItself(body)
    case .sequence(let items), .choice(let items), .bag(let items):
      items.contains(where: marksItself)
    default: false
    }
  }

  private func lowerChoice(_ ways: [Pattern], _ scope: Scope) -> Expression {
    let lowered = ways.map { lower($0, scope) }
    let joined = joinCells(lowered)
    guard layer == .relation, !hasErrors, let first = ways.first else { return joined }
    let place = Place(path: scope.path, line: first.range.start)
    if compilation.liveChoices.contains(place) { return joined }
    let isDead = deadWays.note(ways, lowered, in: joined, scope.path)
    // Only what parameters stand for can differ at the next time.
    if !isDead, scope.parameters.isEmpty { compilation.liveChoices.insert(place) }
    return joined
  }

  /// Neighbouring alternatives of one cell each are one question about that cell: fewer nodes by
  /// far, and the same language.
  ///
  /// Only what captures depends on the order of alternatives.
  private func joinCells(_ ways: [Expression]) -> Expression {
    var joined: [Expression] = []
    var cells: [PredicateID] = []
    func close() {
      guard let first = cells.first else { return }
      let predicate = cells.count == 1 ? first : compilation.program.predicates.intern(.or(cells))
      joined.append(.cell(predicate))
      cells = []
    }
    for way in ways {
      if case .cell(let predicate) = way.unwrapped {
        cells.append(predicate)
      } else {
        close()
        joined.append(way)
      }
    }
    close()
    return joined.count == 1 ? joined[0] : .choice(joined)
  }

  private func lowerRepetition(
    _ body: Pattern, _ minimum: Int, _ maximum: Int?, _ scope: Scope
  ) -> Expression {
    let outer = isInRepetition
    defer { isInRepetition = outer }
    if maximum != 1 { isInRepetition = true }
    let turn = lower(body, scope)
    let whole = Expression.repetition(turn, minimum: minimum, maximum: maximum, isGreedy: true)
    return count(whole.size - turn.size) ? whole : .empty
  }

  private func lowerContext(
    isAfter: Bool, _ body: Pattern, _ scope: Scope, _ range: TextRange
  ) -> Expression {
    let sign = isAfter ? "!after" : "!before"
    if isInContext {
      report(.inContext(sign), scope, range)
      return .empty
    }
    isInContext = true
    defer { isInContext = false }
    let expression = lower(body, scope)
    guard let longest = expression.longest, longest <= Self.contextLimit else {
      report(.contextTooLong(limit: Self.contextLimit), scope, range)
      return .empty
    }
    return .guarded(isAfter ? .notAfter(expression) : .notBefore(expression))
  }

  // MARK: - Captures

  private func slot(_ name: String, _ purpose: CaptureSlot.Purpose) -> Int {
    if let known = slots.firstIndex(where: { $0.name == name && $0.purpose == purpose }) {
      return known
    }
    table.slots.append(CaptureSlot(name: name, purpose: purpose))
    return slots.count - 1
  }

  private func lowerMark(_ body: Pattern, _ scope: Scope, _ range: TextRange) -> Expression {
    bindings += 1
    if isInContext {
      report(.inContext("@"), scope, range)
      return .empty
    }
    let inner = lower(body, scope)
    if isSilent { return inner }
    // A mark of a relation rule outside every capture marks nothing.
    if openSlots.isEmpty, layer == .relation { return inner }
    return .capture(slot: openSlots.isEmpty ? slot("@", .mark) : slot("@", .filler), inner)
  }

  private func lowerCapture(
    _ name: Identifier, _ constant: Identifier?, _ body: Pattern, _ scope: Scope
  ) -> Expression {
    bindings += 1
    if isInContext {
      report(.inContext("\(name.text):"), scope, name.range)
      return .empty
    }
    guard let purpose = purpose(of: name, constant, scope) else { return lower(body, scope) }
    let number = slot(name.text, purpose)
    let outer = (isSilent, namesAreSilent)
    (isSilent, namesAreSilent) = (false, false)
    openSlots.append(number)
    let inner = lower(body, scope)
    openSlots.removeLast()
    (isSilent, namesAreSilent) = outer
    if case .role = purpose, !hasErrors, !compilation.alwaysHasMention(inner) {
      report(.fillerWithoutMention(role: name.text), scope, name.range)
    }
    return .capture(slot: number, inner)
  }

  // MARK: - Named patterns

  /// Puts a named pattern in place of its name.
  func expand(
    _ entry: Names.PatternEntry, _ arguments: [Pattern], _ name: Identifier, _ scope: Scope
  ) -> Expression {
    var key = PlainKey(name: name.text, layer: layer, isInContext: isInContext)
    if arguments.isEmpty {
      if let plain = compilation.plainPatterns[key] { return reuse(plain) }
      key.binding = binding
      if key.binding != nil, let bound = compilation.plainPatterns[key] {
        bindings += 1
        return reuse(bound)
      }
    }
    guard let inner = enter(entry, arguments, name, scope) else { return .empty }
    let outer = (isSilent, namesAreSilent, dependencies, notedLists, bindings, deepest)
    deepest = depth
    let known = deadWays.candidates.count
    (isSilent, namesAreSilent) = (isSilent || namesAreSilent, false)
    (dependencies, notedLists, bindings) = ([], [], 0)
    let expression = lower(entry.declaration.pattern, inner)
    if bindings == 0 { key.binding = nil }
    if arguments.isEmpty, bindings == 0 || key.binding != nil, !hasErrors {
      compilation.plainPatterns[key] = PlainPattern(
        expression: expression, size: expression.size, dependencies: dependencies,
        lists: notedLists, deadWays: Array(deadWays.candidates[known...]),
        depth: deepest - depth)
    }
    (isSilent, namesAreSilent) = (outer.0, outer.1)
    dependencies.formUnion(outer.2)
    notedLists.formUnion(outer.3)
    bindings += outer.4
    deepest = max(deepest, outer.5)
    return expression
  }

  /// What captures and marks come to here; nil where slots are not shared.
  private var binding: PlainKey.Binding? {
    guard layer == .relation, let owner else { return nil }
    return PlainKey.Binding(
      relation: owner, isSilent: isSilent || namesAreSilent, isInCapture: !openSlots.isEmpty,
      isInRepetition: isInRepetition)
  }

  /// A named pattern without captures and marks is the same wherever it stands, one with them in the
  /// rules of one relation.
  private func reuse(_ plain: PlainPattern) -> Expression {
    guard count(plain.size), isShallow(depth + plain.depth) else { return .empty }
    deadWays.candidates += plain.deadWays
    dependencies.formUnion(plain.dependencies)
    for list in plain.lists.sorted() { noteList(list) }
    return plain.expression
  }

  /// The scope inside a named pattern; nil and a message where the call is wrong.
  func enter(
    _ entry: Names.PatternEntry, _ arguments: [Pattern], _ name: Identifier, _ scope: Scope
  ) -> Scope? {
    let parameters = entry.declaration.parameters
    compilation.usedPatterns.insert(name.text)
    guard parameters.count == arguments.count else {
      report(
        .parameterCount(name: name.text, wanted: parameters.count, got: arguments.count), scope,
        name.range)
      return nil
    }
    if let start = scope.enclosing.firstIndex(of: name.text) {
      hasErrors = true
      compilation.reportRecursion(scope.enclosing[start...] + [name.text], scope.path, name.range)
      return nil
    }
    let bound = zip(parameters, arguments).map { ($0.text, (pattern: $1, scope: scope)) }
    return Scope(
      path: entry.file, parameters: Dictionary(bound, uniquingKeysWith: { $1 }),
      enclosing: scope.enclosing + [name.text])
  }

  /// Lowers what a parameter stands for, in the scope of the call.
  func lowerParameter(_ bound: (pattern: Pattern, scope: Scope)) -> Expression {
    let outer = (isSilent, namesAreSilent)
    (isSilent, namesAreSilent) = (isSilent || namesAreSilent, false)
    defer { (isSilent, namesAreSilent) = outer }
    return lower(bound.pattern, bound.scope)
  }

  // MARK: - What was named

  func cell(_ predicate: PredicateID) -> Expression {
    guard layer == .relation, isInContext else { return .cell(predicate) }
    // A context sees nothing beyond a break.
    let opens = compilation.program.predicates.intern(.opensClause)
    let inside = compilation.program.predicates.intern(.not(opens))
    return .cell(compilation.program.predicates.intern(.and([predicate, inside])))
  }

  func depend(on type: Int, rule: Int?) { dependencies.insert(Dependency(type: type, rule: rule)) }

  func noteList(_ list: Int) {
    notedLists.insert(list)
    for slot in openSlots where !slots[slot].lists.contains(list) {
      table.slots[slot].lists.append(list)
    }
  }
}
