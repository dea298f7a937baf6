/// A state of the deterministic automaton: its number, with flags in the low bits.
///
/// Valid until the table is cleared.
typealias StateValue = UInt32

extension StateValue {
  static let unknown: StateValue = 0
  /// No live state: these have numbers.
  static let dead: StateValue = 8

  static let accepts: StateValue = 1
  static let wantsEdges: StateValue = 2
  /// Holds guards; to be resolved at its position before anything else.
  static let hasGuards: StateValue = 4
  /// Captures end right before it, in an automaton that notices them.
  static let endsCaptures: StateValue = 8
  static let flagBits: StateValue = 4

  var number: Int { Int(self >> Self.flagBits) }
}

extension StateTable {
  struct State: BitwiseCopyable {
    /// Where its nodes are among the items.
    var firstItem: Int32
    var itemBytes: Int32
    var firstAccept: Int32
    var acceptCount: Int32
    var flags: StateValue
    /// The groups of guards to be asked, as bits.
    var needs: UInt64
    /// The captures that may have ended since the cell before, see `captureBit`.
    var captures: UInt64
    /// Of the nodes and the captures.
    var hash: UInt64
  }

  struct Start {
    var plain: StateValue
    /// As if all guards held: where this has no transition no rule starts.
    var all: StateValue
    /// As if none held.
    var none: StateValue
  }
}
