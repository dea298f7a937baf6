/// The grammar that travels with the program.
///
/// A build plugin writes the top-level `rules/` folder into this target as string literals, which
/// lie in the binary's read-only pages: a program that brings its own rules pays nothing for them.
package enum BundledRules {
  package typealias Source = (path: StaticString, text: StaticString)
}
