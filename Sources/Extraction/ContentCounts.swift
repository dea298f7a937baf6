internal import Text

/// Which contents of a document are equal: contents are of one kind and say the same.
struct ContentCounts {
  private let contents: [(kind: Int, text: String)]
  private let isASCII: Bool
  /// The first of each content, by hash; -1 where none is.
  ///
  /// A power of two, at most half full.
  private var slots: [Int32]
  /// By number of a content that is the first: how many were met.
  private var counts: [Int32]

  init(_ contents: [(kind: Int, text: String)]) {
    self.contents = contents
    // Strings are equal if they look alike, such as K and the sign for kelvin: only where all are ASCII are
    // they what their bytes are.
    isASCII = contents.allSatisfy { Self.isASCII($0.text) }
    var size = 4
    while size < 2 * contents.count { size *= 2 }
    slots = Array(repeating: -1, count: size)
    counts = Array(repeating: 0, count: contents.count)
  }

  private static func isASCII(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    var offset = 0
    while offset + 8 <= bytes.count {
      if !ByteWord(bytes.bytes, at: offset).isASCII { return false }
      offset += 8
    }
    while offset < bytes.count {
      if bytes[offset] >= 0x80 { return false }
      offset += 1
    }
    return true
  }

  /// How many contents so far, with this one, say the same; to be asked once for each, in order.
  mutating func count(upTo number: Int) -> Int {
    let mask = slots.count - 1
    var slot = hash(number) & mask
    while slots[slot] >= 0 {
      let first = Int(slots[slot])
      if contents[first].kind == contents[number].kind,
        contents[first].text == contents[number].text
      {
        counts[first] += 1
        return Int(counts[first])
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(number)
    counts[number] = 1
    return 1
  }

  private func hash(_ number: Int) -> Int {
    let text = contents[number].text
    if !isASCII { return text.hashValue ^ contents[number].kind }
    var hash = UInt64(truncatingIfNeeded: contents[number].kind)
    let bytes = text.utf8Span.span
    for offset in bytes.indices { hash = (hash ^ UInt64(bytes[offset])) &* 0x9E37_79B9_7F4A_7C15 }
    return Int(truncatingIfNeeded: hash >> 32)
  }
}
