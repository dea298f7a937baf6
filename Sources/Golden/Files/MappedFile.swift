internal import Foundation
internal import Storage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file's bytes without a copy: what is not touched is not read.
///
/// For files that are replaced whole, not written into: a file that is cut while it is mapped ends the
/// process.
enum MappedFile {
  static func bytes(of path: String) throws(FileFailure) -> Bytes {
    let file = try SystemFile(reading: path)
    var status = stat()
    guard fstat(file.descriptor, &status) == 0 else {
      throw FileFailure(path: path, action: "read", code: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return Bytes(copying: try file.contents(limit: .max) ?? [])
    }
    let count = Int(status.st_size)
    // All of it will be read once, to be checked: so the system may fetch it at once.
    #if os(Linux)
      let flags = MAP_PRIVATE | CInt(MAP_POPULATE)
    #else
      let flags = MAP_PRIVATE
    #endif
    guard let start = mmap(nil, count, PROT_READ, flags, file.descriptor, 0), start != MAP_FAILED
    else { throw FileFailure(path: path, action: "read", code: errno) }
    return Bytes(start: UnsafeRawPointer(start), count: count) { start, count in
      _ = munmap(UnsafeMutableRawPointer(mutating: start), count)
    }
  }
}
