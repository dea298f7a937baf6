internal import RuleCompiler

/// A mention that did not stand, and what it lost to.
struct Loss {
  enum Reason: String {
    case shorter = "the other is longer"
    case later = "as long; the other's rule stands first"
    case crossed = "the other crosses it and is longer"
    case sameSpan = "the same words; the other's type is declared first"
    case absorbed = "the other contains it and its type absorbs this one"
  }

  var mention: Mention
  var winner: Mention
  var reason: Reason
}

/// Which of overlapping mentions stands.
///
/// The only place where that is decided.
enum Arbitration {
  /// Within one type: the longer, then the rule that stands first.
  ///
  /// Of equal spans one stands, and the others' attributes fill those that it lacks.
  static func withinType(_ mentions: [Mention]) -> (kept: [Mention], losers: [Loss]) {
    guard mentions.count > 1 else { return (mentions, []) }
    let ranked = mentions.sorted {
      ($1.count, $0.rule, $0.start) < ($0.count, $1.rule, $1.start)
    }
    var kept: [Mention] = []
    var losers: [Loss] = []
    var cover = Cover(until: mentions.map(\.end).max() ?? 0)
    for mention in ranked {
      guard let other = cover.first(over: mention) else {
        cover.add(kept.count, mention)
        kept.append(mention)
        continue
      }
      if kept[other].hasSpan(of: mention) {
        kept[other].merge(mention)
      } else {
        let isShorter = mention.count < kept[other].count
        losers.append(
          Loss(mention: mention, winner: kept[other], reason: isShorter ? .shorter : .later))
      }
    }
    kept.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    return (kept, losers)
  }

  /// Among the entities of all types: longest first, then by the order of the declarations, then by start.
  static func settle(
    _ mentions: [Mention], types: [TypeInfo]
  ) -> (kept: [Mention], losers: [Loss]) {
    let ranked = mentions.sorted {
      ($1.count, $0.type, $0.start) < ($0.count, $1.type, $1.start)
    }
    var kept: [Mention] = []
    var losers: [Loss] = []
    var cover = Cover(until: mentions.map(\.end).max() ?? 0)
    for mention in ranked {
      if let loss = loss(of: mention, kept, cover, types) {
        losers.append(loss)
      } else {
        cover.add(kept.count, mention)
        kept.append(mention)
      }
    }
    kept.sort { ($0.start, $1.end, $0.type) < ($1.start, $0.end, $1.type) }
    return (kept, losers)
  }

  private static func loss(
    of mention: Mention, _ kept: [Mention], _ cover: Cover, _ types: [TypeInfo]
  ) -> Loss? {
    for index in cover.all(over: mention) {
      let other = kept[index]
      if other.hasSpan(of: mention) {
        return Loss(mention: mention, winner: other, reason: .sameSpan)
      }
      if !other.contains(mention) {
        return Loss(mention: mention, winner: other, reason: .crossed)
      }
      if types[other.type].absorbs.contains(mention.type) {
        return Loss(mention: mention, winner: other, reason: .absorbed)
      }
    }
    return nil
  }
}

extension Mention {
  /// Takes the attributes of a mention of the same span that this one lacks.
  mutating func merge(_ other: Mention) {
    alsoFoundBy.append(other.rule)
    for (attribute, value) in other.values where self.value(attribute) == nil {
      values.append((attribute, value))
    }
    values.sort { $0.attribute < $1.attribute }
  }
}

/// Which kept mentions cover a cell.
///
/// A mention asked for is never longer than the kept ones, so that one that overlaps it covers its
/// first or its last cell.
struct Cover {
  private var byCell: [[Int]]

  init(until end: Int) {
    byCell = Array(repeating: [], count: end)
  }

  mutating func add(_ number: Int, _ mention: Mention) {
    for cell in mention.start..<mention.end { byCell[cell].append(number) }
  }

  func all(over mention: Mention) -> [Int] {
    let first = byCell[mention.start]
    let last = byCell[mention.end - 1]
    return first + last.filter { !first.contains($0) }
  }

  func first(over mention: Mention) -> Int? {
    byCell[mention.start].first ?? byCell[mention.end - 1].first
  }
}
