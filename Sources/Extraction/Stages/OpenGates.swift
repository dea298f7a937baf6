internal import Automata
internal import RuleCompiler
internal import Tokens

/// Finds the sentences in which phrases must be read: where a relation may be stated, and where a date
/// needs the tense of its clause.
struct OpenGates {
  private let gates: [Gate]?
  /// By class, the gates that a token of it triggers, as bits: gate `n` has bit `n % 64`, so that with
  /// more gates than bits some sentence may be read in vain.
  private var triggered: [UInt64] = []

  init(_ program: Program) {
    gates = program.gates
  }

  mutating func stretches(
    of reading: borrowing Reading, tokenClasses: [ClassID], in classes: ClassTable
  ) -> [Stretch] {
    guard let gates, !reading.isReadWhole else { return reading.row.stretches }
    learn(gates, classes)
    var open: [Stretch] = []
    var entity = 0
    for (number, sentence) in reading.document.sentences.enumerated() {
      while entity < reading.entities.count, reading.entities[entity].start < sentence.start {
        entity += 1
      }
      let first = entity
      while entity < reading.entities.count, reading.entities[entity].start < sentence.end {
        entity += 1
      }
      let mentions = first..<entity
      if mentions.contains(where: { hasOpenDate(reading.entities[$0], reading.details) })
        || isOpen(
          gates, triggers: tokenClasses.span.extracting(sentence.start..<sentence.end),
          mentions: reading.entities[mentions])
      {
        open.append(reading.row.stretches[number])
      }
    }
    return open
  }

  private mutating func learn(_ gates: [Gate], _ classes: ClassTable) {
    for id in triggered.count..<max(triggered.count, classes.count) {
      var bits: UInt64 = 0
      for (number, gate) in gates.enumerated() where classes.satisfies(ClassID(id), gate.trigger) {
        bits |= 1 << UInt64(number % 64)
      }
      triggered.append(bits)
    }
  }

  private func isOpen(
    _ gates: [Gate], triggers: Span<ClassID>, mentions: ArraySlice<Mention>
  ) -> Bool {
    var bits: UInt64 = 0
    let triggered = triggered.span
    for place in triggers.indices { bits |= triggered[Int(triggers[place])] }
    if bits == 0 { return false }
    for (number, gate) in gates.enumerated() where bits & 1 << UInt64(number % 64) != 0 {
      let isFilled = gate.needs.allSatisfy { types in mentions.contains { types.contains($0.type) }
      }
      if isFilled { return true }
    }
    return false
  }

  /// A date that the direction of its clause may move.
  private func hasOpenDate(_ mention: Mention, _ details: MentionDetails) -> Bool {
    for (_, value) in details.values(of: mention) {
      if case .date(let expression) = value, expression.needsTense { return true }
    }
    return false
  }
}
