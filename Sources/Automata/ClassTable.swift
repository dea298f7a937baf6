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
    let id = ClassID(sets.count)
    sets.append(set)
    numbers[set] = id
    return id
  }

  package subscript(id: ClassID) -> PredicateSet { sets[Int(id)] }

  /// Asked in place: handing out the set would cost a reference count for every question.
  package func satisfies(_ id: ClassID, _ predicate: PredicateID) -> Bool {
    sets[Int(id)].contains(predicate)
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

  /// The hasher takes one word instead of dozens: sets are looked up for each new word of a text.
  package func hash(into hasher: inout Hasher) {
    var mixed: UInt64 = 0
    for word in words {
      mixed = (mixed ^ word) &* 0x9E37_79B9_7F4A_7C15
      mixed ^= mixed >> 32
    }
    hasher.combine(mixed)
  }

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

  /// The lowest number that is not below another.
  package func first(from id: PredicateID) -> PredicateID? {
    var index = id >> 6
    guard index < words.count else { return nil }
    var word = words[index] & ~0 << UInt64(id & 63)
    while word == 0 {
      index += 1
      if index == words.count { return nil }
      word = words[index]
    }
    return index << 6 + word.trailingZeroBitCount
  }

  package mutating func formUnion(_ other: PredicateSet) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  /// Becomes what two others have in common, in the memory that it has.
  mutating func formIntersection(of first: PredicateSet, _ second: PredicateSet) {
    words.removeAll(keepingCapacity: true)
    let count = min(first.words.count, second.words.count)
    let (first, second) = (first.words.span, second.words.span)
    words.append(addingCapacity: count) { words in
      for index in 0..<count { words.append(first[index] & second[index]) }
    }
    while words.last == 0 { words.removeLast() }
  }
}
