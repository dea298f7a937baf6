/// A number for a predicate: a question about one cell or one edge that is answered yes or no.
package typealias PredicateID = Int

/// A pattern over classes, as the compiler hands it to the automaton and to the reference matcher.
///
/// A *position* lies between two cells. Which positions a pattern reaches from another does not
/// depend on any order; which way it takes, and hence its captures, does: alternatives from the
/// left, repetitions as `isGreedy` says, the longest edge first.
package indirect enum Expression: Hashable, Sendable {
  /// One cell whose class satisfies the predicate.
  case cell(PredicateID)
  /// One edge whose class satisfies the predicate, stepped over whole.
  case edge(PredicateID)
  case sequence([Expression])
  case choice([Expression])
  /// Without limit where `maximum` is nil.
  ///
  /// A turn of an unlimited repetition, beyond the minimum, is never empty.
  case repetition(Expression, minimum: Int, maximum: Int?, isGreedy: Bool)
  /// What matched is remembered under the slot.
  ///
  /// Slots have no order; one may occur often.
  case capture(slot: Int, Expression)
  case guarded(Guard)

  /// Matches the empty text.
  package static var empty: Expression { .sequence([]) }
}

/// A zero-width condition at a position.
package indirect enum Guard: Hashable, Sendable {
  /// The position is the first of its sentence; piece borders do not count.
  case sentenceStart
  case sentenceEnd
  /// No match of the expression ends here, whatever its start (within the matched range's limits).
  case notAfter(Expression)
  /// No match of the expression starts here.
  case notBefore(Expression)
}
