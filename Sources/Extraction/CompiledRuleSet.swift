package import RuleCompiler
package import Storage

/// Why bytes are no compiled rule set that this library reads.
public struct CompiledRulesError: Error, Hashable, Sendable {
  /// The kinds of it.
  public enum Kind: Hashable, Sendable {
    /// Something else than compiled rules.
    case foreign
    /// Written by a library that has another form for them.
    case version(Int)
    /// Cut off.
    case truncated
    /// Not what was written.
    case damaged
  }

  /// Which of them it is.
  public var kind: Kind
  /// A sentence without the file's name, such as `is cut off`.
  public var message: String {
    switch kind {
    case .foreign: "is no file of compiled rules"
    case .version(let version):
      "was compiled by another version of extract (form \(version), here \(CompiledRules.version))"
    case .truncated: "is cut off"
    case .damaged: "is damaged"
    }
  }

  init(_ damage: CompiledRulesDamage) {
    kind =
      switch damage {
      case .foreign: .foreign
      case .version(let version): .version(version)
      case .truncated: .truncated
      case .damaged: .damaged
      }
  }
}

extension RuleSet {
  /// Compiles a rule set into bytes that `init(compiled:)` reads, in a thousandth of the time.
  ///
  /// The same sources become the same bytes.
  ///
  /// - Parameters:
  ///   - sources: the `.rules` files and the lists that they name, in any order.
  ///   - place: where the sources lie, to be looked up when the bytes are read; `origin` gives it back.
  /// - Throws: `RuleSetError` with every mistake's place.
  public static func compile(
    _ sources: [RuleSource], place: String = ""
  ) throws(RuleSetError) -> [UInt8] {
    let rules = try RuleSet(sources)
    let origin = RuleOrigin(
      place: place,
      sources: sources.map { source in
        source.bytes.withUnsafeBytes { .init(path: source.path, content: $0) }
      })
    do {
      return try CompiledRules.bytes(of: rules.program, origin: origin)
    } catch {
      preconditionFailure("a rule set just compiled is whole")
    }
  }

  /// Reads what `compile` made.
  ///
  /// - Throws: where the bytes are anything else, be it by one bit.
  public init(compiled bytes: [UInt8]) throws(CompiledRulesError) {
    self = try Self.read(Bytes(copying: bytes)).rules
  }

  /// Reads what `compile` made, and keeps it where it is.
  package static func read(
    _ bytes: Bytes
  ) throws(CompiledRulesError) -> (rules: RuleSet, origin: RuleOrigin) {
    do throws(CompiledRulesDamage) {
      let (program, origin) = try CompiledRules.read(bytes)
      return (RuleSet(program), origin)
    } catch {
      throw CompiledRulesError(error)
    }
  }
}
