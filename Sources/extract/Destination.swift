internal import Golden

/// Where the data goes: standard output, a device, or a file that has its name when all is written.
final class Destination {
  private enum Target {
    case stream(SystemFile)
    case file(AtomicFile)
    case lines(PartialFile)
  }

  private let target: Target
  private var buffer: [UInt8] = []
  private var isEmpty = true

  /// - Parameter isLines: a line for each document, which stays if the run is interrupted.
  init(_ path: String?, isLines: Bool = false) throws {
    guard let path else {
      target = .stream(.standardOutput)
      return
    }
    // What is no file cannot be replaced: `/dev/null` would become one.
    if let device = try SystemFile(writingToDevice: path) {
      target = .stream(device)
    } else if isLines {
      target = .lines(try PartialFile(creating: path))
    } else {
      target = .file(try AtomicFile(writing: path))
    }
  }

  /// Goes on behind what a file holds.
  init(_ file: PartialFile, behind length: Int) throws {
    try file.append(behind: length)
    target = .lines(file)
    isEmpty = length == 0
  }

  /// The data and the messages meet on the terminal.
  var isTerminal: Bool {
    if case .stream(let file) = target { file.isTerminal } else { false }
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
    switch target {
    case .stream: break
    case .file(let file): try file.commit()
    case .lines(let file): try file.commit()
    }
  }

  func flush() throws {
    if buffer.isEmpty { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    isEmpty = false
    switch target {
    case .stream(let file): try file.write(buffer)
    case .file(let file): try file.write(buffer)
    case .lines(let file): try file.write(buffer)
    }
  }

  /// Ends before all is written, and says where the lines are from which another run can go on.
  func abandon() -> String? {
    try? flush()
    guard case .lines(let file) = target else { return nil }
    if isEmpty { file.discard() }
    return isEmpty ? nil : file.path
  }
}
