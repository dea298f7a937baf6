internal import Golden

/// Where the data goes: standard output, a device, or a file that appears when all is written.
final class Destination {
  private enum Target {
    case stream(SystemFile)
    case file(AtomicFile)
  }

  private let target: Target
  private var buffer: [UInt8] = []

  init(_ path: String?) throws {
    guard let path else {
      target = .stream(.standardOutput)
      return
    }
    // What is no file cannot be replaced: `/dev/null` would become one.
    if let device = try SystemFile(writingToDevice: path) {
      target = .stream(device)
    } else {
      target = .file(try AtomicFile(writing: path))
    }
  }

  func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= 1 << 16 { try flush() }
  }

  func write(_ text: String) throws {
    try write(Array(text.withLineBreak.utf8))
  }

  func finish() throws {
    try flush()
    if case .file(let file) = target { try file.commit() }
  }

  func flush() throws {
    defer { buffer = [] }
    switch target {
    case .stream(let file): try file.write(buffer)
    case .file(let file): try file.write(buffer)
    }
  }
}
