internal import RuleCompiler
internal import Tokens

/// The `resolve` strategies: mentions that no rule can find, and what a mention refers to.
///
/// What is known of a document is forgotten with it.
struct References {
  let program: Program
  let document: Document
  let words: WordTable

  // MARK: - Adding, at settling

  /// Mentions to be added to the settled ones, not inside a mention that absorbs their type.
  func additions(to entities: [Mention]) -> [Mention] {
    var added: [Mention] = []
    lazy var plainWords = plainWords()
    for strategy in program.strategies {
      let names: [[WordID]: Mention] =
        switch strategy.kind {
        case .surname: surnames(entities, strategy)
        case .name: wholeNames(entities, strategy)
        case .first, .stem: shortNames(entities, strategy)
        case .acronym: acronyms(entities, strategy.type)
        case .office, .head, .subject: [:]
        }
      let mustBeAlone = strategy.kind == .name || strategy.kind == .first
      added += occurrences(of: names, strategy.type, entities + added) { mention, sentence in
        !mustBeAlone || isAlone(mention, within: sentence, plainWords)
      }
    }
    return added
  }

  /// The words of a name after its last white space, with the name.
  private func surnames(_ entities: [Mention], _ strategy: Strategy) -> [[WordID]: Mention] {
    var names: [[WordID]: Mention] = [:]
    for mention in entities
    where mention.type == strategy.type && strategy.admits(mention) {
      for part in familyNames(mention) {
        guard part.count < mention.count, isCapitalized(part.lowerBound) else { continue }
        let key = wordIDs(part)
        if names[key] == nil { names[key] = mention }
      }
    }
    return names
  }

  /// The last word, or the first where the last is a given name of two syllables: *Kim Dae-jung*.
  private func familyNames(_ mention: Mention) -> [Range<Int>] {
    var last = lastWord(mention)
    // *Jr.*, *III* are no names.
    if last.count < mention.count, isSuffix(last.lowerBound) {
      last = lastWord(Mention(type: 0, rule: 0, start: mention.start, end: last.lowerBound))
    }
    guard last.count > 1, !isCapitalized(last.upperBound - 1) else { return [last] }
    return [last, firstWord(mention)]
  }

  private func isSuffix(_ token: Int) -> Bool {
    let text = spelling(token)
    return text.hasSuffix(".") || text.allSatisfy { "IVX".contains($0) }
  }

  private func isCapitalized(_ token: Int) -> Bool {
    words[document.tokens[token].word].shape.contains(.capitalized)
  }

  /// What begins with a capital, with its first mention.
  private func wholeNames(_ entities: [Mention], _ strategy: Strategy) -> [[WordID]: Mention] {
    var names: [[WordID]: Mention] = [:]
    for mention in entities
    where mention.type == strategy.type && strategy.admits(mention)
      && isCapitalized(mention.start)
    {
      let key = wordIDs(mention.start..<mention.end)
      if names[key] == nil { names[key] = mention }
    }
    return names
  }

  /// What a company is called later on: the words of its name before the first white space, or,
  /// where those alone say too little, before the last.
  private func shortNames(_ entities: [Mention], _ strategy: Strategy) -> [[WordID]: Mention] {
    var names: [[WordID]: Mention] = [:]
    for mention in entities
    where mention.type == strategy.type && strategy.admits(mention) {
      let short =
        strategy.kind == .first
        ? firstWord(mention) : mention.start..<lastWord(mention).lowerBound
      let key = wordIDs(short)
      if !key.isEmpty, short.count < mention.count, names[key] == nil { names[key] = mention }
    }
    return names
  }

  private func firstWord(_ mention: Mention) -> Range<Int> {
    var end = mention.start + 1
    while end < mention.end, !document.tokens[end].followsSpace { end += 1 }
    return mention.start..<end
  }

  func lastWord(_ mention: Mention) -> Range<Int> {
    var start = mention.end - 1
    while start > mention.start, !document.tokens[start].followsSpace { start -= 1 }
    return start..<mention.end
  }

  /// Capitals in brackets right after a name.
  private func acronyms(_ entities: [Mention], _ type: Int) -> [[WordID]: Mention] {
    var names: [[WordID]: Mention] = [:]
    for mention in entities where mention.type == type && mention.count > 1 {
      let open = mention.end
      guard open + 2 < document.tokens.count, spelling(open) == "(", spelling(open + 2) == ")",
        words[document.tokens[open + 1].word].shape.contains(.upper)
      else { continue }
      names[[document.tokens[open + 1].word]] = mention
    }
    return names
  }

