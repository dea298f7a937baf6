/// The steps of reading a document, in the order in which they end.
package enum ReadingStep: Hashable, Sendable {
  case tokens
  case classes
  case listPhrases
  /// A stratum of the entity rules, by number: its scan, its mentions, their arbitration.
  case entities(stratum: Int)
  /// All types arbitrated with each other; names completed.
  case settling
  /// Which sentences to read for relations, and the row of each.
  case rows
  case phrases(stratum: Int)
  case relations
  case references
  case values
  /// What was found, as `Facts`.
  case facts
}

/// Told when a step has ended: with a clock, it measures the steps.
package typealias StepObserver = (ReadingStep) -> Void
