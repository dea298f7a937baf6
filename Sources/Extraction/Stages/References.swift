internal import RuleCompiler
internal import Tokens

/// The `resolve` strategies: mentions that no rule can find, and what a mention refers to.
///
/// What is known of a document is forgotten with it. A class: what it holds is dozens of arrays, which
/// the closures of each strategy would count.
final class References {
  let program: Program
  let text: TokenizedText
  let details: MentionDetails

  init(program: Program, text: TokenizedText, details: MentionDetails) {
    self.program = program
    self.text = text
    self.details = details
  }

  var document: Document { text.document }
  var words: WordTable { text.words }

  // MARK: - Adding, at settling

  /// Mentions to be added to the settled ones, not inside a mention that absorbs their type.
  ///
  /// The names of all strategies are sought in one pass over the text; then each strategy has its turn with
  /// the places of its own, since what an earlier one added stands in the way of the later ones.
  func additions(to entities: [Mention], _ scratch: inout ReferenceScratch) -> [Mention] {
    scratch.makeRoom(forWords: words.count)
    defer { scratch.chains.removeAll() }
    let names = shortNames(entities, &scratch)
    // Many texts have none.
    if names.isEmpty { return [] }
    let (places, ofStrategy) = places(of: names, scratch.chains)
    if places.isEmpty { return [] }
    var added: [Mention] = []
    var cover = Cover(entities, cells: document.tokens.count)
    var plainWordsAreMarked = false
    for strategy in program.strategies.indices where !ofStrategy.isEmpty(strategy) {
      let first = added.count
      var turn = ofStrategy.first(of: strategy)
      while turn >= 0 {
        let place = places[ofStrategy.number(turn)]
        turn = ofStrategy.next(turn)
        let name = names[place.name]
        let sentence = document.sentences[place.sentence]
        guard let mention = addition(name, at: place.start, entities[name.full], sentence, cover),
          !mustBeAlone(strategy)
            || isAlone(mention, within: sentence, &plainWordsAreMarked, &scratch),
          added.count == first || !added[added.count - 1].overlaps(mention)
        else { continue }
        added.append(mention)
      }
      for mention in added[first...] { cover.insert(mention) }
    }
    return added
  }

  private func mustBeAlone(_ strategy: Int) -> Bool {
    let kind = program.strategies[strategy].kind
    return kind == .name || kind == .first
  }

  /// What names are called later on: some of their words, and the mention of the whole.
  private struct ShortName {
    @Compact var strategy: Int
    @Compact var start: Int
    @Compact var end: Int
    /// By number among the entities.
    @Compact var full: Int
  }

  /// Where the words of a name stand.
  private struct Place {
    @Compact var name: Int
    @Compact var start: Int
    @Compact var sentence: Int
  }

  /// Of all strategies that add mentions, in the chains of their first words.
  private func shortNames(
    _ entities: [Mention], _ scratch: inout ReferenceScratch
  ) -> [ShortName] {
    var names: [ShortName] = []
    var chains = scratch.chains
    scratch.chains = WordChains()
    for number in entities.indices {
      let mention = entities[number]
      scratch.forEachStrategy(of: mention, details) { strategy in
        shortNames(of: mention, program.strategies[strategy].kind) { part, isReplacing in
          let name = ShortName(
            strategy: strategy, start: part.lowerBound, end: part.upperBound, full: number)
          insert(name, into: &names, &chains, isReplacing: isReplacing)
        }
      }
    }
    scratch.chains = chains
    return names
  }

  /// - Parameter insert: takes the words of a name, and whether of several mentions that are called so the
  ///   last counts, not the first.
  private func shortNames(
    of mention: Mention, _ kind: Strategy.Kind, insert: (Range<Int>, Bool) -> Void
  ) {
    switch kind {
    case .surname:
      let (last, first) = familyNames(mention)
      for part in [last, first ?? 0..<0]
      where !part.isEmpty && part.count < mention.count && isCapitalized(part.lowerBound) {
        insert(part, false)
      }
    case .name:
      if isCapitalized(mention.start) { insert(mention.start..<mention.end, false) }
    case .first, .stem:
      let short = shortName(mention, kind)
      if !short.isEmpty, short.count < mention.count { insert(short, false) }
    case .acronym:
      if mention.count > 1, let acronym = acronym(behind: mention) {
        insert(acronym..<acronym + 1, true)
      }
    case .office, .head, .subject: break
    }
  }

  private func insert(
    _ name: ShortName, into names: inout [ShortName], _ chains: inout WordChains,
    isReplacing: Bool
  ) {
    let word = document.tokens[name.start].word
    // The longest first: it is the one that is meant.
    var longer = WordChains.end
    var link = chains.first(of: word)
    while link >= 0 {
      let other = names[chains.number(link)]
      if other.strategy == name.strategy, hasWords(name.start..<name.end, other.start..<other.end) {
        if isReplacing { names[chains.number(link)].full = name.full }
        return
      }
      if other.end - other.start >= name.end - name.start { longer = link }
      link = chains.next(link)
    }
    chains.insert(names.count, under: word, behind: longer)
    names.append(name)
  }

  /// The places of all names, and by strategy their numbers in the order of the text.
  private func places(
    of names: [ShortName], _ chains: WordChains
  ) -> (places: [Place], ofStrategy: NumberQueues) {
    var places: [Place] = []
    var ofStrategy = NumberQueues(count: program.strategies.count)
    let tokens = document.tokens
    for (number, sentence) in document.sentences.enumerated() {
      for start in sentence.start..<sentence.end {
        var link = chains.first(of: tokens[start].word)
        while link >= 0 {
          let name = names[chains.number(link)]
          let end = start + name.end - name.start
          if end <= sentence.end, hasWords(start..<end, name.start..<name.end) {
            ofStrategy.append(places.count, to: name.strategy)
            places.append(Place(name: chains.number(link), start: start, sentence: number))
          }
          link = chains.next(link)
        }
      }
    }
    return (places, ofStrategy)
  }

