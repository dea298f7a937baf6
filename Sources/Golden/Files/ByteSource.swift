/// Bytes that come in pieces: a file, or what a compressed file holds.
protocol ByteSource: AnyObject {
  /// As messages name it.
  var path: String { get }
  /// How many bytes of the file itself were read: compressed ones, where it is compressed.
  var bytesRead: Int { get }

  /// Reads into a buffer that is not empty, and says how much; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int
}

extension ByteSource {
  /// All bytes, or nil if there are more than `limit`.
  func contents(limit: Int) throws(FileFailure) -> [UInt8]? {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var bytes: [UInt8] = []
    while case let count = try block.fill(from: self, at: 0), count > 0 {
      if bytes.count + count > limit { return nil }
      bytes += block[..<count]
    }
    return bytes
  }
}

extension [UInt8] {
  /// Overwrites what stands from an offset on, and says how much of it; 0 at the end.
  mutating func fill(from source: some ByteSource, at offset: Int) throws(FileFailure) -> Int {
    try withUnsafeMutableBufferPointer { buffer throws(FileFailure) in
      try source.read(
        into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[offset...]))
      )
    }
  }
}
