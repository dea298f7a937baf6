/// A form of a word that a rule can ask for.
package enum WordForm: String, CaseIterable, Sendable {
  case base, third, past, participle, ing, plural
}

/// The forms of English words, in all their spellings.
package enum Inflection {
  /// `word` in that form, likeliest spelling first; capitals stay (`Minister`, `Ministers`).
  ///
  /// Of a word with hyphens the last part is inflected.
  package static func forms(of word: String, _ form: WordForm) -> [String] {
    guard let last = word.split(separator: "-", omittingEmptySubsequences: false).last,
      !last.isEmpty
    else { return [word] }
    let head = String(word.dropLast(last.count))
    let lower = last.lowercased()
    if form != .base, isAcronym(last) { return acronym(String(last), form).map { head + $0 } }
    let forms = form == .plural ? plurals(of: lower) : verbForms(of: lower, form)
    return unique(forms).map { head + recapitalize($0, as: last) }
  }

  private static func verbForms(of verb: String, _ form: WordForm) -> [String] {
    switch form {
    case .base: return verb == "be" ? ["be", "am", "are"] : [verb]
    case .third: return third[verb] ?? [withS(verb)]
    case .past: return IrregularVerbs.forms(of: verb)?.past ?? stems(verb).map(withED)
    case .participle: return IrregularVerbs.forms(of: verb)?.participle ?? stems(verb).map(withED)
    case .ing: return ing[verb] ?? stems(verb).map(withING)
    case .plural: return plurals(of: verb)
    }
  }

  private static let third = ["be": ["is"], "have": ["has"], "do": ["does"], "go": ["goes"]]

  private static let ing = [
    "be": ["being"], "age": ["ageing", "aging"], "singe": ["singeing"], "tinge": ["tingeing"],
    "swinge": ["swingeing"], "binge": ["bingeing", "binging"], "route": ["routing", "routeing"],
    "eye": ["eyeing", "eying"], "ski": ["skiing"],
  ]

  // MARK: Endings

  private static func plurals(of noun: String) -> [String] {
    IrregularNouns.plurals(of: noun) ?? [withS(noun)]
  }

  private static func withS(_ word: String) -> String {
    if endsInConsonantY(word) { return word.dropLast() + "ies" }
    if verbsInO.contains(word) { return word + "es" }
    if word == "quiz" || word == "whiz" { return word + "zes" }
    let hisses =
      ["s", "x", "z", "sh"].contains { word.hasSuffix($0) }
      || word.hasSuffix("ch") && !hardCH.contains { word.hasSuffix($0) }
    return word + (hisses ? "es" : "s")
  }

  private static let verbsInO: Set<String> = [
    "echo", "embargo", "veto", "torpedo", "undergo", "forgo", "forego", "undo", "redo", "overdo",
    "outdo",
  ]

  /// Where `ch` is a k: `monarchs`, `stomachs`.
  private static let hardCH = [
    "monarch", "oligarch", "patriarch", "matriarch", "hierarch", "stomach", "epoch", "eunuch",
    "loch", "czech", "tech",
  ]

  private static func withED(_ stem: String) -> String {
    if stem.hasSuffix("e") { return stem + "d" }
    if endsInConsonantY(stem) { return stem.dropLast() + "ied" }
    return stem + "ed"
  }

  private static func withING(_ stem: String) -> String {
    if stem.hasSuffix("ie") { return stem.dropLast(2) + "ying" }
    let keepsE = ["ee", "oe", "ye"].contains { stem.hasSuffix($0) }
    if stem.hasSuffix("e"), !keepsE, stem.count > 2 { return stem.dropLast() + "ing" }
    return stem + "ing"
  }

  private static func endsInConsonantY(_ word: String) -> Bool {
    let end = Array(word.suffix(3))
    guard end.last == "y", end.count > 1 else { return false }
    let before = end[end.count - 2]
    return !isVowel(before) || before == "u" && end.first == "q"
  }

  // MARK: Doubled consonants

  /// What `-ed` and `-ing` are put behind: `meet`, `permitt`, `travell` and `travel`, `panick`.
  private static func stems(_ verb: String) -> [String] {
    let letters = Array(verb)
    guard let last = letters.last, letters.count > 1 else { return [verb] }
    if letters.count > 3, verb.hasSuffix("ic") { return [verb + "k"] }
    guard endsInSingleVowelAndConsonant(letters) else {
      // `dial`, `fuel`: two syllables, though two vowels stand together.
      let isTwo = ["ial", "uel"].contains { verb.hasSuffix($0) }
      return isTwo ? [verb + "l", verb] : [verb]
    }
    let doubled = verb + String(last)
    if syllables(letters) == 1 || hasStressedEnd(verb) { return [doubled] }
    if either.contains(verb) { return [verb, doubled] }
    return last == "l" ? [doubled, verb] : [verb]
  }

  private static func endsInSingleVowelAndConsonant(_ letters: [Character]) -> Bool {
    guard let last = letters.last, !isVowel(last), !"wxyh".contains(last) else { return false }
    let vowel = letters.count - 2
    guard isVowel(letters[vowel]) || letters[vowel] == "y" else { return false }
    guard vowel > 0, isVowel(letters[vowel - 1]) else { return true }
    // The u of `qu` is no vowel: `equip`, `acquit`.
    return letters[vowel - 1] == "u" && vowel > 1 && letters[vowel - 2] == "q"
  }

  private static func syllables(_ letters: [Character]) -> Int {
    var count = 0
    var before = false
    for (index, letter) in letters.enumerated() {
      let isQU = letter == "u" && index > 0 && letters[index - 1] == "q"
      let vowel = isVowel(letter) && !isQU || letter == "y" && index > 0
      if vowel, !before { count += 1 }
      before = vowel
    }
    return count
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }

  /// A prefix leaves the stress where it was: `resubmit`, `outrun`, `unplug`.
  private static func hasStressedEnd(_ verb: String) -> Bool {
    if stressedAtEnd.contains(verb) { return true }
    for prefix in ["out", "over", "re", "under", "un", "up", "pre", "de", "mis", "with"]
    where verb.hasPrefix(prefix) {
      let rest = String(verb.dropFirst(prefix.count))
      if stressedAtEnd.contains(rest) || IrregularVerbs.forms(of: rest) != nil { return true }
    }
    return false
  }

  /// Verbs of several syllables that double their last consonant.
  private static let stressedAtEnd: Set<String> = Set(
    """
    abet abhor abut acquit admit airdrop allot annul appal backstop bedim befit beget begin
    beset bootstrap catnap commit compel concur confer control crosscut debar debug defer
    demob demur deter disbar disinter dispel distil eavesdrop embed emit enrol enthral entrap
    equip excel expel extol forbid forget format fulfil handicap hobnob horsewhip humbug impel
    incur infer input instal instil inter kidnap leapfrog misstep nonplus occur offset omit
    outbid outfit output outwit overlap overstep patrol permit prefer program propel rebel
    rebut recap recur refer regret remit repel reship sandbag sidestep submit transfer
    transmit transship typeset unclog unpin unplug unstrap unwrap unzip upset waterlog wiretap
    zigzag
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Verbs that are written either way although the last syllable has no stress.
  private static let either: Set<String> = [
    "bayonet", "benefit", "bias", "combat", "focus", "gallop", "hiccup", "refocus", "worship",
  ]

  // MARK: Capitals

  private static func isAcronym(_ word: Substring) -> Bool {
    word.count > 1 && word == word.uppercased() && word != word.lowercased()
  }

  private static func acronym(_ word: String, _ form: WordForm) -> [String] {
    switch form {
    case .base: [word]
    case .third, .plural: [word + "s"]
    case .past, .participle: [word + "ed"]
    case .ing: [word + "ing"]
    }
  }

  private static func recapitalize(_ form: String, as word: Substring) -> String {
    guard let first = word.first, first.isUppercase else { return form }
    return form.prefix(1).uppercased() + form.dropFirst()
  }

  private static func unique(_ forms: [String]) -> [String] {
    var seen: Set<String> = []
    return forms.filter { seen.insert($0).inserted }
  }
}
