internal import Foundation
internal import RuleCompiler
internal import RuleSyntax
internal import Storage
internal import Text

/// Compiles rule files, and writes them and what they come to into one Swift file, as string literals:
/// `EmbedRules OUTPUT FOLDER FILE…`.
///
/// Literals, since the compiler takes less than a second for a megabyte of them and minutes for an array
/// of as many bytes.
@main struct EmbedRules {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, let folder = arguments.dropFirst().first else {
      throw Refusal("usage: EmbedRules OUTPUT FOLDER FILE…")
    }
    let sources = try arguments.dropFirst(2).map { path in
      SourceText(
        path: path,
        bytes: Array(try Data(contentsOf: URL(filePath: folder).appending(path: path))))
    }
    var file = "extension BundledRules {\n  package static let sources: [Source] = [\n"
    for source in sources {
      guard let text = String(validating: source.bytes, as: UTF8.self) else {
        throw Refusal("\(folder)/\(source.path): not UTF-8")
      }
      file += "    (\(literal(source.path)), \(literal(text))),\n"
    }
    let program = try compile(sources)
    file += "  ]\n\n  package static let program: Program = (\n    \(program.count), \""
    file += String(decoding: escaped(SevenBits.text(of: program)), as: UTF8.self)
    file += "\"\n  )\n}\n"
    try Data(file.utf8).write(to: URL(filePath: output))
  }

  static func compile(_ sources: [SourceText]) throws -> [UInt8] {
    let (program, diagnostics) = Compiler.compile(sources)
    guard let program else {
      let renderer = DiagnosticRenderer(sources: sources, color: false)
      let errors = DiagnosticLimit.first(20, of: diagnostics.filter { $0.severity == .error })
      throw Refusal("the rules do not compile:\n" + errors.map(renderer.render).joined())
    }
    let origin = RuleOrigin(
      place: "",
      sources: sources.map { source in
        source.bytes.withUnsafeBytes { .init(path: source.path, content: $0) }
      })
    return try CompiledRules.bytes(of: program, origin: origin)
  }

  /// What may stand between quotes, of characters of seven bits.
  static func escaped(_ text: [UInt8]) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.count * 2)
    for byte in text {
      switch byte {
      case 0x20..<0x7F where byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\"):
        escaped.append(byte)
      default: escaped += "\\u{\(String(byte, radix: 16))}".utf8
      }
    }
    return escaped
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
