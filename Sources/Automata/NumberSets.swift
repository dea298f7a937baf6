/// Sets of guards that hold at a position, or of rules that match from one; numbered from 1.
struct NumberSets: ~Copyable {
  /// The number of the empty set.
  static let empty: UInt32 = 1

  private let words: Int
  private var sets: [[UInt64]] = []
  private var numbers: [[UInt64]: UInt32] = [:]
  private var joins = PairMemo<UInt32>(free: 0)

  /// - Parameter limit: no member reaches it.
  init(limit: Int) {
    words = (limit + 63) / 64
    _ = intern([])
  }

  var bytes: Int { sets.count * (words * 16 + 96) + joins.count * 24 }

  mutating func intern(_ members: some Sequence<Int32>) -> UInt32 {
    var set = [UInt64](repeating: 0, count: words)
    for id in members { set[Int(id >> 6)] |= 1 << UInt64(id & 63) }
    return number(of: set)
  }

  mutating func subtracting(_ members: some Sequence<Int32>, from number: UInt32) -> UInt32 {
    var set = sets[Int(number) - 1]
    for id in members { set[Int(id >> 6)] &= ~(1 << UInt64(id & 63)) }
    return self.number(of: set)
  }

  func contains(_ number: UInt32, _ id: Int32) -> Bool {
    sets[Int(number) - 1][Int(id >> 6)] & 1 << UInt64(id & 63) != 0
  }

  mutating func joined(_ first: UInt32, _ second: UInt32) -> UInt32 {
    if let known = joins[first, second] { return known }
    let set = zip(sets[Int(first) - 1], sets[Int(second) - 1]).map { $0 | $1 }
    let join = number(of: set)
    joins.insert(first, second, value: join)
    return join
  }

  private mutating func number(of set: [UInt64]) -> UInt32 {
    if let known = numbers[set] { return known }
    sets.append(set)
    numbers[set] = UInt32(sets.count)
    return UInt32(sets.count)
  }
}

/// A set of nodes under construction, handed out in ascending order without a sort.
///
/// The members of a state lie in a few rules, far apart: a second level of bits says which words of
/// the first have any.
struct NodeBits: ~Copyable {
  private var bits = Buffer<UInt64>()
  /// A bit for each word of `bits` that is not zero.
  private var used = Buffer<UInt64>()
  private var marks = Buffer<UInt16>()
  private var stamp: UInt16 = 1

  init(count: Int) {
    bits.extend(to: count / 64 + 1, with: 0)
    used.extend(to: bits.count / 64 + 1, with: 0)
    marks.extend(to: count, with: 0)
  }

  /// False where the node was marked since the last `drain`.
  mutating func mark(_ node: Int32) -> Bool {
    if marks[Int(node)] == stamp { return false }
    marks[Int(node)] = stamp
    return true
  }

  mutating func insert(_ node: Int32) {
    let word = Int(node >> 6)
    bits[word] |= 1 << UInt64(node & 63)
    used[word >> 6] |= 1 << UInt64(word & 63)
  }

  mutating func drain(_ take: (Int32) -> Void) {
    for place in 0..<used.count {
      while used[place] != 0 {
        let word = place << 6 + used[place].trailingZeroBitCount
        used[place] &= used[place] - 1
        var rest = bits[word]
        bits[word] = 0
        while rest != 0 {
          take(Int32(word << 6 + rest.trailingZeroBitCount))
          rest &= rest - 1
        }
      }
    }
    if stamp == .max {
      for node in 0..<marks.count { marks[node] = 0 }
      stamp = 0
    }
    stamp += 1
  }
}
