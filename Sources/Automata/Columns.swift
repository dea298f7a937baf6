/// The alphabet of one stratum: classes that its atoms cannot tell apart share a column.
///
/// Thousands of classes shrink to about a hundred columns, so that rows stay in the cache.
struct Columns: ~Copyable {
  static let irrelevant: Int32 = -2
  private static let unknown: Int32 = -1

  /// What the atoms can see of a class.
  private struct Key: Hashable {
    var isEdge: Bool
    var difference: ClassTable.Difference
  }

  private let atoms: [Atom]
  private let cellPredicates: PredicateSet
  private let edgePredicates: PredicateSet
  private let words: Int
  private var numbers: [Key: Int32] = [:]
  /// Scratch: most keys that are asked for are known, and need no memory of their own.
  private var key = Key(
    isEdge: false, difference: ClassTable.Difference(isFromNothing: true, predicates: []))
  private var ofCell = Buffer<Int32>()
  private var ofEdge = Buffer<Int32>()
  /// For each column, a bit for each atom.
  private var satisfied = Buffer<UInt64>()

  private(set) var count = 0
  /// Some pattern steps over edges.
  var haveEdges: Bool { !edgePredicates.isEmpty }

  init(atoms: [Atom]) {
    self.atoms = atoms
    words = (atoms.count + 63) / 64
    cellPredicates = PredicateSet(atoms.lazy.filter { !$0.isEdge }.map(\.predicate))
    edgePredicates = PredicateSet(atoms.lazy.filter { $0.isEdge }.map(\.predicate))
  }

  func satisfies(_ column: Int, _ atom: Int32) -> Bool {
    satisfied[column * words + Int(atom >> 6)] & 1 << UInt64(atom & 63) != 0
  }

  func forEachAtom(of column: Int, _ visit: (Int) -> Void) {
    for word in 0..<words {
      var rest = satisfied[column * words + word]
      while rest != 0 {
        visit(word << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  mutating func prepare(for classes: ClassTable) {
    ofCell.extend(to: classes.count, with: Self.unknown)
    ofEdge.extend(to: classes.count, with: Self.unknown)
  }

  /// Adds the columns of some cells to symbols that have none.
  mutating func translate(
    _ cells: [ClassID], _ range: Range<Int>, _ classes: ClassTable,
    into symbols: borrowing Buffer<UInt32>
  ) {
    var place = range.lowerBound
    while place < range.upperBound {
      place = translateKnown(cells.span, place..<range.upperBound, into: symbols)
      if place < range.upperBound { _ = column(ofCell: cells[place], classes) }
    }
  }

  /// As far as columns are known; returns the first cell whose column is not.
  private func translateKnown(
    _ cells: Span<ClassID>, _ range: Range<Int>, into symbols: borrowing Buffer<UInt32>
  ) -> Int {
    // Unsafe: the classes have been prepared for, and there are as many symbols as cells.
    let (columns, symbols) = (ofCell.base, symbols.base)
    var place = range.lowerBound
    while place < range.upperBound {
      let column = columns[Int(cells[unchecked: place])]
      if column == Self.unknown { return place }
      symbols[place] |= UInt32(bitPattern: column)
      place += 1
    }
    return place
  }

  mutating func column(ofCell id: ClassID, _ classes: ClassTable) -> Int32 {
    let known = ofCell[Int(id)]
    if known != Self.unknown { return known }
    let column = column(of: id, isEdge: false, seen: cellPredicates, classes)
    ofCell[Int(id)] = column
    return column
  }

  /// `irrelevant` where no pattern steps over such an edge.
  mutating func column(ofEdge id: ClassID, _ classes: ClassTable) -> Int32 {
    let known = ofEdge[Int(id)]
    if known != Self.unknown { return known }
    let column = column(of: id, isEdge: true, seen: edgePredicates, classes)
    ofEdge[Int(id)] = column
    return column
  }

  private mutating func column(
    of id: ClassID, isEdge: Bool, seen: PredicateSet, _ classes: ClassTable
  ) -> Int32 {
    let difference = classes.difference(of: id)
    key.isEdge = isEdge
    key.difference.isFromNothing = difference.isFromNothing
    key.difference.predicates.removeAll(keepingCapacity: true)
    for predicate in difference.predicates where seen.contains(PredicateID(predicate)) {
      key.difference.predicates.append(predicate)
    }
    if let known = numbers[key] { return known }
    let set = classes[id]
    let held = atoms.indices.filter {
      atoms[$0].isEdge == isEdge && set.contains(atoms[$0].predicate)
    }
    if isEdge, held.isEmpty {
      numbers[key] = Self.irrelevant
      return Self.irrelevant
    }
    let column = count
    count += 1
    numbers[key] = Int32(column)
    satisfied.extend(to: (column + 1) * words, with: 0)
    for atom in held { satisfied[column * words + atom >> 6] |= 1 << UInt64(atom & 63) }
    return Int32(column)
  }
}