  /// What a name found again adds: with further words of the whole where those are free as well.
  private func addition(
    _ name: ShortName, at start: Int, _ full: Mention, _ sentence: Sentence, _ cover: Cover
  ) -> Mention? {
    let part = Mention(
      type: full.type, rule: full.rule, start: start, end: start + name.end - name.start)
    let grown = grown(part, into: full, within: sentence)
    if isFree(grown, cover) { return grown }
    return !grown.hasSpan(of: part) && isFree(part, cover) ? part : nil
  }

  /// The last word of a name, and also the first where the last is a given name of two syllables:
  /// *Kim Dae-jung*.
  func familyNames(_ mention: Mention) -> (last: Range<Int>, first: Range<Int>?) {
    var last = lastWord(mention.start..<mention.end)
    // *Jr.*, *III* are no names.
    if last.count < mention.count, isSuffix(last.lowerBound) {
      last = lastWord(mention.start..<last.lowerBound)
    }
    guard last.count > 1, !isCapitalized(last.upperBound - 1) else { return (last, nil) }
    return (last, firstWord(mention))
  }

  private func isSuffix(_ token: Int) -> Bool {
    let text = spelling(token).utf8
    return text.last == UInt8(ascii: ".")
      || text.allSatisfy {
        $0 == UInt8(ascii: "I") || $0 == UInt8(ascii: "V") || $0 == UInt8(ascii: "X")
      }
  }

  private func isCapitalized(_ token: Int) -> Bool {
    words.shape(document.tokens[token].word).contains(.capitalized)
  }

  /// What a company is called later on: the words of its name before the first white space, or,
  /// where those alone say too little, before the last.
  private func shortName(_ mention: Mention, _ kind: Strategy.Kind) -> Range<Int> {
    kind == .first
      ? firstWord(mention) : mention.start..<lastWord(mention.start..<mention.end).lowerBound
  }

  private func firstWord(_ mention: Mention) -> Range<Int> {
    var end = mention.start + 1
    while end < mention.end, !document.tokens[end].followsSpace { end += 1 }
    return mention.start..<end
  }

  /// The tokens after the last white space.
  func lastWord(_ tokens: Range<Int>) -> Range<Int> {
    var start = tokens.upperBound - 1
    while start > tokens.lowerBound, !document.tokens[start].followsSpace { start -= 1 }
    return start..<tokens.upperBound
  }

  /// Capitals in brackets right after a name.
  private func acronym(behind mention: Mention) -> Int? {
    let open = mention.end
    guard open + 2 < document.tokens.count, spelling(open) == "(", spelling(open + 2) == ")",
      words.shape(document.tokens[open + 1].word).contains(.upper)
    else { return nil }
    return open + 1
  }

  func spelling(_ token: Int) -> String { words.text(document.tokens[token].word) }

  func hasWords(_ tokens: Range<Int>, _ others: Range<Int>) -> Bool {
    if tokens.count != others.count { return false }
    var other = others.lowerBound
    for token in tokens {
      if document.tokens[token].word != document.tokens[other].word { return false }
      other += 1
    }
    return true
  }

  /// No part of a longer name: no hyphen and no capital beside it, but one at the head of the
  /// sentence whose word the document has in lower case as well.
  private func isAlone(
    _ mention: Mention, within sentence: Sentence, _ areMarked: inout Bool,
    _ scratch: inout ReferenceScratch
  ) -> Bool {
    if mention.end < sentence.end, isPartOfName(mention.end) { return false }
    let before = mention.start - 1
    guard before >= sentence.start, isPartOfName(before) else { return true }
    guard before == sentence.start else { return false }
    // Most documents do not ask for them.
    if !areMarked { scratch.spellings.markPlainWords(of: document, words) }
    areMarked = true
    return scratch.spellings.isPlain(document.tokens[before].word, words)
  }

  private func isPartOfName(_ token: Int) -> Bool { isCapitalized(token) || spelling(token) == "-" }

  /// With the words of the full name around it that stand around this part of it as well: of
  /// *Jan van der Berg*, *van der Berg*.
  private func grown(_ part: Mention, into full: Mention, within sentence: Sentence) -> Mention {
    var grown = part
    let own = part.start..<part.end
    var first = full.start
    while first + own.count <= full.end, !hasWords(own, first..<first + own.count) { first += 1 }
    if first + own.count > full.end { return part }
    // From a token of the text to the token of the full name that stands in its place.
    let shift = first - part.start
    while grown.start > sentence.start, grown.start + shift > full.start,
      document.tokens[grown.start - 1].word == document.tokens[grown.start + shift - 1].word
    {
      grown.start -= 1
    }
    while grown.end < sentence.end, grown.end + shift < full.end,
      document.tokens[grown.end].word == document.tokens[grown.end + shift].word
    {
      grown.end += 1
    }
    return grown
  }

  private func isFree(_ mention: Mention, _ cover: Cover) -> Bool {
    cover.allSatisfy(over: mention) { other in
      // What it absorbs gives way when all are settled again.
      if mention.contains(other), mention.count > other.count {
        return program.types[mention.type].absorbs.contains(other.type)
      }
      return other.contains(mention) && !other.hasSpan(of: mention)
        && !program.types[other.type].absorbs.contains(mention.type) && other.type != mention.type
    }
  }
}

extension Strategy {
  /// Whether one of its rules found the mention, where it names any.
  func admits(_ mention: Mention, _ details: MentionDetails) -> Bool {
    rules.isEmpty || rules.contains { details.wasFound(mention, by: $0) }
  }
}
