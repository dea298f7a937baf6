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
/// The only place where that is decided. Mentions that overlap, directly or by way of others, make a
/// cluster; most clusters are of one mention and cost no more than their place in the order.
enum Arbitration {
  /// Within one type: the longer, then the rule that stands first.
  ///
  /// Of equal spans one stands, and the others' attributes fill those that it lacks.
  static func withinType(_ mentions: [Mention]) -> (kept: [Mention], losers: [Loss]) {
    var losers: [Loss] = []
    let kept = byCluster(mentions) { cluster, kept in
      cluster.sort { ($1.count, $0.rule, $0.start) < ($0.count, $1.rule, $1.start) }
      let first = kept.count
      for mention in cluster {
        guard let other = kept[first...].firstIndex(where: mention.overlaps) else {
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
      kept[first...].sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }
    return (kept, losers)
  }

  /// Among the entities of all types: longest first, then by the order of the declarations, then by start.
  static func settle(
    _ mentions: [Mention], types: [TypeInfo]
  ) -> (kept: [Mention], losers: [Loss]) {
    var losers: [Loss] = []
    let kept = byCluster(mentions) { cluster, kept in
      cluster.sort { ($1.count, $0.type, $0.start) < ($0.count, $1.type, $1.start) }
      let first = kept.count
      for mention in cluster {
        if let loss = loss(of: mention, kept[first...], types) {
          losers.append(loss)
        } else {
          kept.append(mention)
        }
      }
      kept[first...].sort { ($0.start, $1.end, $0.type) < ($1.start, $0.end, $1.type) }
    }
    return (kept, losers)
  }

  private static func loss(
    of mention: Mention, _ kept: ArraySlice<Mention>, _ types: [TypeInfo]
  ) -> Loss? {
    for other in kept where other.overlaps(mention) {
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

  /// Calls `decide` with each cluster of several mentions (in the order given) and what is kept so
  /// far, to which it appends; a mention alone is kept.
  private static func byCluster(
    _ mentions: [Mention], _ decide: (_ cluster: inout [Mention], _ kept: inout [Mention]) -> Void
  ) -> [Mention] {
    let order = order(mentions)
    var kept: [Mention] = []
    kept.reserveCapacity(mentions.count)
    var first = 0
    while first < order.count {
      var end = mentions[order[first]].end
      var next = first + 1
      while next < order.count, mentions[order[next]].start < end {
        end = max(end, mentions[order[next]].end)
        next += 1
      }
      if next == first + 1 {
        kept.append(mentions[order[first]])
      } else {
        // In the order given, so that a stable sort is the same whatever the cluster is.
        var cluster = order[first..<next].sorted().map { mentions[$0] }
        decide(&cluster, &kept)
      }
      first = next
    }
    return kept
  }

  /// Their indices by start; mentions themselves are dear to move.
  private static func order(_ mentions: [Mention]) -> [Int] {
    var isSorted = true
    for index in mentions.indices.dropFirst() where isSorted {
      isSorted = mentions[index - 1].start <= mentions[index].start
    }
    if isSorted { return Array(mentions.indices) }
    let keys = mentions.indices.map { (mentions[$0].start << 32) | $0 }
    return keys.sorted().map { $0 & 0xFFFF_FFFF }
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

/// Which mentions cover a cell.
///
/// A mention asked for is never longer than those, so that one that overlaps it covers its first or
/// its last cell.
struct Cover {
  /// The last entry of each cell, -1 for none.
  private var heads: [Int32]
  private var entries: [(number: Int32, next: Int32)] = []

  init(_ mentions: [Mention], cells: Int) {
    heads = Array(repeating: -1, count: cells)
    for (number, mention) in mentions.enumerated() {
      for cell in mention.start..<mention.end {
        entries.append((Int32(number), heads[cell]))
        heads[cell] = Int32(entries.count - 1)
      }
    }
  }

  /// The numbers of the mentions over a mention, some twice.
  func all(over mention: Mention) -> [Int] {
    var all: [Int] = []
    for cell in [mention.start, mention.end - 1] {
      var entry = heads[cell]
      while entry >= 0 {
        all.append(Int(entries[Int(entry)].number))
        entry = entries[Int(entry)].next
      }
    }
    return all
  }
}
