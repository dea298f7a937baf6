/// Byte offsets of one text as counts of code points or UTF-16 units, and back.
///
/// One checkpoint per block keeps an answer cheap without a table as long as the text;
/// an ASCII text has no checkpoints, and every offset is its own answer.
package struct OffsetTable: Sendable {
  private static let blockSize = 256

  private let bytes: [UInt8]
  /// The counts before each block; empty for ASCII.
  private let checkpoints: [Counts]

  private struct Counts {
    var codePoints = 0
    /// Code points beyond U+FFFF: each is one UTF-16 unit more.
    var wide = 0

    mutating func add(_ text: Span<UInt8>, _ range: Range<Int>) {
      let quick = range.lowerBound..<range.upperBound - range.count % 32
      let (continuations, wideLeads) = ByteWord.counts(text.bytes, quick)
      codePoints += quick.count - continuations
      wide += wideLeads
      var offset = quick.upperBound
      while offset + 8 <= range.upperBound {
        let word = ByteWord(text.bytes, at: offset)
        codePoints += 8 - word.continuations
        wide += word.wideLeads
        offset += 8
      }
      for offset in offset..<range.upperBound {
        codePoints += text[offset] & 0xC0 != 0x80 ? 1 : 0
        wide += text[offset] >= 0xF0 ? 1 : 0
      }
    }
  }

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let text = bytes.span
    guard !Self.isASCII(text) else {
      checkpoints = []
      return
    }
    var checkpoints: [Counts] = []
    checkpoints.reserveCapacity(bytes.count / Self.blockSize + 1)
    var counts = Counts()
    for start in stride(from: 0, to: text.count, by: Self.blockSize) {
      checkpoints.append(counts)
      counts.add(text, start..<min(start + Self.blockSize, text.count))
    }
    self.checkpoints = checkpoints
  }

  private static func isASCII(_ text: Span<UInt8>) -> Bool {
    var offset = 0
    while offset + 32 <= text.count {
      if !ByteWord.areASCII(text.bytes, at: offset) { return false }
      offset += 32
    }
    while offset + 8 <= text.count {
      if !ByteWord(text.bytes, at: offset).isASCII { return false }
      offset += 8
    }
    return (offset..<text.count).allSatisfy { text[$0] < 0x80 }
  }

  package func codePoints(at byte: Int) -> Int {
    checkpoints.isEmpty ? byte : counts(before: byte).codePoints
  }

  package func utf16(at byte: Int) -> Int {
    guard !checkpoints.isEmpty else { return byte }
    let counts = counts(before: byte)
    return counts.codePoints + counts.wide
  }

  /// The first byte of the code point with that number; the end of the text for its count.
  package func byte(atCodePoint codePoint: Int) -> Int {
    guard !checkpoints.isEmpty else { return min(codePoint, bytes.count) }
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if checkpoints[middle].codePoints <= codePoint { low = middle } else { high = middle }
    }
    var seen = checkpoints[low].codePoints
    for offset in (low * Self.blockSize)..<bytes.count where bytes[offset] & 0xC0 != 0x80 {
      if seen == codePoint { return offset }
      seen += 1
    }
    return bytes.count
  }

  private func counts(before byte: Int) -> Counts {
    let block = min(byte / Self.blockSize, checkpoints.count - 1)
    let start = block * Self.blockSize
    var counts = checkpoints[block]
    counts.add(bytes.span, start..<max(start, min(byte, bytes.count)))
    return counts
  }
}
