internal import RuleCompiler
internal import Tokens

extension References {
  /// How many mentions back one looks for what it refers to: a text of any length is read in linear time.
  static let reach = 2_000

  /// Sets what mentions refer to: the fullest earlier mention, the nearest where several fit.
  func link(_ entities: inout [Mention], _ scratch: inout ReferenceScratch) {
    var ofType = NumberQueues(count: program.types.count)
    var ofStrategy = NumberQueues(count: program.strategies.count)
    for number in entities.indices {
      let mention = entities[number]
      if !scratch.hasStrategy[mention.type] { continue }
      ofType.append(number, to: mention.type)
      scratch.forEachStrategy(of: mention, details) { ofStrategy.append(number, to: $0) }
    }
    scratch.makeRoom(forWords: words.count)
    for number in program.strategies.indices where !ofStrategy.isEmpty(number) {
      let strategy = program.strategies[number]
      if strategy.kind == .office {
        linkTitles(ofStrategy, number, &entities, &scratch)
      } else {
        link(ofType, ofStrategy, number, &entities, &scratch.chains)
      }
    }
  }

  /// Goes through the mentions of a strategy's type, and files each that a later one may refer to.
  ///
  /// Where names are found again, mentions of any rule refer to those of the strategy's rules; else those
  /// refer to any.
  private func link(
    _ ofType: NumberQueues, _ ofStrategy: NumberQueues, _ strategy: Int,
    _ entities: inout [Mention], _ chains: inout WordChains
  ) {
    let kind = program.strategies[strategy].kind
    let type = program.strategies[strategy].type
    var turn = ofType.first(of: type)
    var admitted = ofStrategy.first(of: strategy)
    while turn >= 0 {
      let number = ofType.number(turn)
      turn = ofType.next(turn)
      let isAdmitted = admitted >= 0 && ofStrategy.number(admitted) == number
      if isAdmitted { admitted = ofStrategy.next(admitted) }
      if entities[number].refers == nil,
        kind.findsNamesAgain
          || isAdmitted && program.strategies[strategy].admits(entities[number], details),
        let target = earlier(than: number, kind, entities, chains)
      {
        // One step to the fullest mention: no chains.
        entities[number].refers = entities[target].refers ?? target
      }
      if isAdmitted || !kind.findsNamesAgain { file(number, kind, entities, &chains) }
    }
    chains.removeAll()
  }

  /// Files a mention under each word by which `earlier` may look for it.
  private func file(
    _ number: Int, _ kind: Strategy.Kind, _ entities: [Mention], _ chains: inout WordChains
  ) {
    let mention = entities[number]
    let first = document.tokens[mention.start].word
    switch kind {
    case .surname:
      if mention.refers != nil { return }
      let (last, other) = familyNames(mention)
      chains.insert(number, under: document.tokens[last.upperBound - 1].word)
      if let other { chains.insert(number, under: document.tokens[other.upperBound - 1].word) }
    case .name:
      if mention.refers == nil { chains.insert(number, under: first) }
    case .first, .stem, .acronym:
      // The nearer of two with the same words hides the other: so a chain is as long as names differ.
      chains.removeFirst(under: first) {
        hasWords(mention.start..<mention.end, entities[$0].start..<entities[$0].end)
      }
      chains.insert(number, under: first)
      if kind == .acronym, let acronym = wordInBrackets(behind: mention) {
        chains.insert(number, under: acronym)
      }
    case .head: chains.insert(number, under: document.tokens[mention.end - 1].word)
    case .office, .subject: break
    }
  }

  /// The nearest earlier mention that fits, of those that were filed.
  private func earlier(
    than number: Int, _ kind: Strategy.Kind, _ entities: [Mention], _ chains: WordChains
  ) -> Int? {
    let mention = entities[number]
    let isKnownByLast = kind == .surname || kind == .head
    let token = isKnownByLast ? mention.end - 1 : mention.start
    var link = chains.first(of: document.tokens[token].word)
    while link >= 0 {
      let other = chains.number(link)
      if other < number - Self.reach { return nil }
      if refers(mention, to: entities[other], kind) { return other }
      link = chains.next(link)
    }
    return nil
  }

  private func refers(_ mention: Mention, to other: Mention, _ kind: Strategy.Kind) -> Bool {
    let own = mention.start..<mention.end
    let others = other.start..<other.end
    switch kind {
    case .surname: return isPart(own, of: others) && ends(own, withFamilyNameOf: other)
    case .name: return hasWords(own, others)
    case .first, .stem:
      return other.count > mention.count && hasWords(own, other.start..<other.start + mention.count)
    case .acronym:
      return hasWords(own, others)
        || mention.count == 1
          && wordInBrackets(behind: other) == document.tokens[mention.start].word
    case .head: return hasWords(lastWord(own), lastWord(others)) && isPart(own, of: others)
    case .office, .subject: return false
    }
  }

