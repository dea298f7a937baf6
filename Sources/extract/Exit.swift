internal import ArgumentParser
internal import Extraction
internal import Golden

/// How a run ends: with a code, and with a message on standard error where there is more to say.
struct Exit: Error {
  enum Code: Int32 {
    case fine = 0
    case difference = 1
    case usage = 2
    case rules = 3
    case input = 4
    case fault = 70
    /// By Ctrl-C, and by the system: 128 and the signal, as a shell has it.
    case interrupted = 130
    case terminated = 143
  }

  var code: Code
  var message: String?
  /// What `--help` and `--version` print is data.
  private var isOutput = false

  init(_ code: Code, _ message: String? = nil) {
    self.code = code
    self.message = message.map { "extract: " + $0 }
  }

  init(signal: Int32, _ message: String) {
    self.init(signal == Code.interrupted.rawValue - 128 ? .interrupted : .terminated, message)
  }

  init(_ error: any Error) {
    switch error {
    case let exit as Exit: self = exit
    case let failure as InputFailure: self.init(.input, failure.description)
    case let failure as FileFailure:
      self.init(failure.isBrokenPipe ? .fine : .input, failure.isBrokenPipe ? nil : "\(failure)")
    case let error as RuleSetError: self.init(error)
    case let refusal as CompiledRuleFile.Refusal: self.init(.rules, refusal.description)
    default: self.init(parsing: error)
    }
  }

  private init(_ error: RuleSetError) {
    self.init(.rules)
    message =
      error.diagnostics.map(\.picture.withLineBreak).joined(separator: "\n")
      + "\nextract: the rules do not compile: \(counted(error.diagnostics.count, "message"))"
  }

  /// What the argument parser throws; anything else is a fault of ours, and says so.
  private init(parsing error: any Error) {
    // The command that needs no name is not to be named in messages either.
    let message = Root.fullMessage(for: error)
      .replacing("extract extract", with: "extract")
    switch Root.exitCode(for: error) {
    case .success:
      self.init(.fine)
      self.message = message
      isOutput = true
    case .validationFailure:
      self.init(.usage)
      self.message = message
    default:
      self.init(
        .fault,
        """
        this is a fault of the program, not of yours: \(error)
        \(Root.configuration.version), called as: \(CommandLine.arguments.joined(separator: " "))
        """)
    }
  }

  func leave() -> Never {
    if let message {
      let file = isOutput ? SystemFile.standardOutput : .standardError
      try? file.write(message.withLineBreak)
    }
    Root.exit(withError: ExitCode(code.rawValue))
  }
}

extension String {
  var withLineBreak: String { isEmpty || hasSuffix("\n") ? self : self + "\n" }
}
