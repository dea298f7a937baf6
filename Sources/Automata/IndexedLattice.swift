/// Which way a pattern is read.
package enum Direction: Hashable, Sendable {
  case forward
  case backward
}

/// A lattice that grows stratum by stratum, with few edges at each position.
///
/// Kept by the caller and reused: `reset` for each document, `append` for the edges of each stratum.
package struct IndexedLattice: Sendable {
  /// Of more edges that start at one position the longest are kept; a run is linear only with a
  /// limit.
  package static let edgesPerPosition = 64

  package private(set) var cells: [ClassID] = []
  package private(set) var edges: [Edge] = []
  /// How many edges the limit has cost since the last `reset`.
  package private(set) var droppedEdges = 0

  /// The edges that start at a position: how many, and the one that came last.
  private struct Start {
    var count: Int32 = 0
    var last = IndexedLattice.none
  }

  private var starts: [Start] = []
  /// By edge, the one before it at the same position.
  private var previous: [Int32] = []

  static let none: Int32 = -1

  package init() {}

  package init(_ lattice: Lattice) {
    reset(cells: lattice.cells)
    append(lattice.edges)
  }

  /// Begins another row of cells, without edges.
  package mutating func reset(cells: [ClassID]) {
    self.cells = cells
    // Far fewer than positions.
    for edge in edges { starts[edge.start] = Start() }
    edges.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    if starts.count < cells.count {
      starts.append(contentsOf: repeatElement(Start(), count: cells.count - starts.count))
    }
    droppedEdges = 0
  }

  package mutating func append(_ edges: [Edge]) {
    for edge in edges { append(edge) }
  }

  package mutating func append(_ edge: Edge) {
    precondition(0 <= edge.start && edge.start < edge.end && edge.end <= cells.count)
    let start = starts[edge.start]
    if start.count == Self.edgesPerPosition { return replaceShortest(from: start.last, by: edge) }
    starts[edge.start] = Start(count: start.count + 1, last: Int32(edges.count))
    previous.append(start.last)
    edges.append(edge)
  }

  /// The shortest one goes, unless the new one is no longer.
  private mutating func replaceShortest(from last: Int32, by edge: Edge) {
    droppedEdges += 1
    var shortest = last
    var cursor = last
    while cursor != Self.none {
      if edges[Int(cursor)].end < edges[Int(shortest)].end { shortest = cursor }
      cursor = previous[Int(cursor)]
    }
    if edges[Int(shortest)].end < edge.end { edges[Int(shortest)] = edge }
  }
}
