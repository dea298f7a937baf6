/// Which way a pattern is read.
package enum Direction: Hashable, Sendable {
  case forward
  case backward
}

/// A lattice whose edges can be asked for by start and by end.
///
/// Kept by the caller and reused: `reset` for each document, `append` for the edges of each
/// stratum. Both chains are linked lists, so that adding a stratum's edges costs nothing for the
/// others.
package struct IndexedLattice: Sendable {
  /// Of more edges that start at one position the longest are kept; a run is linear only with a
  /// limit.
  package static let edgesPerPosition = 64

  package private(set) var cells: [ClassID] = []
  package private(set) var edges: [Edge] = []
  /// How many edges the limit has cost since the last `reset`.
  package private(set) var droppedEdges = 0

  /// The first edge at a position, `none` without one; by start the longest first, by end
  /// unordered.
  private var firstByStart: [Int32] = []
  private var firstByEnd: [Int32] = []
  private var nextByStart: [Int32] = []
  private var nextByEnd: [Int32] = []
  private var previousByEnd: [Int32] = []

  static let none: Int32 = -1

  package init() {}

  package init(_ lattice: Lattice) {
    reset(cells: lattice.cells)
    append(lattice.edges)
  }

  /// Begins another row of cells, without edges.
  package mutating func reset(cells: [ClassID]) {
    self.cells = cells
    edges.removeAll(keepingCapacity: true)
    nextByStart.removeAll(keepingCapacity: true)
    nextByEnd.removeAll(keepingCapacity: true)
    previousByEnd.removeAll(keepingCapacity: true)
    firstByStart.removeAll(keepingCapacity: true)
    firstByStart.append(contentsOf: repeatElement(Self.none, count: cells.count + 1))
    firstByEnd.removeAll(keepingCapacity: true)
    firstByEnd.append(contentsOf: repeatElement(Self.none, count: cells.count + 1))
    droppedEdges = 0
  }

  package mutating func append(_ edges: [Edge]) {
    for edge in edges { append(edge) }
  }

  package mutating func append(_ edge: Edge) {
    precondition(0 <= edge.start && edge.start < edge.end && edge.end <= cells.count)
    var place = Self.none
    var last = Self.none
    var beforeLast = Self.none
    var count = 0
    var cursor = firstByStart[edge.start]
    while cursor != Self.none {
      if edges[Int(cursor)].end >= edge.end { place = cursor }
      (beforeLast, last, cursor) = (last, cursor, nextByStart[Int(cursor)])
      count += 1
    }
    guard count == Self.edgesPerPosition else {
      edges.append(edge)
      nextByStart.append(Self.none)
      nextByEnd.append(Self.none)
      previousByEnd.append(Self.none)
      link(Int32(edges.count - 1), after: place)
      return
    }
    droppedEdges += 1
    guard place != last else { return }
    nextByStart[Int(beforeLast)] = Self.none
    unlinkByEnd(last)
    edges[Int(last)] = edge
    link(last, after: place)
  }

  private mutating func link(_ index: Int32, after place: Int32) {
    let edge = edges[Int(index)]
    if place == Self.none {
      nextByStart[Int(index)] = firstByStart[edge.start]
      firstByStart[edge.start] = index
    } else {
      nextByStart[Int(index)] = nextByStart[Int(place)]
      nextByStart[Int(place)] = index
    }
    let next = firstByEnd[edge.end]
    nextByEnd[Int(index)] = next
    previousByEnd[Int(index)] = Self.none
    if next != Self.none { previousByEnd[Int(next)] = index }
    firstByEnd[edge.end] = index
  }

  private mutating func unlinkByEnd(_ index: Int32) {
    let next = nextByEnd[Int(index)]
    let previous = previousByEnd[Int(index)]
    if next != Self.none { previousByEnd[Int(next)] = previous }
    if previous == Self.none {
      firstByEnd[edges[Int(index)].end] = next
    } else {
      nextByEnd[Int(previous)] = next
    }
  }

  /// The first edge that leaves a position in a direction, as an index into `edges`.
  func firstEdge(_ direction: Direction, at position: Int) -> Int32 {
    direction == .forward ? firstByStart[position] : firstByEnd[position]
  }

  func nextEdge(_ direction: Direction, after edge: Int32) -> Int32 {
    direction == .forward ? nextByStart[Int(edge)] : nextByEnd[Int(edge)]
  }
}
