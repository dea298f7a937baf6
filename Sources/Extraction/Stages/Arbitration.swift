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
  /// What stands, and what lost.
  struct Outcome {
    var kept: [Mention] = []
    var losers: [Loss] = []
  }

  /// Within one type: the longer, then the rule that stands first.
  ///
  /// Of equal spans one stands, and the others' attributes fill those that it lacks.
  static func withinType(
    _ mentions: [Mention], _ details: inout MentionDetails, into outcome: inout Outcome
  ) {
    byCluster(mentions, into: &outcome) { cluster, standing, losers in
      cluster.sort { ($1.count, $0.rule, $0.start) < ($0.count, $1.rule, $1.start) }
      for mention in cluster {
        guard let other = standing.firstIndex(where: mention.overlaps) else {
          standing.append(mention)
          continue
        }
        if standing[other].hasSpan(of: mention) {
          details.merge(mention, into: &standing[other])
        } else {
          let isShorter = mention.count < standing[other].count
          losers.append(
            Loss(mention: mention, winner: standing[other], reason: isShorter ? .shorter : .later))
        }
      }
      standing.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }
  }

  /// Among the entities of all types: longest first, then by the order of the declarations, then by start.
  static func settle(
    _ mentions: [Mention], types: [TypeInfo]
  ) -> (kept: [Mention], losers: [Loss]) {
    var outcome = Outcome()
    byCluster(mentions, into: &outcome) { cluster, standing, losers in
      cluster.sort { ($1.count, $0.type, $0.start) < ($0.count, $1.type, $1.start) }
      for mention in cluster {
        if let loss = loss(of: mention, standing, types) {
          losers.append(loss)
        } else {
          standing.append(mention)
        }
      }
      standing.sort { ($0.start, $1.end, $0.type) < ($1.start, $0.end, $1.type) }
    }
    return (outcome.kept, outcome.losers)
  }

  private static func loss(
    of mention: Mention, _ standing: [Mention], _ types: [TypeInfo]
  ) -> Loss? {
    for other in standing where other.overlaps(mention) {
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

  /// What stands of each cluster: a mention alone, of several, in the order given, what `decide` adds.
  private static func byCluster(
    _ mentions: [Mention], into outcome: inout Outcome,
    _ decide: (
      _ cluster: inout [Mention], _ standing: inout [Mention], _ losers: inout [Loss]
    ) -> Void
  ) {
    let order = order(mentions)
    var numbers: [Int] = []
    var cluster: [Mention] = []
    var standing: [Mention] = []
    var first = 0
    while first < order.count {
      var end = mentions[order[first]].end
      var next = first + 1
      while next < order.count, mentions[order[next]].start < end {
        end = max(end, mentions[order[next]].end)
        next += 1
      }
      if next == first + 1 {
        outcome.kept.append(mentions[order[first]])
      } else {
        // In the order given, so that a stable sort is the same whatever the cluster is.
        numbers.removeAll(keepingCapacity: true)
        numbers += order[first..<next]
        numbers.sort()
        cluster.removeAll(keepingCapacity: true)
        for number in numbers { cluster.append(mentions[number]) }
        standing.removeAll(keepingCapacity: true)
        decide(&cluster, &standing, &outcome.losers)
        outcome.kept += standing
      }
      first = next
    }
  }

  /// Their indices by start.
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

/// Which mentions cover a cell.
///
/// A mention asked for is never longer than those, so that one that overlaps it covers its first or
/// its last cell.
struct Cover {
  private(set) var mentions: [Mention] = []
  /// The last entry of each cell, -1 for none.
  private var heads: [Int32]
  private var entries: [(number: Int32, next: Int32)] = []

  init(_ mentions: [Mention], cells: Int) {
    heads = Array(repeating: -1, count: cells)
    self.mentions.reserveCapacity(mentions.count)
    for mention in mentions { insert(mention) }
  }

  mutating func insert(_ mention: Mention) {
    for cell in mention.start..<mention.end {
      entries.append((Int32(mentions.count), heads[cell]))
      heads[cell] = Int32(entries.count - 1)
    }
    mentions.append(mention)
  }

  /// Whether all mentions over a mention pass; some are asked twice.
  func allSatisfy(over mention: Mention, _ passes: (Mention) -> Bool) -> Bool {
    for cell in [mention.start, mention.end - 1] {
      var entry = heads[cell]
      while entry >= 0 {
        if !passes(mentions[Int(entries[Int(entry)].number)]) { return false }
        entry = entries[Int(entry)].next
      }
    }
    return true
  }
}
