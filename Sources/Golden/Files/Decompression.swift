internal import CZlib
internal import CZstd

/// A compression by the ending of a file's name.
enum Compression: String, CaseIterable {
  case gzip = ".gz"
  case zstd = ".zst"

  init?(of path: String) {
    guard let compression = Self.allCases.first(where: { path.hasSuffix($0.rawValue) }) else {
      return nil
    }
    self = compression
  }
}

extension String {
  /// The path as it would be if the file were not compressed.
  package var withoutCompression: String {
    Compression(of: self).map { String(dropLast($0.rawValue.count)) } ?? self
  }
}

/// Decompresses piece by piece.
protocol Decoder {
  static var name: String { get }
  /// Nil where the system has no memory for it.
  init?()

  /// Decodes from one buffer into the other.
  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> DecodingStep
}

struct DecodingStep {
  /// How much of the input was used, and how much of the output was made.
  var used: Int
  var made: Int
  /// The input could end here.
  var isWhole: Bool
  /// What is wrong with the input behind what was used.
  var failure: String?
}

/// What a compressed file holds: one stream, or several in a row as `cat` and `pigz` make them.
final class Decompression<Coding: Decoder>: ByteSource {
  private let file: SystemFile
  private let decoder: Coding
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var start = 0
  private var end = 0
  /// All that was read so far could be the whole file.
  private var isWhole = false
  /// The decoder may hold more than there was room for.
  private var isFull = false
  /// What is wrong behind the bytes that were given out last.
  private var failure: FileFailure?

  init(_ file: SystemFile) throws(FileFailure) {
    self.file = file
    guard let decoder = Coding() else {
      throw FileFailure(path: file.path, reason: "no memory to decompress it")
    }
    self.decoder = decoder
  }

  var path: String { file.path }
  var bytesRead: Int { file.bytesRead }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int {
    while true {
      if let failure { throw failure }
      if start == end, !isFull {
        (start, end) = (0, try input.fill(from: file, at: 0))
        if end == 0 {
          if isWhole { return 0 }
          throw damage("cut off: the file ends before its \(Coding.name) data do")
        }
      }
      let step = input.withUnsafeBytes {
        decoder.decode(.init(rebasing: $0[start..<end]), into: buffer)
      }
      start += step.used
      isFull = step.made == buffer.count
      if step.used + step.made > 0 { isWhole = step.isWhole }
      failure = step.failure.map { damage("damaged \(Coding.name) data: \($0)") }
      if step.made > 0 { return step.made }
    }
  }

  private func damage(_ message: String) -> FileFailure {
    FileFailure(path: path, reason: "\(message) (byte \(file.bytesRead - end + start))")
  }
}

/// zlib's state points to where it lies, so it must not move: it has storage of its own.
final class GzipDecoder: Decoder {
  static let name = "gzip"
  private let stream: UnsafeMutablePointer<z_stream>
  /// Between two streams, where zeros may fill a block.
  private var isBetween = false

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // The largest window, and a gzip head.
    let code = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if code != Z_OK {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> DecodingStep {
    if isBetween {
      let zeros = input.prefix { $0 == 0 }.count
      if zeros == input.count { return DecodingStep(used: zeros, made: 0, isWhole: true) }
      isBetween = false
      inflateReset(stream)
    }
    let bytes = input.assumingMemoryBound(to: UInt8.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.pointee.avail_in = UInt32(bytes.count)
    stream.pointee.next_out = output.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: output.count)
    let room = Int(stream.pointee.avail_out)
    let code = inflate(stream, Z_NO_FLUSH)
    isBetween = code == Z_STREAM_END
    var step = DecodingStep(
      used: input.count - Int(stream.pointee.avail_in),
      made: room - Int(stream.pointee.avail_out), isWhole: isBetween)
    if ![Z_OK, Z_STREAM_END, Z_BUF_ERROR].contains(code) {
      step.failure = stream.pointee.msg.map { String(cString: $0) } ?? "zlib's code \(code)"
    }
    return step
  }
}

final class ZstdDecoder: Decoder {
  static let name = "zstd"
  private let stream: OpaquePointer

  init?() {
    guard let stream = ZSTD_createDStream() else { return nil }
    self.stream = stream
  }

  deinit {
    ZSTD_freeDStream(stream)
  }

  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> DecodingStep {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let code = ZSTD_decompressStream(stream, &target, &source)
    return DecodingStep(
      used: source.pos, made: target.pos, isWhole: code == 0,
      failure: ZSTD_isError(code) == 0 ? nil : String(cString: ZSTD_getErrorName(code)))
  }
}
