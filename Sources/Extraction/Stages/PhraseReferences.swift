internal import Automata
internal import RuleCompiler
internal import Tokens

/// What phrases that fill roles refer to: "the delegation" to an earlier "Polish delegation", "he" to the
/// person who was the subject.
struct PhraseReferences {
  let program: Program
  let document: Document
  let words: WordTable
  let row: Row
  let entities: [Mention]
  let phrases: [Mention]
  /// The type of verb groups: what stands right before one is its subject.
  let verbs: Int?

  /// A mention of either layer, with the cells that it covers.
  private struct Candidate {
    var filler: Filler
    var mention: Mention
    var cells: Range<Int>
  }

  /// By number of the phrase: what it refers to.
  func targets(of numbers: Set<Int>) -> [Int: Filler] {
    let strategies = program.strategies.filter { program.types[$0.type].isPhrase }
    guard !strategies.isEmpty, !numbers.isEmpty else { return [:] }
    let candidates = candidates()
    var targets: [Int: Filler] = [:]
    for number in numbers.sorted() {
      let phrase = phrases[number]
      for strategy in strategies where strategy.type == phrase.type && targets[number] == nil {
        guard strategy.admits(phrase) else { continue }
        let end = lowerBound(candidates[...], phrase.start)
        let earlier = candidates[max(0, end - References.reach)..<end]
        let found =
          switch strategy.kind {
          case .head: earlier.last { isSameHead(phrase, $0) }
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

  /// The first candidate at a cell or behind it.
  private func lowerBound(_ candidates: ArraySlice<Candidate>, _ cell: Int) -> Int {
    var low = candidates.startIndex
    var high = candidates.endIndex
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle].cells.lowerBound < cell { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func candidates() -> [Candidate] {
    var all = entities.indices.map { number in
      let mention = entities[number]
      let cells = row.cellOfToken[mention.start]..<row.cellOfToken[mention.end - 1] + 1
      return Candidate(filler: .entity(number), mention: mention, cells: cells)
    }
    all += phrases.indices.map { number in
      let mention = phrases[number]
      return Candidate(
        filler: .phrase(number), mention: mention, cells: mention.start..<mention.end)
    }
    return all.sorted {
      ($0.cells.lowerBound, $1.cells.upperBound) < ($1.cells.lowerBound, $0.cells.upperBound)
    }
  }

  /// The same last word, and no word that the other lacks.
  private func isSameHead(_ phrase: Mention, _ candidate: Candidate) -> Bool {
    guard candidate.mention.type == phrase.type, candidate.mention.count >= phrase.count else {
      return false
    }
    let own = spellings(row.tokens(phrase.start..<phrase.end))
    let other = spellings(row.tokens(candidate.cells))
    return own.last == other.last && Set(own).isSubset(of: other)
  }

  private func spellings(_ tokens: Range<Int>) -> [String] {
    tokens.map { words[document.tokens[$0].word].lower }
  }

  /// The last subject, or mention at the head of a sentence, in this or the previous sentence.
  private func subject(
    for phrase: Mention, _ strategy: Strategy, _ earlier: ArraySlice<Candidate>
  ) -> Candidate? {
    guard let here = row.stretches.lastIndex(where: { $0.start <= phrase.start }) else {
      return nil
    }
    let first = row.stretches[max(0, here - 1)].start
    return earlier.last { candidate in
      candidate.cells.lowerBound >= first && strategy.targets.contains(candidate.mention.type)
        && isPlural(candidate.mention) == isPlural(phrase)
        && !isReferring(candidate, strategy) && (isSubject(candidate) || isHead(candidate))
    }
  }

  /// A pronoun is no target for a pronoun.
  private func isReferring(_ candidate: Candidate, _ strategy: Strategy) -> Bool {
    !strategy.rules.isEmpty && candidate.mention.type == strategy.type
      && strategy.admits(candidate.mention)
  }

  private func isSubject(_ candidate: Candidate) -> Bool {
    let next = candidate.cells.upperBound
    return phrases.starting(in: next..<next + 2).contains { $0.type == verbs }
  }

  private func isHead(_ candidate: Candidate) -> Bool {
    row.stretch(around: candidate.cells).map { candidate.cells.lowerBound <= $0.start + 1 } ?? false
  }

  private func isPlural(_ mention: Mention) -> Bool {
    guard let attribute = program.types[mention.type].attribute("number") else { return false }
    switch mention.value(attribute) {
    case .constant, .text("plural"): return true
    default: return false
    }
  }
}
