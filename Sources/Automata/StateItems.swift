/// Reads the nodes of a state one after the other.
struct ItemCursor {
  private var place: Int
  private let end: Int
  private var node: Int32 = 0

  init(_ state: StateTable.State) {
    place = Int(state.firstItem)
    end = place + Int(state.itemBytes)
  }

  @inline(__always)
  mutating func next(in items: borrowing Buffer<UInt8>) -> Int32? {
    if place == end { return nil }
    var shift: Int32 = 0
    while true {
      let byte = items[place]
      place += 1
      node += Int32(byte & 0x7F) << shift
      if byte & 0x80 != 0 { return node }
      shift += 7
    }
  }
}

/// Where the nodes of a state in which runs begin lead, by what they ask for.
///
/// Such a state has thousands of nodes, and is left by every column: most of what new columns cost.
struct Fan {
  private(set) var entries: [(atom: Int32, targets: Range<Int>)] = []
  private(set) var targets: [Int32] = []

  init(_ nodes: [Int32], _ patterns: PatternSet) {
    var byAtom: [Int32: [Int32]] = [:]
    for node in nodes {
      switch patterns.nodes[Int(node)] {
      case .cell(let atom, let next), .edge(let atom, let next):
        byAtom[atom, default: []].append(next)
      default: continue
      }
    }
    for (atom, next) in byAtom.sorted(by: { $0.key < $1.key }) {
      entries.append((atom, targets.count..<targets.count + next.count))
      targets += next
    }
  }
}
