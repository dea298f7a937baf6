internal import RuleCompiler
internal import Tokens

/// The `resolve` strategies: mentions that no rule can find, and what a mention refers to.
///
/// What is known of a document is forgotten with it. A class: what it holds is dozens of arrays, which
/// the closures of each strategy would count.
final class References {
  let program: Program
  let document: Document
  let words: WordTable
  let details: MentionDetails

  init(program: Program, document: Document, words: WordTable, details: MentionDetails) {
    self.program = program
    self.document = document
    self.words = words
    self.details = details
  }

  // MARK: - Adding, at settling

  /// Mentions to be added to the settled ones, not inside a mention that absorbs their type.
  func additions(to entities: [Mention]) -> [Mention] {
    var added: [Mention] = []
    // Made for the first strategy that finds names: many texts have none.
    var cover: Cover?
    lazy var plainWords = plainWords()
    for strategy in program.strategies {
      let names = shortNames(entities, strategy)
      if names.isEmpty { continue }
      var standing = cover.take() ?? Cover(entities, cells: document.tokens.count)
      let mustBeAlone = strategy.kind == .name || strategy.kind == .first
      let found = occurrences(of: names, strategy.type, standing) { mention, sentence in
        !mustBeAlone || isAlone(mention, within: sentence, plainWords)
      }
      for mention in found { standing.insert(mention) }
      cover = consume standing
      added += found
    }
    return added
  }

  /// Of a strategy that adds mentions, what names are called later on.
  private func shortNames(_ entities: [Mention], _ strategy: Strategy) -> ShortNames {
    var names = ShortNames()
    let known = entities.filter { $0.type == strategy.type && strategy.admits($0, details) }
    switch strategy.kind {
    case .surname:
      for mention in known {
        let (last, first) = familyNames(mention)
        for part in [last, first] {
          if let part, part.count < mention.count, isCapitalized(part.lowerBound) {
            names.insert(wordIDs(part), of: mention)
          }
        }
      }
    case .name:
      for mention in known where isCapitalized(mention.start) {
        names.insert(wordIDs(mention.start..<mention.end), of: mention)
      }
    case .first, .stem:
      for mention in known {
        let short = shortName(mention, strategy.kind)
        if !short.isEmpty, short.count < mention.count {
          names.insert(wordIDs(short), of: mention)
        }
      }
    case .acronym:
      for mention in entities where mention.type == strategy.type && mention.count > 1 {
        if let acronym = acronym(behind: mention) {
          names.insert(wordIDs(acronym..<acronym + 1), of: mention, replacing: true)
        }
      }
    case .office, .head, .subject: break
    }
    return names
  }

