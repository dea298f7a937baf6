internal import BundledRules

extension RuleSet {
  /// The files of the grammar that travels with the library: English news at large.
  public static var bundledSources: [RuleSource] {
    BundledRules.sources.map { source in
      RuleSource(
        path: source.path.description, bytes: source.text.withUTF8Buffer { Array($0) })
    }
  }

  /// Compiles the grammar that travels with the library.
  public static func bundled() throws(RuleSetError) -> RuleSet {
    try RuleSet(bundledSources)
  }
}
