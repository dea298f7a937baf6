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
  /// By gate, for each role that an entity must fill: the types that may.
  private let needs: [[[Int]]]
  /// Without a mention no gate opens, so that most sentences need not be looked through.
  private let needsMention: Bool
  private let typeCount: Int

  init(_ program: Program) {
    gates = program.gates
    needs = (program.gates ?? []).map { $0.needs.map { $0.sorted() } }
    needsMention = needs.allSatisfy { !$0.isEmpty }
    typeCount = program.types.count
  }

  /// The numbers of these sentences, in order.
  mutating func sentences(
    of reading: borrowing Reading, tokenClasses: [ClassID], in classes: ClassTable
  ) -> [Int] {
    guard let gates, !reading.isReadWhole else { return Array(reading.document.sentences.indices) }
    learn(gates, classes)
    var open: [Int] = []
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
        || !(needsMention && mentions.isEmpty)
          && isOpen(
            triggers: tokenClasses.span.extracting(sentence.start..<sentence.end),
            mentions: reading.entities[mentions])
      {
        open.append(number)
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

  private func isOpen(triggers: Span<ClassID>, mentions: ArraySlice<Mention>) -> Bool {
    var bits: UInt64 = 0
    let triggered = triggered.span
    for place in triggers.indices { bits |= triggered[Int(triggers[place])] }
    if bits == 0 { return false }
    var isThere = Array(repeating: false, count: typeCount)
    for mention in mentions { isThere[mention.type] = true }
    return needs.indices.contains { gate in
      bits & 1 << UInt64(gate % 64) != 0
        && needs[gate].allSatisfy { types in types.contains { isThere[$0] } }
    }
  }

  /// A date that the direction of its clause may move.
  private func hasOpenDate(_ mention: Mention, _ details: MentionDetails) -> Bool {
    for (_, value) in details.values(of: mention) {
      if case .date(let expression) = value, expression.needsTense { return true }
    }
    return false
  }
}
