internal import Automata
internal import RuleSyntax
internal import Text
internal import Tokens

/// A list, column or form of it as predicates: its one-word phrases on cells, the others on edges.
struct PhraseSet {
  var word: PredicateID
  /// nil where no phrase has two words.
  var edge: PredicateID?
}

/// The phrases of a column in one form, cut into words.
struct CutPhrases {
  var words: [VocabularyBuilder.Entry] = []
  /// Those of two words and more, one after the other, and where each ends.
  private var parts: [VocabularyBuilder.Part] = []
  private var ends: [Int] = []

  var hasLonger: Bool { !ends.isEmpty }

  mutating func add(_ phrase: [VocabularyBuilder.Part]) {
    if phrase.count == 1 { words.append(phrase[0].entry) }
    if phrase.count > 1 {
      parts += phrase
      ends.append(parts.count)
    }
  }

  func forEachLonger(_ take: (ArraySlice<VocabularyBuilder.Part>) -> Void) {
    var start = 0
    for end in ends {
      take(parts[start..<end])
      start = end
    }
  }
}

extension Compilation {
  /// The predicates of a list's phrases; its words enter the vocabulary when it is first used.
  func phraseSet(_ key: PhraseSetKey) -> PhraseSet {
    if let known = phraseSets[key] { return known }
    var set = PhraseSet(word: program.predicates.intern(.phraseWord(key)), edge: nil)
    let forms: [WordForm?] =
      switch key.form {
      case nil: [nil]
      case .only(let form): [form]
      case .any: WordForm.allCases
      }
    for form in forms {
      let phrases = cutPhrases(of: key.list, column: key.column, form)
      for word in phrases.words { vocabulary.add(word, predicate: set.word) }
      if !phrases.hasLonger { continue }
      let edge = set.edge ?? program.predicates.intern(.phraseEdge(key))
      set.edge = edge
      phrases.forEachLonger { vocabulary.add($0, predicate: edge) }
    }
    phraseSets[key] = set
    usedPhraseSets.append(key)
    return set
  }

  /// Kept, for `<Verb>` and a dozen patterns with `<Verb:past>` ask for the same thousands of words.
  private func cutPhrases(of list: Int, column: Int, _ form: WordForm?) -> CutPhrases {
    let key = PhraseSetKey(list: list, column: column, form: form.map { .only($0) })
    if let known = cutPhrases[key] { return known }
    var phrases = CutPhrases()
    for (_, phrase) in lists[list].phrases(ofColumn: column) {
      for variant in form.map({ variants(of: phrase, $0) }) ?? [phrase] {
        phrases.add(words.cut(variant, for: &vocabulary))
      }
    }
    cutPhrases[key] = phrases
    return phrases
  }

  /// The rows of the lists that settings ask for: those of captures that a setting reads.
  func indexRows() {
    var asked: Set<Int> = []
    for (number, rule) in program.rules.enumerated() {
      let read = Set(ruleDeclarations[number].declaration.settings.flatMap(\.value.names))
      for slot in rule.slots where read.contains(slot.name) { asked.formUnion(slot.lists) }
    }
    for key in usedPhraseSets where asked.contains(key.list) {
      // Only tables are asked for their rows, and the plain words for a unit's name.
      guard lists[key.list].columns.count > 1 || key.form != nil else { continue }
      for (row, phrase) in lists[key.list].phrases(ofColumn: key.column) {
        for variant in variants(of: phrase, key.form) {
          rowIndexes[key.list, default: RowIndex()].add(
            words.cut(variant).lazy.map(\.word.lower), row: row)
        }
      }
    }
  }

  func variants(of phrase: String, _ form: PhraseForm?) -> [String] {
    guard let form else { return [phrase] }
    switch form {
    case .only(let form): return variants(of: phrase, form)
    case .any:
      var all: [String] = []
      for form in WordForm.allCases {
        for variant in variants(of: phrase, form) where !all.contains(variant) {
          all.append(variant)
        }
      }
      return all
    }
  }

  /// Of several words the first is inflected as a verb, the last as a noun.
  private func variants(of phrase: String, _ form: WordForm) -> [String] {
    if !phrase.utf8.contains(UInt8(ascii: " ")) { return Inflection.forms(of: phrase, form) }
    var parts = phrase.split(separator: " ").map(String.init)
    guard let last = parts.indices.last else { return [] }
    let inflected = form == .plural ? last : 0
    return Inflection.forms(of: parts[inflected], form).map { word in
      parts[inflected] = word
      return parts.joined(separator: " ")
    }
  }

  /// The form that `<sign:past>` names; nil and a message where there is none of that name.
  func phraseForm(_ form: Identifier?, _ path: String) -> PhraseForm? {
    guard let form else { return .any }
    if let known = WordForm(rawValue: form.text) { return .only(known) }
    report(.unknownForm(form.text), path, form.range)
    return nil
  }

  /// The predicate of one word in a form: `<sign>`, `<sign:past>`.
  func formPredicate(_ word: String, _ form: PhraseForm) -> PredicateID {
    let only: WordForm? = if case .only(let form) = form { form } else { nil }
    let predicate = Predicate.form(word, only)
    if let known = program.predicates.number(of: predicate) { return known }
    let id = program.predicates.intern(predicate)
    for variant in variants(of: word, form) {
      let parts = words.cut(variant, for: &vocabulary)
      if parts.count == 1 { vocabulary.add(parts[0].entry, predicate: id) }
    }
    return id
  }

  /// The predicate of one word as written.
  func textPredicate(_ word: Word) -> PredicateID {
    let predicate = Predicate.text(word.text)
    if let known = program.predicates.number(of: predicate) { return known }
    let id = program.predicates.intern(predicate)
    vocabulary.add(vocabulary.entry(of: word), predicate: id)
    return id
  }

  /// A predicate for each word of a string.
  ///
  /// White space between two words of it is part of it.
  func stringPredicates(_ text: String) -> [PredicateID] {
    if let known = strings[text] { return known }
    let predicates = words.cut(text).enumerated().map { index, part in
      let word = textPredicate(part.word)
      guard index > 0 else { return word }
      let space = program.predicates.intern(.followsSpace(part.followsSpace))
      return program.predicates.intern(.and([word, space]))
    }
    strings[text] = predicates
    return predicates
  }
}
