package import Automata
package import Storage
package import Tokens

/// A question about one cell or one edge: is it this word, of that shape, a mention of this type.
///
/// A composite names only predicates with lower numbers, so one pass in number order answers all.
package enum Predicate: Hashable, Sendable {
  /// Any cell.
  case any
  case shape(WordShape)
  /// This word, by smart case.
  case text(String)
  /// Any word that a form of this word may be spelled as; nil for all forms.
  case form(String, WordForm?)
  /// A one-word phrase of the set, as a cell.
  case phraseWord(PhraseSetKey)
  /// A longer phrase of the set, as an edge.
  case phraseEdge(PhraseSetKey)
  /// One whole token, by PCRE2; the number of a regex of the program.
  case regex(Int)
  /// With or without white space before it.
  case followsSpace(Bool)
  /// A mention of the type, or found by the rule.
  case type(Int)
  case rule(Int)
  /// A mention of the type that passes a test set of the program.
  case tested(type: Int, rule: Int?, tests: Int)
  /// A cell that a `break` or a `verbs` covers: gaps and bags do not step over it.
  case blocked
  /// A cell that a `break` covers: contexts of relations do not see it.
  case opensClause
  /// A word that may be, or begin, a trigger of the gate.
  case gate(Int)
  case not(PredicateID)
  case and([PredicateID])
  case or([PredicateID])

  package var isComposite: Bool {
    switch self {
    case .not, .and, .or: true
    default: false
    }
  }

  /// What a composite is made of.
  var parts: [PredicateID] {
    switch self {
    case .not(let part): [part]
    case .and(let parts), .or(let parts): parts
    default: []
    }
  }
}

/// A list, or one column of it, or one form of its phrases.
package struct PhraseSetKey: Hashable, Sendable {
  package var list: Int
  package var column: Int
  /// nil: as written; otherwise the inflected phrases, `any` for all forms.
  package var form: PhraseForm?
}

/// The forms that `<Verb>` and `<Verb:past>` ask for.
package enum PhraseForm: Hashable, Sendable {
  case any
  case only(WordForm)
}

/// All predicates of a program, numbered.
package struct PredicateTable: Sendable {
  package private(set) var all: [Predicate] = []
  private var numbers: [Predicate: PredicateID] = [:]
  /// By predicate, the composites that name it: from `firstUser[id]` to before `firstUser[id + 1]`.
  ///
  /// Made when the last predicate is known.
  private var firstUser = Table<UInt32>()
  private var users = Table<UInt32>()
  /// The composites that hold of what satisfies nothing.
  private var ofNothing = PredicateSet()

  package mutating func intern(_ predicate: Predicate) -> PredicateID {
    if let known = numbers[predicate] { return known }
    let id = all.count
    all.append(predicate)
    numbers[predicate] = id
    if predicate.isComposite, holds(id, in: ofNothing) { ofNothing.insert(id) }
    return id
  }

  /// From here on sets can be completed.
  mutating func seal() {
    let pairs = all.indices.flatMap { id in
      Set(all[id].parts).sorted().map { (part: UInt32($0), user: UInt32(id)) }
    }
    let rows = Rows(count: all.count, of: pairs, row: \.part)
    firstUser = Table(rows.first)
    users = Table(rows.items.lazy.map(\.user))
  }

  /// Of a table that was read from bytes, only predicates that a text decides are found.
  package func number(of predicate: Predicate) -> PredicateID? { numbers[predicate] }

  /// A set of these predicates, none a composite, and the composites that they satisfy.
  package func completed(_ simple: [PredicateID]) -> PredicateSet {
    var set = ofNothing
    add(simple, to: &set)
    return set
  }

  /// Adds predicates to a completed set, and completes it again.
  ///
  /// Only composites that name a changed one are evaluated: a word satisfies a dozen predicates of a
  /// program's thousand.
  package func add(_ simple: [PredicateID], to set: inout PredicateSet) {
    var affected = PredicateSet()
    for id in simple where !set.contains(id) {
      set.insert(id)
      addUsers(of: id, to: &affected)
    }
    // A composite has a higher number than its parts: when its turn comes, they are settled.
    var next = 0
    while let id = affected.first(from: next) {
      next = id + 1
      guard holds(id, in: set) != set.contains(id) else { continue }
      if set.contains(id) { set.remove(id) } else { set.insert(id) }
      addUsers(of: id, to: &affected)
    }
  }

  private func addUsers(of id: PredicateID, to affected: inout PredicateSet) {
    for place in firstUser[id]..<firstUser[id + 1] {
      affected.insert(PredicateID(users[Int(place)]))
    }
  }

  private func holds(_ id: PredicateID, in set: PredicateSet) -> Bool {
    switch all[id] {
    case .not(let part): !set.contains(part)
    case .and(let parts): parts.allSatisfy { set.contains($0) }
    case .or(let parts): parts.contains { set.contains($0) }
    default: set.contains(id)
    }
  }
}

extension PredicateTable: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(all)
    writer.write(firstUser)
    writer.write(users)
    writer.write(all.indices.filter { ofNothing.contains($0) })
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    all = try reader.read()
    firstUser = try reader.readTable()
    users = try reader.readTable()
    let ofNothing = try reader.read([Int].self)
    guard ofNothing.allSatisfy(all.indices.contains), reader.isTrusted || isWhole else {
      throw DamagedBytes()
    }
    self.ofNothing = PredicateSet(ofNothing)
    for (id, predicate) in all.enumerated() where predicate.isOfText { numbers[predicate] = id }
  }

  /// Composites name predicates before them, and are named by these.
  private var isWhole: Bool {
    firstUser.count == all.count + 1 && firstUser.isAscending(to: users.count)
      && all.indices.allSatisfy { id in
        all[id].parts.allSatisfy { 0 <= $0 && $0 < id }
          && (firstUser[id]..<firstUser[id + 1]).allSatisfy {
            users[Int($0)] > id && users[Int($0)] < all.count
          }
      }
  }
}

extension Predicate {
  /// Decided by where a word stands, or by the mentions: not by the vocabulary.
  fileprivate var isOfText: Bool {
    switch self {
    case .any, .followsSpace, .type, .rule, .blocked, .opensClause: true
    default: false
    }
  }
}
