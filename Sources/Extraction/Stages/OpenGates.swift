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
    return zip(reading.row.stretches, reading.document.sentences).compactMap { stretch, sentence in
      let tokens = sentence.start..<sentence.end
      let mentions = reading.entities.starting(in: tokens)
      let isOpen =
        mentions.contains(where: hasOpenDate)
        || gates.contains { gate in
          gate.needs.allSatisfy { types in
            mentions.contains { types.contains($0.type) }
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
