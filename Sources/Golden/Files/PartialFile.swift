internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file of lines that grows under the name `NAME.partial` and gets its own name when it is whole.
///
/// However the run ends that writes it, the lines that are in it stay, and another run can go on.
package final class PartialFile {
  /// Where the lines are: until `append` perhaps still in the file with the final name.
  package private(set) var path: String
  private let destination: String
  private let partial: String
  private let file: SystemFile

  /// A new file; what an interrupted run left is not overwritten.
  package init(creating path: String) throws(FileFailure) {
    (destination, partial) = Self.paths(path)
    self.path = partial
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0, errno == EEXIST {
      throw FileFailure(
        path: partial,
        reason: "left by a run that did not end, or is being written: go on with --resume \(path), "
          + "or remove it")
    }
    if descriptor < 0 { throw FileFailure(path: path, action: "write", code: errno) }
    _ = fchmod(descriptor, AtomicFile.mode(of: destination))
    file = SystemFile(path: path, descriptor: descriptor, closes: true)
    try lock()
  }

  /// A file to go on with: what an interrupted run left, else the file itself.
  package init(resuming path: String) throws(FileFailure) {
    (destination, partial) = Self.paths(path)
    self.path = SystemFile.size(of: partial) == nil ? destination : partial
    if SystemFile.size(of: self.path) == nil {
      throw FileFailure(
        path: path,
        reason: "nothing to go on with: neither this file nor \(partial) is there; begin with "
          + "--output \(path)")
    }
    let descriptor = open(self.path, O_RDWR | O_CLOEXEC)
    if descriptor < 0 { throw FileFailure(path: self.path, action: "write", code: errno) }
    file = SystemFile(path: self.path, descriptor: descriptor, closes: true)
    try lock()
  }

  private static func paths(_ path: String) -> (destination: String, partial: String) {
    // What a link points to is replaced, not the link.
    let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    let target =
      isLink ? URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false) : path
    return (target, target + ".partial")
  }

  /// Two runs must not write the same lines.
  private func lock() throws(FileFailure) {
    if flock(file.descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw FileFailure(path: file.path, reason: "another run is writing it")
    }
  }

  /// The whole lines that it holds, in order, given to `check`; a line without its end is no line.
  ///
  /// - Returns: their length in bytes.
  package func readLines(
    _ check: (_ number: Int, _ line: [UInt8]) throws -> Void
  ) throws -> Int {
    let size = SystemFile.size(of: path) ?? 0
    var reader = LineReader(file, limit: .max)
    var length = 0
    while let line = try reader.next(), let bytes = line.bytes {
      if length + bytes.count + 1 > size { break }
      try check(line.number, bytes)
      length += bytes.count + 1
    }
    return length
  }

  /// Keeps so many bytes, and writes on behind them.
  package func append(behind length: Int) throws(FileFailure) {
    if path != partial, rename(path, partial) != 0 {
      throw FileFailure(path: path, action: "rename", code: errno)
    }
    path = partial
    guard ftruncate(file.descriptor, off_t(length)) == 0,
      lseek(file.descriptor, off_t(length), SEEK_SET) >= 0
    else { throw FileFailure(path: path, action: "write", code: errno) }
  }

  package func write(_ bytes: some Sequence<UInt8>) throws(FileFailure) {
    try file.write(bytes)
  }

  /// The file is whole: it gets its name.
  package func commit() throws(FileFailure) {
    guard fsync(file.descriptor) == 0, rename(path, destination) == 0 else {
      throw FileFailure(path: path, action: "write", code: errno)
    }
  }

  /// The file is worth nothing: it goes.
  package func discard() {
    _ = unlink(path)
  }
}
