/// The classes met so far: each a distinct set of predicates, numbered in the order of first sight.
///
/// Grows while texts are read; one per thread. Class 0 is the empty set.
package struct ClassTable: Sendable {
  private var sets: [PredicateSet] = []
  private var numbers: [PredicateSet: ClassID] = [:]

  package init() {
    _ = intern(PredicateSet())
  }

  package var count: Int { sets.count }

  package mutating func intern(_ set: PredicateSet) -> ClassID {
    if let known = numbers[set] { return known }
    let id = sets.count
    sets.append(set)
    numbers[set] = id
    return id
  }

  package subscript(id: ClassID) -> PredicateSet { sets[id] }

  /// Asked in place: handing out the set would cost a reference count for every question.
  package func satisfies(_ id: ClassID, _ predicate: PredicateID) -> Bool {
    sets[id].contains(predicate)
  }
}

/// A set of predicate numbers, as bits.
///
/// The last word is never zero, so equal sets are equal values.
package struct PredicateSet: Hashable, Sendable {
  private var words: [UInt64] = []

  package init() {}

  package init(_ members: some Sequence<PredicateID>) {
    for member in members { insert(member) }
  }

  package var isEmpty: Bool { words.isEmpty }

  package func contains(_ id: PredicateID) -> Bool {
    let index = id >> 6
    return index < words.count && words[index] & (1 << UInt64(id & 63)) != 0
  }

  package mutating func insert(_ id: PredicateID) {
    let index = id >> 6
    while words.count <= index { words.append(0) }
    words[index] |= 1 << UInt64(id & 63)
  }

  package mutating func remove(_ id: PredicateID) {
    let index = id >> 6
    guard index < words.count else { return }
    words[index] &= ~(1 << UInt64(id & 63))
    while words.last == 0 { words.removeLast() }
  }

  /// Takes the lowest number out.
  package mutating func removeFirst() -> PredicateID? {
    guard let index = words.firstIndex(where: { $0 != 0 }) else { return nil }
    let id = index << 6 + words[index].trailingZeroBitCount
    remove(id)
    return id
  }

  package mutating func formUnion(_ other: PredicateSet) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  package func intersection(_ other: PredicateSet) -> PredicateSet {
    var common = PredicateSet()
    common.words = zip(words, other.words).map { $0 & $1 }
    while common.words.last == 0 { common.words.removeLast() }
    return common
  }
}
