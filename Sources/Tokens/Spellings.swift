package import Storage

/// Spellings of a rule set, numbered: a `SpellingTable` that is only read, and may lie in a file.
package struct Spellings: Sendable {
  /// Fixed, so that equal rule sets become equal bytes.
  ///
  /// No text can make use of knowing it: what it can
  /// hit is only what the table holds, and that is half empty.
  private static let hash = SpellingHash(seed: 0x6C62_272E_07BB_0142)

  /// The bytes of all spellings, one after the other; spelling `i` ends at `ends[i]`.
  private let arena: Table<UInt8>
  private let ends: Table<UInt32>
  /// Open addressing: numbers counted from 1, 0 is free; empty where nothing is searched.
  private let slots: Table<UInt32>

  init(arena: [UInt8], ends: [UInt32], isSearched: Bool) {
    self.arena = Table(arena)
    self.ends = Table(ends)
    slots = isSearched ? Table(Self.slots(arena, ends)) : Table()
  }

  private static func slots(_ arena: [UInt8], _ ends: [UInt32]) -> [UInt32] {
    var size = 16
    while size < ends.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    arena.withUnsafeBytes { arena in
      var start = 0
      for (number, end) in ends.enumerated() {
        let spelling = UnsafeRawBufferPointer(rebasing: arena[start..<Int(end)])
        var slot = Int(truncatingIfNeeded: hash(spelling)) & (size - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = UInt32(number + 1)
        start = Int(end)
      }
    }
    return slots
  }

  package var count: Int { ends.count }

  package func string(_ id: UInt32) -> String {
    arena.withUnsafeBytes {
      String(decoding: UnsafeRawBufferPointer(rebasing: $0[range(id)]), as: UTF8.self)
    }
  }

  /// Whether a string is spelled so.
  package func isSpelling(_ id: UInt32, of string: String) -> Bool {
    var string = string
    return string.withUTF8 { bytes in
      arena.withUnsafeBytes {
        SpellingHash.areEqual(UnsafeRawBufferPointer(bytes), $0, range(id))
      }
    }
  }

  package func number(of spelling: String) -> UInt32? {
    if slots.isEmpty { return nil }
    var spelling = spelling
    return spelling.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: Self.hash(bytes)) & mask
      while slots[slot] != 0 {
        let id = slots[slot] - 1
        if arena.withUnsafeBytes({ SpellingHash.areEqual(bytes, $0, range(id)) }) { return id }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }

  @inline(__always)
  private func range(_ id: UInt32) -> Range<Int> {
    (id == 0 ? 0 : Int(ends[Int(id) - 1]))..<Int(ends[Int(id)])
  }
}

extension Spellings: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(arena)
    writer.write(ends)
    writer.write(slots)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    arena = try reader.readTable()
    ends = try reader.readTable()
    slots = try reader.readTable()
    if reader.isTrusted { return }
    // A search ends at a free slot.
    let isSearchable =
      slots.isEmpty
      || slots.count & (slots.count - 1) == 0 && slots.isBelow(count + 1)
        && !slots.allSatisfy { $0 != 0 }
    guard ends.isAscending(to: arena.count), isSearchable else { throw DamagedBytes() }
  }
}
