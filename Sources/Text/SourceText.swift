/// A rule file or list as it was read: its path, its bytes, and where its lines begin.
package struct SourceText: Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// Byte offset of the first byte of each line; line 1 is at index 0.
  package let lineStarts: [Int]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  package func string(_ range: TextRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  /// The line (from 1) that holds a byte offset.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Line and column, both from 1; the column counts code points.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let line = line(at: offset)
    let prefix = bytes[lineStarts[line - 1]..<max(lineStarts[line - 1], min(offset, bytes.count))]
    return (line, prefix.count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// The bytes of a line (from 1) without its line break.
  package func lineRange(_ line: Int) -> TextRange {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return TextRange(start, end)
  }
}
