internal import Automata
internal import RuleSyntax
internal import Text

/// Alternatives of relation rules that no way can take, because an earlier one is tried first and always
/// goes through.
struct DeadWays {
  struct Candidate {
    /// The choice that holds the alternative, as it was lowered.
    var choice: Expression
    var path: String
    var range: TextRange
    /// An earlier alternative is the start of this one, or its end: dead where nothing comes after the
    /// choice, or before it.
    var hasStart: Bool
    var hasEnd: Bool
    /// The earlier one is the same: dead in every place.
    var isSame: Bool
  }

  /// Comparing each with each must not become slow; a longer choice is a list in disguise.
  private static let limit = 100

  var candidates: [Candidate] = []

  /// Returns whether there was something to note.
  mutating func note(
    _ patterns: [Pattern], _ ways: [Expression], in choice: Expression, _ path: String
  ) -> Bool {
    guard ways.count <= Self.limit else { return false }
    let before = candidates.count
    let all = ways.map(\.items)
    for later in ways.indices {
      for earlier in 0..<later where !all[earlier].isEmpty {
        let hasStart = all[later].starts(with: all[earlier])
        let hasEnd = all[later].reversed().starts(with: all[earlier].reversed())
        guard hasStart || hasEnd else { continue }
        candidates.append(
          Candidate(
            choice: choice, path: path, range: patterns[later].range, hasStart: hasStart,
            hasEnd: hasEnd, isSame: all[later].count == all[earlier].count))
        break
      }
    }
    return candidates.count > before
  }

  /// Those that are dead in a rule with these sides; the left one is written from right to left.
  func dead(left: Expression, right: Expression) -> [Candidate] {
    guard !candidates.isEmpty else { return [] }
    let leftEnds = left.tails
    let rightEnds = right.tails
    return candidates.filter {
      $0.isSame || $0.hasStart && rightEnds.contains($0.choice)
        || $0.hasEnd && leftEnds.contains($0.choice.reversed)
    }
  }
}
