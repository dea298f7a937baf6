package import Extraction
internal import Foundation

/// The files of a rule set as they lie on the disk.
package struct RuleFolder {
  package let path: String
  package let sources: [RuleSource]

  /// Reads a folder, or one `.rules` file with the lists beside it.
  ///
  /// Whether the files are UTF-8 and mean something is for the compiler to say, with its pictures.
  package init(path: String) throws(InputFailure) {
    self.path = path
    let (folder, files) = try Self.files(at: path)
    sources = try Self.read(files, in: folder)
  }

  /// The folder, and the paths in it, of the files that a rule set consists of.
  static func files(at path: String) throws(InputFailure) -> (folder: Folder, files: [String]) {
    if Folder.exists(path) {
      let folder = Folder(path: path)
      let files = try folder.files(endingIn: [".rules", ".txt", ".tsv"])
      guard files.contains(where: { $0.hasSuffix(".rules") }) else {
        throw InputFailure(path: path, message: "no .rules file in this folder")
      }
      return (folder, files)
    }
    let url = URL(filePath: path)
    let folder = Folder(path: url.deletingLastPathComponent().path(percentEncoded: false))
    let lists = Folder.exists(folder.path) ? try folder.files(endingIn: [".txt", ".tsv"]) : []
    return (folder, [url.lastPathComponent] + lists)
  }

  private static func read(
    _ files: [String], in folder: Folder
  ) throws(InputFailure) -> [RuleSource] {
    var sources: [RuleSource] = []
    for file in files {
      do throws(FileFailure) {
        let bytes = try SystemFile.contents(of: folder.appending(file)) ?? []
        sources.append(RuleSource(path: file, bytes: bytes))
      } catch {
        throw InputFailure(path: error.path, message: error.reason)
      }
    }
    return sources
  }

  /// The `rules` folder of `directory`, or else of the nearest folder above it that has one.
  package static func nearest(from directory: String) -> String? {
    var url = URL(filePath: directory).standardizedFileURL
    while true {
      let candidate = url.appending(path: "rules").path(percentEncoded: false)
      let names = try? FileManager.default.contentsOfDirectory(atPath: candidate)
      if let names, names.contains(where: { $0.hasSuffix(".rules") }) { return candidate }
      let parent = url.deletingLastPathComponent().standardizedFileURL
      if parent.path() == url.path() { return nil }
      url = parent
    }
  }
}
