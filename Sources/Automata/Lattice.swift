/// The number of a class: a set of predicates that some cell or edge satisfies.
///
/// Small, since a text has one for each cell, which every stratum reads.
package typealias ClassID = Int32

/// A mention that patterns may step over, from one position to another (cells `start..<end`).
package struct Edge: Hashable, Sendable {
  package var start: Int
  package var end: Int
  package var classID: ClassID

  package init(start: Int, end: Int, classID: ClassID) {
    self.start = start
    self.end = end
    self.classID = classID
  }
}

/// A stretch of cells that no match leaves: a sentence, or a piece of an over-long one.
package struct Stretch: Hashable, Sendable {
  package var start: Int
  package var end: Int
  package var opensSentence: Bool
  package var closesSentence: Bool

  package init(start: Int, end: Int, opensSentence: Bool, closesSentence: Bool) {
    self.start = start
    self.end = end
    self.opensSentence = opensSentence
    self.closesSentence = closesSentence
  }
}

/// A row of cells, each with its class, and the edges above it.
package struct Lattice: Sendable {
  package var cells: [ClassID]
  /// In any order; nested, crossing and equal spans are allowed.
  package var edges: [Edge]

  package init(cells: [ClassID], edges: [Edge]) {
    self.cells = cells
    self.edges = edges
  }
}

/// A rule's match: positions `start..<end`.
package struct Match: Hashable, Sendable {
  package var rule: Int
  package var start: Int
  package var end: Int

  package init(rule: Int, start: Int, end: Int) {
    self.rule = rule
    self.start = start
    self.end = end
  }
}

/// Where a capture slot matched.
package struct Capture: Hashable, Sendable {
  package var slot: Int
  package var start: Int
  package var end: Int

  package init(slot: Int, start: Int, end: Int) {
    self.slot = slot
    self.start = start
    self.end = end
  }
}
