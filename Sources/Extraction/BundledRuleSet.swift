internal import BundledRules
internal import RuleCompiler
internal import Storage

extension RuleSet {
  /// The files of the grammar that travels with the library: English news at large.
  public static var bundledSources: [RuleSource] {
    BundledRules.sources.map { source in
      RuleSource(
        path: source.path.description, bytes: source.text.withUTF8Buffer { Array($0) })
    }
  }

  /// The grammar that travels with the library, which was compiled when the library was built.
  ///
  /// - Throws: only where the library was put together wrongly.
  public static func bundled() throws(CompiledRulesError) -> RuleSet {
    let stored = BundledRules.program
    let bytes = stored.text.withUTF8Buffer {
      SevenBits.bytes(of: UnsafeRawBufferPointer($0), count: stored.count)
    }
    do throws(CompiledRulesDamage) {
      return RuleSet(try CompiledRules.read(bytes, isTrusted: true).program)
    } catch {
      throw CompiledRulesError(error)
    }
  }
}
