internal import Automata
internal import RuleSyntax

/// The names that a pattern's parameters stand for, and the file that its ranges belong to.
final class Scope {
  let path: String
  let parameters: [String: (pattern: Pattern, scope: Scope)]
  /// The named patterns that this one stands in.
  ///
  /// An argument belongs to the scope of its call, so that `Several(Several(X))` is no recursion.
  let enclosing: [String]

  init(
    path: String, parameters: [String: (pattern: Pattern, scope: Scope)] = [:],
    enclosing: [String] = []
  ) {
    self.path = path
    self.parameters = parameters
    self.enclosing = enclosing
  }
}

/// Where a named pattern may be used again as it was put in before.
struct PlainKey: Hashable {
  var name: String
  var layer: Layer
  var isInContext: Bool
  /// Where the pattern captures or marks: the relation whose slots it fills, and what its marks mean.
  var binding: Binding?

  struct Binding: Hashable {
    var relation: Int
    var isSilent: Bool
    var isInCapture: Bool
    var isInRepetition: Bool
  }
}

/// The capture slots of one rule; the rules of a relation share theirs, so that what is made of a pattern
/// for one of them serves all.
final class SlotTable {
  var slots: [CaptureSlot] = []
}

/// What a named pattern came to.
struct PlainPattern {
  var expression: Expression
  var size: Int
  var dependencies: Set<Dependency>
  var lists: Set<Int>
  var deadWays: [DeadWays.Candidate]
  /// Levels of patterns in patterns.
  var depth: Int
}
