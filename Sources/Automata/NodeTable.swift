internal import Storage

/// A state of the nondeterministic automaton.
///
/// No cycle is without a cell or an edge.
enum Node: Hashable, Sendable, BitwiseCopyable {
  case cell(atom: Int32, next: Int32)
  case edge(atom: Int32, next: Int32)
  /// The first way is tried first.
  case split(Int32, Int32)
  case open(slot: Int32, next: Int32)
  case close(slot: Int32, next: Int32)
  case guarded(Int32, next: Int32)
  /// The end of a rule, or of a guard's body: its number.
  case accept(Int32)
  case fail
}

/// Nodes by number, eight bytes each, to be read in place.
struct NodeTable: Sendable {
  /// From the top: 3 bits for the kind, 29 for the first number, 32 for the second.
  private let packed: Table<UInt64>

  init(_ nodes: [Node]) {
    precondition(nodes.count < 1 << 29, "more nodes than have numbers")
    packed = Table(nodes.lazy.map(Self.pack))
  }

  var count: Int { packed.count }

  subscript(number: Int) -> Node {
    @inline(__always) get {
      let node = packed[number]
      let first = Int32(truncatingIfNeeded: node >> 32 & 0x1FFF_FFFF)
      let second = Int32(truncatingIfNeeded: node & 0x7FFF_FFFF)
      return switch node >> 61 {
      case 0: .cell(atom: first, next: second)
      case 1: .edge(atom: first, next: second)
      case 2: .split(first, second)
      case 3: .open(slot: first, next: second)
      case 4: .close(slot: first, next: second)
      case 5: .guarded(first, next: second)
      case 6: .accept(second)
      default: .fail
      }
    }
  }

  private static func pack(_ node: Node) -> UInt64 {
    let (kind, first, second): (UInt64, Int32, Int32) =
      switch node {
      case .cell(let atom, let next): (0, atom, next)
      case .edge(let atom, let next): (1, atom, next)
      case .split(let first, let second): (2, first, second)
      case .open(let slot, let next): (3, slot, next)
      case .close(let slot, let next): (4, slot, next)
      case .guarded(let id, let next): (5, id, next)
      case .accept(let number): (6, 0, number)
      case .fail: (7, 0, 0)
      }
    return kind << 61 | UInt64(first) << 32 | UInt64(second)
  }
}

extension NodeTable: Storable {
  package func write(to writer: inout ByteWriter) { writer.write(packed) }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    packed = try reader.readTable()
  }
}

/// For each node, the groups (as bits) of the guards that stand before the next cell or edge.
///
/// Few sets differ, so that each is kept once, and a node takes a byte.
struct NodeNeeds: Sendable {
  private let sets: [UInt64]
  /// By node; empty where no pattern has a guard.
  private let numbers: Table<UInt8>

  init(_ needs: [UInt64]) {
    // Where sets should ever be too many, the last is all groups: to ask for more costs time alone.
    var sets = [0, needs.reduce(0, |)]
    var known: [UInt64: UInt8] = [0: 0]
    numbers = Table(
      needs.map { set in
        if let number = known[set] { return number }
        if sets.count == 256 { return 1 }
        known[set] = UInt8(sets.count)
        sets.append(set)
        return UInt8(sets.count - 1)
      })
    self.sets = sets
  }

  subscript(node: Int) -> UInt64 {
    numbers.isEmpty ? 0 : sets[Int(numbers[node])]
  }

  /// There is a set for each of so many nodes, if there are guards, and of existing groups.
  func fit(nodes: Int, groups: Int) -> Bool {
    guard groups > 0 else { return numbers.isEmpty }
    return numbers.count == nodes && numbers.isBelow(sets.count)
      && sets.allSatisfy { $0 >> UInt64(groups) == 0 }
  }
}

extension NodeNeeds: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(sets.map { Int(bitPattern: UInt($0)) })
    writer.write(numbers)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    sets = try reader.read([Int].self).map { UInt64(UInt(bitPattern: $0)) }
    numbers = try reader.readTable()
  }
}
