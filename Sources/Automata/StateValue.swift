/// A state of the deterministic automaton: its number, with flags in the low bits.
///
/// Valid until the table is cleared.
typealias StateValue = UInt32

extension StateValue {
  static let unknown: StateValue = 0
  /// Without flags of a live state.
  static let dead: StateValue = 8

  static let accepts: StateValue = 1
  static let wantsEdges: StateValue = 2
  /// Holds guards; to be resolved at its position before anything else.
  static let hasGuards: StateValue = 4
  static let flagBits: StateValue = 4

  var number: Int { Int(self >> Self.flagBits) }
}
