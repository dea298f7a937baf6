internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that others see whole or not at all.
///
/// The bytes go to a new hidden file in the same folder, then to the disk, and only then does the
/// name change hands: a crash at any moment leaves the old file or the new one.
package final class AtomicFile {
  package let path: String
  private let destination: String
  private let temporary: String
  private let file: SystemFile
  private var isDone = false

  package init(writing path: String) throws(FileFailure) {
    // What a link points to is replaced, not the link.
    let target = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    self.path = path
    destination = target
    let url = URL(filePath: target)
    let folder = url.deletingLastPathComponent().path(percentEncoded: false)
    var template = Array("\(folder).\(url.lastPathComponent).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    if descriptor < 0 { throw FileFailure(path: path, action: "write", code: errno) }
    temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    file = SystemFile(path: path, descriptor: descriptor, closes: true)
    _ = fchmod(descriptor, Self.mode(of: target))
  }

  deinit {
    if !isDone { _ = unlink(temporary) }
  }

  package func write(_ bytes: some Sequence<UInt8>) throws(FileFailure) {
    try file.write(bytes)
  }

  /// Puts the new file in the place of the old one.
  package func commit() throws(FileFailure) {
    guard fsync(file.descriptor) == 0, rename(temporary, destination) == 0 else {
      throw FileFailure(path: path, action: "write", code: errno)
    }
    isDone = true
  }

  package static func write(
    _ bytes: some Sequence<UInt8>, to path: String
  ) throws(FileFailure) {
    let file = try AtomicFile(writing: path)
    try file.write(bytes)
    try file.commit()
  }

  /// The mode of the file that is replaced, or that of any new file.
  static func mode(of path: String) -> mode_t {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & 0o7777 }
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }
}
