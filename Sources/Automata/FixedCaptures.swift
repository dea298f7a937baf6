package import Storage

/// The captures of a rule, where they follow from the two ends of its match: nobody needs to search
/// for the way that it took.
///
/// Most matches are of such rules, or as short as their rule allows: *signed*, *to sign*, *was signed*.
package struct FixedCaptures: Sendable, Hashable {
  /// A position, so many cells behind the start of the match, or before its end.
  package struct Position: Sendable, Hashable {
    var isFromEnd: Bool
    var distance: Int

    func position(in match: Range<Int>) -> Int {
      isFromEnd ? match.upperBound - distance : match.lowerBound + distance
    }
  }

  package struct Part: Sendable, Hashable {
    var slot: Int
    var start: Position
    var end: Position
  }

  /// Only matches of so many cells have them; all, if nil.
  var length: Int?
  var parts: [Part]
}

extension FixedCaptures {
  /// Puts the captures of a match in the place of others; false where they are not fixed.
  package func captures(of match: Range<Int>, into captures: inout [Capture]) -> Bool {
    if let length, match.count != length { return false }
    captures.removeAll(keepingCapacity: true)
    for index in parts.indices {
      let start = parts[index].start.position(in: match)
      let end = parts[index].end.position(in: match)
      // So it is unless the rules come from a damaged file.
      guard match.lowerBound <= start, start <= end, end <= match.upperBound else { return false }
      captures.append(Capture(slot: parts[index].slot, start: start, end: end))
    }
    return true
  }

  package func hasSlots(below count: Int) -> Bool { parts.allSatisfy { 0..<count ~= $0.slot } }
}

extension Expression {
  /// The captures that follow from the ends of any match, else from those of a shortest one.
  ///
  /// Nil where they do not, or where there are none.
  package var fixedCaptures: FixedCaptures? {
    if !hasCaptures { return nil }
    if let parts = fixedParts(before: 0, after: 0) {
      return FixedCaptures(length: nil, parts: parts)
    }
    return shortest.fixedParts(before: 0, after: 0).map {
      FixedCaptures(length: leastCells, parts: $0)
    }
  }

  /// What is captured on each way through, in order; nil where ways differ in it.
  ///
  /// - Parameters:
  ///   - before: how many cells of the match stand before; nil where it depends on the way.
  ///   - after: how many stand behind.
  private func fixedParts(before: Int?, after: Int?) -> [FixedCaptures.Part]? {
    switch self {
    case .cell, .edge, .guarded: return []
    case .capture(let slot, let body):
      guard
        let start = Self.position(before, Self.sum(body.cells, after)),
        let end = Self.position(Self.sum(before, body.cells), after),
        let inner = body.fixedParts(before: before, after: after)
      else { return nil }
      return [FixedCaptures.Part(slot: slot, start: start, end: end)] + inner
    case .sequence(let items):
      var parts: [FixedCaptures.Part] = []
      let counts = items.map(\.cells)
      var past = before
      var rests = [after]
      for count in counts.dropFirst().reversed() {
        rests.append(Self.sum(rests.last ?? nil, count))
      }
      for (item, count) in zip(items, counts) {
        guard let own = item.fixedParts(before: past, after: rests.popLast() ?? nil) else {
          return nil
        }
        parts += own
        past = Self.sum(past, count)
      }
      return parts
    case .choice(let ways):
      let parts = ways.map { $0.fixedParts(before: before, after: after) }
      return parts.allSatisfy { $0 == parts.first } ? parts.first ?? [] : nil
    case .repetition(let body, let minimum, let maximum, _):
      if minimum == 1, maximum == 1 { return body.fixedParts(before: before, after: after) }
      return maximum == 0 || !body.hasCaptures ? [] : nil
    }
  }

  /// From the end, if it may be either: so it is the same for ways that differ only before it.
  private static func position(_ fromStart: Int?, _ fromEnd: Int?) -> FixedCaptures.Position? {
    if let fromEnd { return FixedCaptures.Position(isFromEnd: true, distance: fromEnd) }
    return fromStart.map { FixedCaptures.Position(isFromEnd: false, distance: $0) }
  }

  private var hasCaptures: Bool {
    switch self {
    case .cell, .edge, .guarded: false
    case .capture: true
    case .sequence(let items), .choice(let items): items.contains(where: \.hasCaptures)
    case .repetition(let body, _, _, _): body.hasCaptures
    }
  }

  /// How many cells each match has; nil where that differs.
  private var cells: Int? {
    switch self {
    case .cell: return 1
    case .edge: return nil
    case .guarded: return 0
    case .capture(_, let body): return body.cells
    case .sequence(let items): return items.reduce(0) { Self.sum($0, $1.cells) }
    case .choice(let ways):
      let counts = ways.map(\.cells)
      return counts.allSatisfy { $0 == counts.first } ? counts.first ?? nil : nil
    case .repetition(let body, let minimum, let maximum, _):
      if maximum == 0 { return 0 }
      guard let count = body.cells, minimum == maximum || count == 0 else { return nil }
      return count * minimum
    }
  }

  private static func sum(_ first: Int?, _ second: Int?) -> Int? {
    guard let first, let second else { return nil }
    return first + second
  }

  /// How many cells a match has at least.
  private var leastCells: Int {
    switch self {
    case .cell, .edge: 1
    case .guarded: 0
    case .capture(_, let body): body.leastCells
    case .sequence(let items): items.reduce(0) { $0 + $1.leastCells }
    case .choice(let ways): ways.map(\.leastCells).min() ?? 0
    case .repetition(let body, let minimum, _, _): body.leastCells * minimum
    }
  }

  /// The ways of as few cells as possible: an edge on them is over one cell.
  ///
  /// Where a turn of a repetition may be empty, it stays whole: how many there are is not known.
  private var shortest: Expression {
    switch self {
    case .cell, .guarded: return self
    case .edge(let predicate): return .cell(predicate)
    case .capture(let slot, let body): return .capture(slot: slot, body.shortest)
    case .sequence(let items): return .sequence(items.map(\.shortest))
    case .choice(let ways):
      let least = leastCells
      return .choice(ways.filter { $0.leastCells == least }.map(\.shortest))
    case .repetition(let body, let minimum, let maximum, let isGreedy):
      let most = body.leastCells > 0 ? minimum : maximum
      return .repetition(body.shortest, minimum: minimum, maximum: most, isGreedy: isGreedy)
    }
  }
}

extension FixedCaptures: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(length)
    writer.write(parts)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    length = try reader.read()
    parts = try reader.read()
  }
}

extension FixedCaptures.Part: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(slot)
    writer.write(start)
    writer.write(end)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    slot = try reader.read()
    start = try reader.read()
    end = try reader.read()
  }
}

extension FixedCaptures.Position: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(isFromEnd)
    writer.write(distance)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    isFromEnd = try reader.read()
    distance = try reader.readIndex(below: 1 << 29)
  }
}
