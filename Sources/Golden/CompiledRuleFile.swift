package import Extraction
internal import Foundation
internal import RuleCompiler
internal import Storage

/// A file of compiled rules.
///
/// It knows the files that it was made of by their checksums, and where they lay from where it lies. If they are
/// there still, they must not have changed; if they are not, it stands for itself.
package struct CompiledRuleFile {
  package let rules: RuleSet

  /// Why a file is not to be used, and what to do.
  package struct Refusal: Error, CustomStringConvertible {
    package let path: String
    package let message: String
    /// The folder to be compiled again, where it is known.
    package let place: String?

    package var description: String {
      "\(path): \(message); compile it again: extract compile \(place ?? "FOLDER") -o \(path)"
    }
  }

  package init(path: String) throws {
    let bytes = try MappedFile.bytes(of: path)
    let origin: RuleOrigin
    do {
      (rules, origin) = try RuleSet.read(bytes)
    } catch {
      throw Refusal(path: path, message: error.message, place: nil)
    }
    let folder = URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent()
    let place = folder.appending(path: origin.place).standardizedFileURL.path(percentEncoded: false)
    guard !origin.place.isEmpty, FileManager.default.fileExists(atPath: place) else { return }
    if let change = try Self.change(of: origin, at: place) {
      throw Refusal(
        path: path, message: "was compiled from other rules than lie in \(place) now: \(change)",
        place: place)
    }
  }

  /// The first difference between the files now and those that were compiled.
  private static func change(of origin: RuleOrigin, at place: String) throws -> String? {
    let (folder, files) = try RuleFolder.files(at: place)
    let known = Set(origin.sources.map(\.path))
    if let new = files.first(where: { !known.contains($0) }) { return "\(new) is new" }
    for source in origin.sources {
      guard files.contains(source.path) else { return "\(source.path) is gone" }
      let bytes = try MappedFile.bytes(of: folder.appending(source.path))
      guard bytes.count == source.count,
        RuleOrigin.Source(path: source.path, content: bytes.buffer) == source
      else { return "\(source.path) was changed" }
    }
    return nil
  }

  /// Compiles the rules that lie at a place, for a file at a path.
  package static func bytes(compiling folder: RuleFolder, for path: String) throws -> [UInt8] {
    try RuleSet.compile(folder.sources, place: relative(folder.path, toFolderOf: path))
  }

  /// The way from one file's folder to another file: `../rules`.
  static func relative(_ path: String, toFolderOf other: String) -> String {
    func steps(_ url: URL) -> [String] {
      url.resolvingSymlinksInPath().standardizedFileURL.pathComponents
    }
    let target = steps(URL(filePath: path))
    let base = steps(URL(filePath: other).deletingLastPathComponent())
    let shared = zip(target, base).prefix { $0 == $1 }.count
    let way = Array(repeating: "..", count: base.count - shared) + target[shared...]
    return way.isEmpty ? "." : way.joined(separator: "/")
  }
}
