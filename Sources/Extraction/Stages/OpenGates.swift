internal import Automata
internal import RuleCompiler
internal import Tokens

/// Finds the sentences in which phrases must be read: where a relation may be stated, and where a date
/// needs the tense of its clause.
struct OpenGates {
  let program: Program

  func stretches(
    of reading: Reading, tokenClasses: [ClassID], in classes: ClassTable
  ) -> [Stretch] {
    guard let gates = program.gates, !reading.isReadWhole else { return reading.row.stretches }
    let entities = EntitiesByStart(reading)
    return zip(reading.row.stretches, reading.document.sentences).compactMap { stretch, sentence in
      let tokens = sentence.start..<sentence.end
      let mentions = entities.inside(tokens)
      let isOpen =
        mentions.contains { hasOpenDate(reading.entities[$0]) }
        || gates.contains { gate in
          gate.needs.allSatisfy { types in
            mentions.contains { types.contains(reading.entities[$0].type) }
          } && tokens.contains { classes.satisfies(tokenClasses[$0], gate.trigger) }
        }
      return isOpen ? stretch : nil
    }
  }

  /// A date that the direction of its clause may move.
  private func hasOpenDate(_ mention: Mention) -> Bool {
    mention.values.contains {
      if case .date(let expression) = $0.value { expression.needsAnchor } else { false }
    }
  }
}

/// Which entities begin in a range of tokens.
private struct EntitiesByStart {
  private let entities: [Mention]

  init(_ reading: Reading) {
    entities = reading.entities
  }

  /// Entities are sorted by start.
  func inside(_ tokens: Range<Int>) -> Range<Int> {
    let first = lowerBound(tokens.lowerBound)
    return first..<max(first, lowerBound(tokens.upperBound))
  }

  private func lowerBound(_ token: Int) -> Int {
    var low = 0
    var high = entities.count
    while low < high {
      let middle = (low + high) / 2
      if entities[middle].start < token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
