/// The classes met so far: each a distinct set of predicates, numbered in the order of first sight.
///
/// Grows while texts are read; one per thread. Class 0 is the empty set.
package struct ClassTable: Sendable {
  /// By what a set differs from another one, as numbers of predicates, ascending.
  ///
  /// A word satisfies a dozen of a program's thousands of predicates, and hundreds that only say what it is not:
  /// these are the same for nearly all words. Whole sets took a fifth of all memory of a thread.
  struct Difference: Hashable {
    /// The other set is the empty one, not the one that most have in common.
    var isFromNothing: Bool
    var predicates: [Int32]

    /// The hasher takes one word instead of dozens: differences are looked up for each new word of a text.
    func hash(into hasher: inout Hasher) {
      var mixed: UInt64 = isFromNothing ? 1 : 0
      for predicate in predicates {
        mixed = (mixed ^ UInt64(truncatingIfNeeded: predicate)) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
      }
      hasher.combine(mixed)
    }
  }

  private let common: PredicateSet
  private var differences: [Difference] = []
  private var numbers: [Difference: ClassID] = [:]

  /// - Parameter common: what most sets have in common.
  package init(common: PredicateSet = PredicateSet()) {
    self.common = common
    _ = intern(PredicateSet())
  }

  package var count: Int { differences.count }

  package mutating func intern(_ set: PredicateSet) -> ClassID {
    let difference = difference(of: set)
    if let known = numbers[difference] { return known }
    let id = ClassID(differences.count)
    differences.append(difference)
    numbers[difference] = id
    return id
  }

  private func difference(of set: PredicateSet) -> Difference {
    let fromCommon = set.symmetricDifference(common)
    return fromCommon.count < set.count
      ? Difference(isFromNothing: false, predicates: fromCommon.members)
      : Difference(isFromNothing: true, predicates: set.members)
  }

  func difference(of id: ClassID) -> Difference { differences[Int(id)] }

  package subscript(id: ClassID) -> PredicateSet {
    let difference = differences[Int(id)]
    var set = difference.isFromNothing ? PredicateSet() : common
    for predicate in difference.predicates { set.toggle(PredicateID(predicate)) }
    return set
  }

  package func satisfies(_ id: ClassID, _ predicate: PredicateID) -> Bool {
    let isDifferent = differences[Int(id)].predicates.contains(Int32(predicate))
    return isDifferent != (!differences[Int(id)].isFromNothing && common.contains(predicate))
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

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

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

  mutating func toggle(_ id: PredicateID) {
    if contains(id) { remove(id) } else { insert(id) }
  }

  /// The members of one of both.
  func symmetricDifference(_ other: PredicateSet) -> PredicateSet {
    let shorter = words.count < other.words.count ? self : other
    var longer = words.count < other.words.count ? other : self
    for index in shorter.words.indices { longer.words[index] ^= shorter.words[index] }
    while longer.words.last == 0 { longer.words.removeLast() }
    return longer
  }

  /// In ascending order.
  var members: [Int32] {
    var members: [Int32] = []
    members.reserveCapacity(count)
    var next = 0
    while let id = first(from: next) {
      members.append(Int32(id))
      next = id + 1
    }
    return members
  }

  package mutating func formUnion(_ other: PredicateSet) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }
}