  /// The last word of a name, and also the first where the last is a given name of two syllables:
  /// *Kim Dae-jung*.
  private func familyNames(_ mention: Mention) -> (last: Range<Int>, first: Range<Int>?) {
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
  private func lastWord(_ tokens: Range<Int>) -> Range<Int> {
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

  private func spelling(_ token: Int) -> String { words[document.tokens[token].word].text }

  private func occurrences(
    of names: ShortNames, _ type: Int, _ cover: Cover, where isWanted: (Mention, Sentence) -> Bool
  ) -> [Mention] {
    var found: [Mention] = []
    for sentence in document.sentences {
      for start in sentence.start..<sentence.end
      where names.mayBegin(with: document.tokens[start].word) {
        for (name, full) in names.beginning(with: document.tokens[start].word) {
          let end = start + name.count
          guard end <= sentence.end,
            (start..<end).elementsEqual(name, by: { document.tokens[$0].word == $1 })
          else { continue }
          let part = Mention(type: type, rule: full.rule, start: start, end: end)
          let grown = grown(part, into: full, within: sentence)
          if let mention = [grown, part].first(where: { isFree($0, cover) }),
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

  // MARK: - Linking

  /// How many mentions back one looks for what it refers to: a text of any length is read in linear time.
  static let reach = 2_000

  /// Sets what mentions refer to: the fullest earlier mention, the nearest where several fit.
  func link(_ entities: inout [Mention]) {
    for strategy in program.strategies {
      for number in entities.indices
      where entities[number].type == strategy.type && entities[number].refers == nil {
        guard strategy.kind.findsNamesAgain || strategy.admits(entities[number], details) else {
          continue
        }
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
    let own = mention.start..<mention.end
    let earlier = max(0, number - Self.reach)..<number
    switch strategy.kind {
    case .surname:
      return earlier.last {
        let other = entities[$0]
        return other.type == mention.type && other.refers == nil && strategy.admits(other, details)
          && isPart(own, of: other.start..<other.end) && ends(own, withFamilyNameOf: other)
      }
    case .first, .stem:
      return earlier.last {
        let other = entities[$0]
        return other.type == mention.type && other.count > mention.count
          && strategy.admits(other, details)
          && hasWords(own, other.start..<other.start + mention.count)
      }
    case .name:
      return earlier.last {
        let other = entities[$0]
        return other.type == mention.type && other.refers == nil && strategy.admits(other, details)
          && hasWords(own, other.start..<other.end)
      }
    case .acronym:
      return earlier.last {
        let other = entities[$0]
        return other.type == mention.type
          && (isAcronym(mention, of: other) || hasWords(own, other.start..<other.end))
      }
    case .head:
      let head = lastWord(own)
      return earlier.last {
        let other = entities[$0].start..<entities[$0].end
        return entities[$0].type == mention.type && hasWords(head, lastWord(other))
          && isPart(own, of: other)
      }
    case .office: return holder(of: mention, strategy, entities, number)
    case .subject: return nil
    }
  }

  private func wordIDs(_ tokens: Range<Int>) -> [WordID] { tokens.map { document.tokens[$0].word } }

  private func hasWords(_ tokens: Range<Int>, _ others: Range<Int>) -> Bool {
    tokens.elementsEqual(others) { document.tokens[$0].word == document.tokens[$1].word }
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

  /// `(EU)` right after it, or any later `EU`.
  private func isAcronym(_ mention: Mention, of name: Mention) -> Bool {
    mention.count == 1 && name.count > 1 && name.end + 1 < document.tokens.count
      && document.tokens[name.end + 1].word == document.tokens[mention.start].word
      && spelling(name.end) == "("
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
        case .mention(let type, let tokens) = details.value(attribute, of: person),
        type == title.type,
        let place = entities.index(of: type, over: tokens)
      else { return false }
      let held = entities[place]
      if let nation, case .text(let mine) = details.value(nation, of: title),
        case .text(let other) = details.value(nation, of: held), mine != other
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
  func admits(_ mention: Mention, _ details: MentionDetails) -> Bool {
    rules.isEmpty || rules.contains { details.wasFound(mention, by: $0) }
  }
}

/// What names are called later on: some of their words, and the mention of the whole.
private struct ShortNames {
  typealias Entry = (words: [WordID], full: Mention)

  private var byFirst: [WordID: [Entry]] = [:]
  /// A bit for the first word of each name: asked for every token of a text.
  private var mask: [UInt64] = []

  var isEmpty: Bool { byFirst.isEmpty }

  /// - Parameter replacing: of several mentions that are called so, the last counts, not the first.
  mutating func insert(_ words: [WordID], of full: Mention, replacing: Bool = false) {
    if mask.isEmpty { mask = Array(repeating: 0, count: 64) }
    mask[Int(words[0] >> 6) & 63] |= 1 << UInt64(words[0] & 63)
    var entries = byFirst.removeValue(forKey: words[0]) ?? []
    if let known = entries.firstIndex(where: { $0.words == words }) {
      if replacing { entries[known].full = full }
    } else {
      let shorter = entries.firstIndex { $0.words.count < words.count } ?? entries.count
      entries.insert((words, full), at: shorter)
    }
    byFirst[words[0]] = entries
  }

  func mayBegin(with word: WordID) -> Bool {
    mask[Int(word >> 6) & 63] & 1 << UInt64(word & 63) != 0
  }

  /// The names that begin with a word, the longest first: it is the one that is meant.
  func beginning(with word: WordID) -> [Entry] { byFirst[word] ?? [] }
}
