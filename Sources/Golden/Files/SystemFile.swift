internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What cannot be done with a file, and why.
package struct FileFailure: Error, CustomStringConvertible {
  package let path: String
  package let reason: String
  /// The system's `errno`; 0 where the system is not to blame.
  package let code: Int32

  /// What the system refused: `read`, `write`.
  init(path: String, action: String, code: Int32) {
    self.path = path
    self.code = code
    reason = "cannot \(action): \(String(cString: strerror(code)))"
  }

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
    code = 0
  }

  package var description: String { "\(path): \(reason)" }
  /// The reader at the other end of the pipe has gone: no fault, only the end.
  package var isBrokenPipe: Bool { code == EPIPE }
}

/// An open file, read or written in pieces.
///
/// Foundation's handles raise or hide what this tool must tell apart: a full disk, a closed pipe.
package final class SystemFile: ByteSource {
  package let path: String
  package private(set) var bytesRead = 0
  let descriptor: Int32
  private let closes: Bool

  package init(reading path: String) throws(FileFailure) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    closes = true
    if descriptor < 0 { throw FileFailure(path: path, action: "read", code: errno) }
  }

  /// A device or a pipe, to be written to as it is; nil for a file, or where there is nothing yet.
  package init?(writingToDevice path: String) throws(FileFailure) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return nil }
    self.path = path
    descriptor = open(path, O_WRONLY | O_CLOEXEC)
    closes = true
    if descriptor < 0 { throw FileFailure(path: path, action: "write", code: errno) }
  }

  init(path: String, descriptor: Int32, closes: Bool) {
    self.path = path
    self.descriptor = descriptor
    self.closes = closes
  }

  package static var standardInput: SystemFile {
    SystemFile(path: "standard input", descriptor: STDIN_FILENO, closes: false)
  }

  package static var standardOutput: SystemFile {
    SystemFile(path: "standard output", descriptor: STDOUT_FILENO, closes: false)
  }

  package static var standardError: SystemFile {
    SystemFile(path: "standard error", descriptor: STDERR_FILENO, closes: false)
  }

  deinit {
    if closes, descriptor >= 0 { _ = close(descriptor) }
  }

  package var isTerminal: Bool { isatty(descriptor) == 1 }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int {
    while Interruption.allowsReading(of: descriptor) {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        bytesRead += count
        return count
      }
      if errno != EINTR { break }
    }
    throw FileFailure(path: path, action: "read", code: errno)
  }

  /// The size of a file in bytes; nil for what is no file, or cannot be asked.
  static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  package func write(_ bytes: some Sequence<UInt8>) throws(FileFailure) {
    // No copy where it is an array.
    let bytes = Array(bytes)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw FileFailure(path: path, action: "write", code: errno)
      }
    }
  }

  package func write(_ text: String) throws(FileFailure) {
    try write(text.utf8)
  }
}

extension SystemFile {
  /// A whole file, or nil if it is longer than `limit` bytes.
  package static func contents(
    of path: String, limit: Int = .max
  ) throws(FileFailure) -> [UInt8]? {
    try SystemFile(reading: path).contents(limit: limit)
  }
}

/// From here on a closed pipe is an error to be read, not a signal that ends the process.
package func ignoreBrokenPipes() {
  signal(SIGPIPE, SIG_IGN)
}
