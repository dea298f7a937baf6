/// Distinct spellings, numbered in the order of first sight.
///
/// One arena holds the bytes of all of them: a million spellings cost memory in proportion to their
/// bytes, and a look-up makes no string.
package struct SpellingTable: Sendable {
  /// The bytes of all spellings, one after the other; spelling `i` ends at `ends[i]`.
  private var arena: [UInt8] = []
  private var ends: [UInt32] = []
  /// Open addressing: the upper half of a hash and a number counted from 1; 0 is free.
  private var slots: [UInt64]
  /// Unguessable, so that no text can be written whose words all fall into one slot.
  private let hash = SpellingHash(seed: UInt64.random(in: 1...UInt64.max))

  package init() {
    slots = Array(repeating: 0, count: 1 << 12)
  }

  package var count: Int { ends.count }

  package func string(_ id: UInt32) -> String {
    String(decoding: arena[range(id)], as: UTF8.self)
  }

  /// The number of a spelling, which is `count` before the call where it is a new one.
  @inline(__always)
  package mutating func intern(_ spelling: Span<UInt8>) -> UInt32 {
    spelling.withUnsafeBytes { spelling in
      let code = hash(spelling)
      let (slot, known) = find(spelling, hash: code)
      return known ?? add(spelling, hash: code, slot: slot)
    }
  }

  package mutating func intern(_ spelling: String) -> UInt32 {
    var spelling = spelling
    return spelling.withUTF8 { intern($0.span) }
  }

  package func number(of spelling: String) -> UInt32? {
    var spelling = spelling
    return spelling.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      return find(bytes, hash: hash(bytes)).known
    }
  }

  @inline(__always)
  private func find(
    _ spelling: UnsafeRawBufferPointer, hash: UInt64
  ) -> (slot: Int, known: UInt32?) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let id = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if isSpelling(spelling, of: id) { return (slot, id) }
      }
      slot = (slot + 1) & mask
    }
    return (slot, nil)
  }

  @inline(never)
  private mutating func add(
    _ spelling: UnsafeRawBufferPointer, hash: UInt64, slot: Int
  ) -> UInt32 {
    let id = UInt32(ends.count)
    arena.append(contentsOf: spelling)
    ends.append(UInt32(arena.count))
    slots[slot] = entry(hash: hash, id: id)
    if ends.count * 2 > slots.count { grow() }
    return id
  }

  private func entry(hash: UInt64, id: UInt32) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(id + 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for id in 0..<UInt32(ends.count) {
      let code = arena.withUnsafeBytes { hash(UnsafeRawBufferPointer(rebasing: $0[range(id)])) }
      var slot = Int(truncatingIfNeeded: code) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry(hash: code, id: id)
    }
  }

  @inline(__always)
  private func range(_ id: UInt32) -> Range<Int> {
    (id == 0 ? 0 : Int(ends[Int(id) - 1]))..<Int(ends[Int(id)])
  }

  @inline(__always)
  private func isSpelling(_ spelling: UnsafeRawBufferPointer, of id: UInt32) -> Bool {
    arena.withUnsafeBytes { SpellingHash.areEqual(spelling, $0, range(id)) }
  }

  /// The same spellings under the same numbers, only to be read.
  ///
  /// - Parameter isSearched: a spelling's number can be asked for.
  package func frozen(isSearched: Bool = true) -> Spellings {
    Spellings(arena: arena, ends: ends, isSearched: isSearched)
  }
}
