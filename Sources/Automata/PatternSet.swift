/// All patterns of one stratum, ready to be run: the immutable part of the automaton.
///
/// STUB: the engine fills this in.
package struct PatternSet: Sendable {
  package let rules: [Expression]

  package init(rules: [Expression]) {
    self.rules = rules
  }
}
