/// The lines of a file, one at a time: memory is bounded by the longest line, and that by `limit`.
struct LineReader {
  /// A line without its line break; nil where it was longer than the limit and was passed over.
  typealias Line = (number: Int, bytes: [UInt8]?)

  private let file: SystemFile
  private let limit: Int
  private var buffer: [UInt8] = []
  /// Where the next line starts in the buffer.
  private var start = 0
  /// Up to here the buffer is known to hold no line break.
  private var searched = 0
  private var number = 0
  private var isAtEnd = false

  init(_ file: SystemFile, limit: Int) {
    self.file = file
    self.limit = limit
  }

  mutating func next() throws(FileFailure) -> Line? {
    number += 1
    var isTooLong = false
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { (start, searched) = (end + 1, end + 1) }
        return (number, isTooLong || end - start > limit ? nil : Array(buffer[start..<end]))
      }
      searched = buffer.count
      if isAtEnd {
        defer { start = buffer.count }
        if isTooLong { return (number, nil) }
        return start < buffer.count ? (number, Array(buffer[start...])) : nil
      }
      if buffer.count - start > limit {
        isTooLong = true
        start = buffer.count
      }
      buffer.removeFirst(start)
      searched -= start
      start = 0
      isAtEnd = try !file.read(into: &buffer)
    }
  }
}