  private func spelling(_ token: Int) -> String { words[document.tokens[token].word].text }

  private func occurrences(
    of names: [[WordID]: Mention], _ type: Int, _ entities: [Mention],
    where isWanted: (Mention, Sentence) -> Bool
  ) -> [Mention] {
    guard !names.isEmpty else { return [] }
    let byFirst = Dictionary(grouping: names.keys) { $0[0] }
    var begins = [Bool](repeating: false, count: words.count)
    for word in byFirst.keys { begins[Int(word)] = true }
    let cover = Cover(entities, cells: document.tokens.count)
    var found: [Mention] = []
    for sentence in document.sentences {
      for start in sentence.start..<sentence.end where begins[Int(document.tokens[start].word)] {
        for name in byFirst[document.tokens[start].word] ?? [] {
          let end = start + name.count
          guard end <= sentence.end, let full = names[name],
            (start..<end).elementsEqual(name, by: { document.tokens[$0].word == $1 })
          else { continue }
          let part = Mention(type: type, rule: full.rule, start: start, end: end)
          let grown = grown(part, into: full, within: sentence)
          if let mention = [grown, part].first(where: { isFree($0, cover, entities) }),
            isWanted(mention, sentence),
            !(found.last?.overlaps(mention) ?? false)
          {
            found.append(mention)
          }
        }
      }
    }
    return found
  }

  /// No part of a longer name: no hyphen and no capital beside it, but one at the head of the
  /// sentence whose word the document has in lower case as well.
  private func isAlone(
    _ mention: Mention, within sentence: Sentence, _ plainWords: @autoclosure () -> Set<String>
  ) -> Bool {
    if mention.end < sentence.end, isPartOfName(mention.end) { return false }
    let before = mention.start - 1
    guard before >= sentence.start, isPartOfName(before) else { return true }
    return before == sentence.start
      && plainWords().contains(words[document.tokens[before].word].lower)
  }

  private func isPartOfName(_ token: Int) -> Bool { isCapitalized(token) || spelling(token) == "-" }

  private func plainWords() -> Set<String> {
    Set(document.tokens.indices.filter { !isCapitalized($0) }.map(spelling))
  }

  /// With the words of the full name around it that stand around this part of it as well: of
  /// *Jan van der Berg*, *van der Berg*.
  private func grown(_ part: Mention, into full: Mention, within sentence: Sentence) -> Mention {
    var grown = part
    let name = wordIDs(full.start..<full.end)
    let own = wordIDs(part.start..<part.end)
    guard let offset = name.indices.first(where: { name[$0...].starts(with: own) }) else {
      return part
    }
    while grown.start > sentence.start, grown.start - part.start + offset > 0,
      document.tokens[grown.start - 1].word == name[grown.start - part.start + offset - 1]
    {
      grown.start -= 1
    }
    while grown.end < sentence.end, grown.end - part.start + offset < name.count,
      document.tokens[grown.end].word == name[grown.end - part.start + offset]
    {
      grown.end += 1
    }
    return grown
  }

  private func isFree(_ mention: Mention, _ cover: Cover, _ entities: [Mention]) -> Bool {
    cover.all(over: mention).allSatisfy { number in
      let other = entities[number]
      // What it absorbs gives way when all are settled again.
      if mention.contains(other), mention.count > other.count {
        return program.types[mention.type].absorbs.contains(other.type)
      }
      return other.contains(mention) && !other.hasSpan(of: mention)
        && !program.types[other.type].absorbs.contains(mention.type) && other.type != mention.type
    }
  }

  // MARK: - Linking

  /// How many mentions back one looks for what it refers to: a text of any length is read in linear time.
  static let reach = 2_000

  /// Sets what mentions refer to: the fullest earlier mention, the nearest where several fit.
  func link(_ entities: inout [Mention]) {
    for strategy in program.strategies {
      for number in entities.indices
      where entities[number].type == strategy.type && entities[number].refers == nil {
        guard strategy.kind.findsNamesAgain || strategy.admits(entities[number]) else { continue }
        guard let target = target(of: number, strategy, entities), target != number else {
          continue
        }
        // One step to the fullest mention: no chains.
        entities[number].refers = entities[target].refers ?? target
      }
    }
  }

