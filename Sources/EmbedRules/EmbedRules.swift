import Foundation

/// Writes rule files into one Swift file, as string literals: `EmbedRules OUTPUT FOLDER FILE…`.
///
/// Literals, since the compiler takes seconds for a megabyte of them and minutes for an array of
/// as many bytes.
@main struct EmbedRules {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, let folder = arguments.dropFirst().first else {
      throw Refusal("usage: EmbedRules OUTPUT FOLDER FILE…")
    }
    var source = "extension BundledRules {\n  package static let sources: [Source] = [\n"
    for path in arguments.dropFirst(2) {
      let bytes = try Data(contentsOf: URL(filePath: folder).appending(path: path))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Refusal("\(folder)/\(path): not UTF-8")
      }
      source += "    (\(literal(path)), \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try Data(source.utf8).write(to: URL(filePath: output))
  }

  /// A raw multi-line literal, with as many `#` as keep every byte of the text what it is.
  static func literal(_ text: String) -> String {
    var signs = "#"
    while text.contains("\"" + signs) || text.contains("\\" + signs) { signs += "#" }
    var content = ""
    for scalar in text.unicodeScalars {
      // A literal would read CR and CRLF as a line feed, and warn of the other control characters.
      if scalar.value < 0x20, scalar != "\n", scalar != "\t" {
        content += "\\\(signs)u{\(String(scalar.value, radix: 16))}"
      } else {
        content.unicodeScalars.append(scalar)
      }
    }
    return "\(signs)\"\"\"\n\(content)\n\"\"\"\(signs)"
  }
}

struct Refusal: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
