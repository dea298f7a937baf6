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

extension Compilation {
  /// The predicates of a list's phrases; its words enter the vocabulary when it is first used.
  func phraseSet(_ key: PhraseSetKey) -> PhraseSet {
    if let known = phraseSets[key] { return known }
    var set = PhraseSet(word: program.predicates.intern(.phraseWord(key)), edge: nil)
    for (row, cells) in program.lists[key.list].rows.enumerated() where key.column < cells.count {
      for phrase in cells[key.column] {
        for variant in variants(of: phrase, key.form) {
          add(variant, row: row, list: key.list, key, to: &set)
        }
      }
    }
    phraseSets[key] = set
    return set
  }

  private func add(
    _ phrase: String, row: Int, list: Int, _ key: PhraseSetKey, to set: inout PhraseSet
  ) {
    let parts = words.cut(phrase)
    guard let first = parts.first else { return }
    if parts.count == 1 {
      program.vocabulary.add(first.word, predicate: set.word)
    } else {
      let edge = set.edge ?? program.predicates.intern(.phraseEdge(key))
      set.edge = edge
      program.vocabulary.add(parts, predicate: edge)
    }
    // Only tables are asked for their rows, and the plain words for a unit's name.
    if program.lists[list].columns.count > 1 || key.form != nil {
      let index = parts.map(\.word.lower).joined(separator: "\u{1F}")
      if program.rowIndex[list][index] == nil { program.rowIndex[list][index] = row }
    }
  }

  /// Of several words the first is inflected as a verb, the last as a noun.
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
      if let word = words.word(variant) { program.vocabulary.add(word, predicate: id) }
    }
    return id
  }

  /// The predicate of one word as written.
  func textPredicate(_ word: Word) -> PredicateID {
    let predicate = Predicate.text(word.text)
    if let known = program.predicates.number(of: predicate) { return known }
    let id = program.predicates.intern(predicate)
    program.vocabulary.add(word, predicate: id)
    return id
  }

  /// A predicate for each word of a string. White space between two words of it is part of it.
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