  private func target(of number: Int, _ strategy: Strategy, _ entities: [Mention]) -> Int? {
    let mention = entities[number]
    let earlier = max(0, number - Self.reach)..<number
    switch strategy.kind {
    case .surname:
      let all = wordIDs(mention.start..<mention.end)
      return earlier.last {
        entities[$0].type == mention.type && entities[$0].refers == nil
          && strategy.admits(entities[$0])
          && familyNames(entities[$0]).contains { all.suffix($0.count) == wordIDs($0)[...] }
          && isPart(all, of: wordIDs(entities[$0].start..<entities[$0].end))
      }
    case .first, .stem:
      let own = wordIDs(mention.start..<mention.end)
      return earlier.last {
        entities[$0].type == mention.type && entities[$0].count > mention.count
          && strategy.admits(entities[$0])
          && wordIDs(entities[$0].start..<entities[$0].end).starts(with: own)
      }
    case .name:
      return earlier.last {
        entities[$0].refers == nil && hasWords(mention, of: entities[$0])
          && strategy.admits(entities[$0])
      }
    case .acronym:
      return earlier.last {
        isAcronym(mention, of: entities[$0]) || hasWords(mention, of: entities[$0])
      }
    case .head:
      return earlier.last {
        entities[$0].type == mention.type
          && wordIDs(lastWord(entities[$0])) == wordIDs(lastWord(mention))
          && isPart(
            wordIDs(mention.start..<mention.end), of: wordIDs(entities[$0].start..<entities[$0].end)
          )
      }
    case .office: return holder(of: mention, strategy, entities, number)
    case .subject: return nil
    }
  }

  private func wordIDs(_ tokens: Range<Int>) -> [WordID] { tokens.map { document.tokens[$0].word } }

  private func isPart(_ part: [WordID], of whole: [WordID]) -> Bool {
    part.allSatisfy { whole.contains($0) }
  }

  private func hasWords(_ mention: Mention, of other: Mention) -> Bool {
    mention.type == other.type && mention.count == other.count
      && (0..<mention.count).allSatisfy {
        document.tokens[mention.start + $0].word == document.tokens[other.start + $0].word
      }
  }

  /// `(EU)` right after it, or any later `EU`.
  private func isAcronym(_ mention: Mention, of name: Mention) -> Bool {
    guard mention.type == name.type, mention.count == 1, name.count > 1,
      name.end + 1 < document.tokens.count
    else { return false }
    return spelling(name.end) == "("
      && document.tokens[name.end + 1].word == document.tokens[mention.start].word
  }

  /// The person whose title has all words of this one, demonyms apart, and no other nation.
  private func holder(
    of title: Mention, _ strategy: Strategy, _ entities: [Mention], _ number: Int
  ) -> Int? {
    let nation = program.types[title.type].attribute("nation")
    let own = content(title)
    guard !own.isEmpty, !isBesidePerson(number, entities, strategy) else { return nil }
    return (max(0, number - Self.reach)..<number).last { candidate in
      let person = entities[candidate]
      guard strategy.targets.contains(person.type),
        let attribute = program.types[person.type].attribute("title"),
        case .mention(let type, let tokens) = person.value(attribute), type == title.type,
        let place = entities.index(of: type, over: tokens)
      else { return false }
      let held = entities[place]
      if let nation, case .text(let mine) = title.value(nation),
        case .text(let other) = held.value(nation), mine != other
      {
        return false
      }
      return own.isSubset(of: content(held))
    }
  }

  /// A title that stands with a name is that person's.
  private func isBesidePerson(_ number: Int, _ entities: [Mention], _ strategy: Strategy) -> Bool {
    let end = entities[number].end
    return entities.starting(in: end..<end + 2).contains {
      strategy.targets.contains($0.type) && ($0.start == end || spelling(end) == ",")
    }
  }

  /// The words of a title in lower case, without those that say whose it is.
  private func content(_ title: Mention) -> Set<String> {
    var all: Set<String> = []
    for token in title.start..<title.end {
      let word = words[document.tokens[token].word]
      // "the minister's spokesperson" is no minister.
      if word.lower == "'s" { all = [] }
      if word.shape.contains(.word) { all.insert(word.lower) }
    }
    return all
  }
}

extension Strategy {
  /// Whether one of its rules found the mention, where it names any.
  func admits(_ mention: Mention) -> Bool {
    rules.isEmpty || rules.contains(where: mention.wasFound(by:))
  }
}
