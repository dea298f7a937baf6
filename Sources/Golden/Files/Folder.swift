internal import Foundation

/// What is wrong with an input, and where.
package struct InputFailure: Error, CustomStringConvertible, Equatable {
  package let path: String
  package let line: Int?
  package let message: String

  init(path: String, line: Int? = nil, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  package var description: String {
    line.map { "\(path):\($0): \(message)" } ?? "\(path): \(message)"
  }
}

/// A folder that is walked: files by their names, without what is hidden.
package struct Folder {
  package let path: String

  package init(path: String) {
    self.path = path
  }

  package static func exists(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  package func appending(_ relative: String) -> String {
    path.hasSuffix("/") ? path + relative : "\(path)/\(relative)"
  }

  /// The paths, relative to the folder and in the order of their bytes, of the files below it.
  package func files(endingIn endings: [String]) throws(InputFailure) -> [String] {
    var found: [String] = []
    try collect("", endings: endings, into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func collect(
    _ prefix: String, endings: [String], into found: inout [String]
  ) throws(InputFailure) {
    for name in try names(in: prefix) where !name.hasPrefix(".") {
      let relative = prefix + name
      if !Self.exists(appending(relative)) {
        if endings.contains(where: name.hasSuffix) { found.append(relative) }
      } else if !isLink(appending(relative)) {
        // A link to a folder may lead back to where the walk came from.
        try collect(relative + "/", endings: endings, into: &found)
      }
    }
  }

  private func names(in prefix: String) throws(InputFailure) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: appending(prefix))
    } catch {
      throw InputFailure(path: appending(prefix), message: "cannot read this folder")
    }
  }

  private func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }
}

extension String {
  /// The path without its folders and its ending: a document's name.
  var stem: String {
    URL(filePath: self).deletingPathExtension().lastPathComponent
  }

  /// The path without its ending.
  var withoutEnding: String {
    guard let dot = lastIndex(of: "."), !self[dot...].contains("/") else { return self }
    return String(self[..<dot])
  }
}
