/// The grammar that travels with the program.
///
/// A build plugin compiles the top-level `rules/` folder, and writes its files and what they come to into
/// this target as string literals, which lie in the binary's read-only pages: a program that brings its
/// own rules pays nothing for them.
package enum BundledRules {
  package typealias Source = (path: StaticString, text: StaticString)
  /// Compiled rules, in characters of seven bits each, and how many bytes they are.
  package typealias Program = (count: Int, text: StaticString)
}