  private func ends(_ tokens: Range<Int>, withFamilyNameOf mention: Mention) -> Bool {
    let (last, first) = familyNames(mention)
    return hasWords(tokens.suffix(last.count), last)
      || first.map { hasWords(tokens.suffix($0.count), $0) } ?? false
  }

  private func isPart(_ tokens: Range<Int>, of whole: Range<Int>) -> Bool {
    tokens.allSatisfy { token in
      whole.contains { document.tokens[$0].word == document.tokens[token].word }
    }
  }

  /// Of a longer name with `(EU)` right after it, `EU`.
  private func wordInBrackets(behind name: Mention) -> WordID? {
    guard name.count > 1, name.end + 1 < document.tokens.count, spelling(name.end) == "(" else {
      return nil
    }
    return document.tokens[name.end + 1].word
  }

  // MARK: - Titles

  /// A person with a title.
  private struct Holder {
    var person: Int
    /// The title, as a mention of its own.
    var title: Int
    /// What the title says, in `Titles.words`.
    var content: Range<Int>
  }

  /// The titles of persons, and what they say.
  private struct Titles {
    var holders: [Holder] = []
    var words: [Int32] = []
  }

  /// Links each title to the person whose title has all words of this one, demonyms apart, and no other nation.
  private func linkTitles(
    _ ofStrategy: NumberQueues, _ strategy: Int, _ entities: inout [Mention],
    _ scratch: inout ReferenceScratch
  ) {
    let type = program.strategies[strategy].type
    let nation = program.types[type].attribute("nation")
    let titles = titles(of: type, strategy, entities, &scratch)
    // The holders before a title.
    var count = 0
    var own: [Int32] = []
    var turn = ofStrategy.first(of: strategy)
    while turn >= 0 {
      let number = ofStrategy.number(turn)
      turn = ofStrategy.next(turn)
      while count < titles.holders.count, titles.holders[count].person < number { count += 1 }
      let title = entities[number]
      guard title.refers == nil, count > 0,
        program.strategies[strategy].admits(title, details),
        !isBesidePerson(number, entities, strategy)
      else { continue }
      own.removeAll(keepingCapacity: true)
      appendContent(of: title, to: &own, &scratch.spellings)
      guard !own.isEmpty else { continue }
      let holder = titles.holders[..<count].reversed().prefix {
        $0.person >= number - Self.reach
      }.first { holder in
        let held = titles.words[holder.content]
        return own.allSatisfy(held.contains)
          && isSameNation(title, entities[holder.title], nation)
      }
      guard let holder else { continue }
      entities[number].refers = entities[holder.person].refers ?? holder.person
    }
  }

  private func titles(
    of type: Int, _ strategy: Int, _ entities: [Mention], _ scratch: inout ReferenceScratch
  ) -> Titles {
    var titles = Titles()
    for target in Set(program.strategies[strategy].targets) {
      guard let attribute = program.types[target].attribute("title") else { continue }
      for (number, person) in entities.enumerated() where person.type == target {
        guard case .mention(type, let tokens) = details.value(attribute, of: person),
          let title = entities.index(of: type, over: tokens)
        else { continue }
        let first = titles.words.count
        appendContent(of: entities[title], to: &titles.words, &scratch.spellings)
        titles.holders.append(
          Holder(person: number, title: title, content: first..<titles.words.count))
      }
    }
    if program.strategies[strategy].targets.count > 1 {
      titles.holders.sort { $0.person < $1.person }
    }
    return titles
  }

  private func isSameNation(_ title: Mention, _ other: Mention, _ nation: Int?) -> Bool {
    guard let nation, case .text(let mine) = details.value(nation, of: title),
      case .text(let theirs) = details.value(nation, of: other)
    else { return true }
    return mine == theirs
  }

  /// A title that stands with a name is that person's.
  private func isBesidePerson(_ number: Int, _ entities: [Mention], _ strategy: Int) -> Bool {
    let end = entities[number].end
    var next = number + 1
    while next < entities.count, entities[next].start < end + 2 {
      let mention = entities[next]
      if mention.start >= end, program.strategies[strategy].targets.contains(mention.type),
        mention.start == end || spelling(end) == ","
      {
        return true
      }
      next += 1
    }
    return false
  }

  /// The words of a title in lower case, without those that say whose it is.
  private func appendContent(
    of title: Mention, to content: inout [Int32], _ spellings: inout SpellingNumbers
  ) {
    let first = content.count
    let possessive = spellings.number(of: "'s")
    for token in title.start..<title.end {
      let word = document.tokens[token].word
      let lower = spellings.lower(word, words)
      // "the minister's spokesperson" is no minister.
      if lower == possessive { content.removeSubrange(first...) }
      if words.shape(word).contains(.word) { content.append(lower) }
    }
  }
}
