internal import Automata
internal import RuleCompiler
internal import Tokens

/// What phrases that fill roles refer to: "the delegation" to an earlier "Polish delegation", "he" to the
/// person who was the subject.
struct PhraseReferences {
  let program: Program
  let text: TokenizedText
  let row: Row
  let entities: [Mention]
  let phrases: [Mention]
  let details: MentionDetails
  /// The type of verb groups: what stands right before one is its subject.
  let verbs: Int?

  /// A mention of either layer, with the cells that it covers.
  private struct Candidate {
    /// Counted from 0 among the entities, and from -1 down among the phrases.
    @Compact var number: Int
    @Compact var start: Int
    @Compact var end: Int

    var cells: Range<Int> { start..<end }

    var filler: Filler { number < 0 ? .phrase(-1 - number) : .entity(number) }
  }

  /// By number of the phrase: what it refers to.
  ///
  /// - Parameter numbers: in order.
  func targets(of numbers: [Int]) -> [Int: Filler] {
    let strategies = program.strategies.filter { strategy in
      program.types[strategy.type].isPhrase
        && numbers.contains { phrases[$0].type == strategy.type }
    }
    if strategies.isEmpty { return [:] }
    let candidates = candidates()
    var targets: [Int: Filler] = [:]
    for number in numbers {
      let phrase = phrases[number]
      for strategy in strategies where strategy.type == phrase.type && targets[number] == nil {
        guard strategy.admits(phrase, details) else { continue }
        let end = lowerBound(candidates, phrase.start)
        let earlier = candidates[max(0, end - References.reach)..<end]
        let found =
          switch strategy.kind {
          case .head: sameHead(as: phrase, earlier)
          case .subject: subject(for: phrase, strategy, earlier)
          case .surname, .name, .first, .stem, .office, .acronym: nil as Candidate?
          }
        // One step to the fullest mention: no chains.
        guard let found else { continue }
        if case .phrase(let other) = found.filler, let further = targets[other] {
          targets[number] = further
        } else {
          targets[number] = found.filler
        }
      }
    }
    return targets
  }

  private func mention(_ candidate: Candidate) -> Mention {
    candidate.number < 0 ? phrases[-1 - candidate.number] : entities[candidate.number]
  }

  /// The first candidate at a cell or behind it.
  private func lowerBound(_ candidates: [Candidate], _ cell: Int) -> Int {
    var low = candidates.startIndex
    var high = candidates.endIndex
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle].start < cell { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// By start, the longer first, entities before phrases.
  private func candidates() -> [Candidate] {
    var all: [Candidate] = []
    all.reserveCapacity(entities.count + phrases.count)
    for (number, mention) in entities.enumerated() {
      guard let cell = row.cell(ofToken: mention.start) else { continue }
      all.append(Candidate(number: number, start: cell, end: cell + 1))
    }
    for (number, mention) in phrases.enumerated() {
      all.append(Candidate(number: -1 - number, start: mention.start, end: mention.end))
    }
    // Of equal ones the order stays: the sort is stable.
    all.sort { $0.start == $1.start ? $0.end > $1.end : $0.start < $1.start }
    return all
  }

  /// The same last word, and no word that the other lacks.
  private func sameHead(as phrase: Mention, _ earlier: ArraySlice<Candidate>) -> Candidate? {
    let own = spellings(row.tokens(phrase.start..<phrase.end))
    return earlier.last { candidate in
      let mention = mention(candidate)
      guard mention.type == phrase.type, mention.count >= phrase.count else { return false }
      let other = spellings(row.tokens(candidate.cells))
      return own.last == other.last && own.allSatisfy(other.contains)
    }
  }

  private func spellings(_ tokens: Range<Int>) -> [String] {
    tokens.map { text.words.lower(text.document.tokens[$0].word) }
  }

  /// The last subject, or mention at the head of a sentence, in this or the previous sentence.
  private func subject(
    for phrase: Mention, _ strategy: Strategy, _ earlier: ArraySlice<Candidate>
  ) -> Candidate? {
    guard let here = stretch(at: phrase.start) else { return nil }
    let first = row.stretches[max(0, here - 1)].start
    for candidate in earlier.reversed() {
      // Those before start earlier still.
      if candidate.start < first { return nil }
      let mention = mention(candidate)
      if strategy.targets.contains(mention.type), isPlural(mention) == isPlural(phrase),
        !isReferring(mention, strategy), isSubject(candidate) || isHead(candidate)
      {
        return candidate
      }
    }
    return nil
  }

  /// The last stretch that starts at a cell or before it.
  private func stretch(at cell: Int) -> Int? {
    var low = 0
    var high = row.stretches.count
    while low < high {
      let middle = (low + high) / 2
      if row.stretches[middle].start <= cell { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// A pronoun is no target for a pronoun.
  private func isReferring(_ mention: Mention, _ strategy: Strategy) -> Bool {
    !strategy.rules.isEmpty && mention.type == strategy.type && strategy.admits(mention, details)
  }

  private func isSubject(_ candidate: Candidate) -> Bool {
    let next = candidate.end
    return phrases.starting(in: next..<next + 2).contains { $0.type == verbs }
  }

  private func isHead(_ candidate: Candidate) -> Bool {
    row.stretch(around: candidate.cells).map { candidate.start <= $0.start + 1 } ?? false
  }

  private func isPlural(_ mention: Mention) -> Bool {
    guard let attribute = program.types[mention.type].attribute("number") else { return false }
    switch details.value(attribute, of: mention) {
    case .constant, .text("plural"): return true
    default: return false
    }
  }
}
