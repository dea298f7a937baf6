/// A lattice as one stratum sees it: columns for cells, and the edges that its patterns name.
struct Row: ~Copyable {
  /// A relevant edge as seen from one of its ends.
  struct Arc: BitwiseCopyable {
    var end: Int32
    var column: Int32
    var next: Int32
  }

  /// A cell's column, and whether relevant edges start before it or end after it.
  enum Symbol {
    static let startsEdge: UInt32 = 1 << 31
    static let endsEdge: UInt32 = 1 << 30
    static let column: UInt32 = (1 << 30) - 1
  }

  private(set) var symbols = Buffer<UInt32>()
  private(set) var arcs = Buffer<Arc>()
  /// Written only where a symbol says that there are edges.
  private var arcsFrom = Buffer<Int32>()
  private var arcsTo = Buffer<Int32>()

  /// The first arc that leaves a position whose symbol has the flag.
  func firstArc(_ direction: Direction, at position: Int) -> Int32 {
    direction == .forward ? arcsFrom[position] : arcsTo[position]
  }

  /// Reads the edges; cells are to be translated before they are asked for.
  ///
  /// - Parameter starts: gets the positions from which a run may come to an edge at once.
  mutating func fill(
    _ lattice: borrowing IndexedLattice, _ classes: ClassTable, _ columns: inout Columns,
    backward: Bool, _ starts: borrowing Positions
  ) {
    let count = lattice.cells.count
    symbols.truncate(to: 0)
    symbols.extend(to: count, with: 0)
    arcsFrom.extend(to: count + 1, with: 0)
    arcsTo.extend(to: count + 1, with: 0)
    arcs.truncate(to: 0)
    columns.prepare(for: classes)
    if !columns.haveEdges { return }
    for edge in lattice.edges {
      let column = columns.column(ofEdge: edge.classID, classes)
      if column == Columns.irrelevant { continue }
      starts.insert(max(0, edge.start - 1))
      starts.insert(edge.start)
      let forward = Arc(
        end: Int32(edge.end), column: column,
        next: link(edge.start, at: edge.start, Symbol.startsEdge, in: arcsFrom))
      arcs.append(forward)
      guard backward else { continue }
      let backward = Arc(
        end: Int32(edge.start), column: column,
        next: link(edge.end, at: edge.end - 1, Symbol.endsEdge, in: arcsTo))
      arcs.append(backward)
    }
  }

  mutating func translate(
    _ lattice: borrowing IndexedLattice, _ cells: Range<Int>, _ classes: ClassTable,
    _ columns: inout Columns
  ) {
    columns.translate(lattice.cells, cells, classes, into: symbols)
  }

  /// Makes the next arc the first one at a position; what was the first before.
  private func link(
    _ position: Int, at cell: Int, _ flag: UInt32, in heads: borrowing Buffer<Int32>
  ) -> Int32 {
    let next = symbols[cell] & flag == 0 ? IndexedLattice.none : heads[position]
    heads[position] = Int32(arcs.count)
    symbols[cell] |= flag
    return next
  }
}
