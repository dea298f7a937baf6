internal import Storage

/// A form of a word that a rule can ask for.
package enum WordForm: String, CaseIterable, Sendable, Storable {
  case base, third, past, participle, ing, plural
}

/// The forms of English words, in all their spellings.
package enum Inflection {
  /// `word` in that form, likeliest spelling first; capitals stay (`Minister`, `Ministers`).
  ///
  /// Of a word with hyphens the last part is inflected.
  package static func forms(of word: String, _ form: WordForm) -> [String] {
    // Nearly every word of a list is plain, and is spared the work on characters.
    if !word.isEmpty, word.utf8.allSatisfy({ $0 &- UInt8(ascii: "a") < 26 }) {
      return plainForms(of: word, form)
    }
    guard let last = word.split(separator: "-", omittingEmptySubsequences: false).last,
      !last.isEmpty
    else { return [word] }
    let head = String(word.dropLast(last.count))
    let lower = last.lowercased()
    if form != .base, isAcronym(last) { return acronym(String(last), form).map { head + $0 } }
    return plainForms(of: lower, form).map { head + recapitalize($0, as: last) }
  }

  private static func plainForms(of word: String, _ form: WordForm) -> [String] {
    let forms = form == .plural ? plurals(of: word) : verbForms(of: word, form)
    return forms.count > 1 ? unique(forms) : forms
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
    if endsInConsonantY(word) { return word.dropping(1) + "ies" }
    if verbsInO.contains(word) { return word + "es" }
    if word == "quiz" || word == "whiz" { return word + "zes" }
    let hisses =
      word.ends("s") || word.ends("x") || word.ends("z") || word.ends("sh")
      || word.ends("ch") && !hardCH.contains { word.ends($0) }
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
    if stem.ends("e") { return stem + "d" }
    if endsInConsonantY(stem) { return stem.dropping(1) + "ied" }
    return stem + "ed"
  }

  private static func withING(_ stem: String) -> String {
    if stem.ends("ie") { return stem.dropping(2) + "ying" }
    let keepsE = stem.ends("ee") || stem.ends("oe") || stem.ends("ye")
    if stem.ends("e"), !keepsE, stem.utf8.count > 2 { return stem.dropping(1) + "ing" }
    return stem + "ing"
  }

  private static func endsInConsonantY(_ word: String) -> Bool {
    let end = word.utf8.suffix(3)
    guard end.last == UInt8(ascii: "y"), let before = end.dropLast().last else { return false }
    return !isVowel(before) || before == UInt8(ascii: "u") && end.first == UInt8(ascii: "q")
  }

  // MARK: Doubled consonants

  /// What `-ed` and `-ing` are put behind: `meet`, `permitt`, `travell` and `travel`, `panick`.
  private static func stems(_ verb: String) -> [String] {
    let letters = Array(verb.utf8)
    guard let last = letters.last, letters.count > 1, last < 0x80 else { return [verb] }
    if letters.count > 3, verb.ends("ic") { return [verb + "k"] }
    guard endsInSingleVowelAndConsonant(letters) else {
      // `dial`, `fuel`: two syllables, though two vowels stand together.
      return verb.ends("ial") || verb.ends("uel") ? [verb + "l", verb] : [verb]
    }
    let doubled = verb + String(Unicode.Scalar(last))
    if syllables(letters) == 1 || hasStressedEnd(verb) { return [doubled] }
    if either.contains(verb) { return [verb, doubled] }
    return last == UInt8(ascii: "l") ? [doubled, verb] : [verb]
  }

  private static func endsInSingleVowelAndConsonant(_ letters: [UInt8]) -> Bool {
    guard let last = letters.last, !isVowel(last) else { return false }
    switch last {
    case UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y"), UInt8(ascii: "h"): return false
    default: break
    }
    let vowel = letters.count - 2
    guard isVowel(letters[vowel]) || letters[vowel] == UInt8(ascii: "y") else { return false }
    guard vowel > 0, isVowel(letters[vowel - 1]) else { return true }
    // The u of `qu` is no vowel: `equip`, `acquit`.
    return isQU(letters, at: vowel - 1)
  }

  private static func isQU(_ letters: [UInt8], at index: Int) -> Bool {
    letters[index] == UInt8(ascii: "u") && index > 0 && letters[index - 1] == UInt8(ascii: "q")
  }

  private static func syllables(_ letters: [UInt8]) -> Int {
    var count = 0
    var before = false
    for (index, letter) in letters.enumerated() {
      let vowel =
        isVowel(letter) && !isQU(letters, at: index) || letter == UInt8(ascii: "y") && index > 0
      if vowel, !before { count += 1 }
      before = vowel
    }
    return count
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  /// A prefix leaves the stress where it was: `resubmit`, `outrun`, `unplug`.
  private static func hasStressedEnd(_ verb: String) -> Bool {
    if stressedAtEnd.contains(verb) { return true }
    for prefix in ["out", "over", "re", "under", "un", "up", "pre", "de", "mis", "with"]
    where verb.begins(prefix) {
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

extension String {
  // By bytes: `hasSuffix` and its like compare characters, at ten times the price.

  func ends(_ ending: String) -> Bool {
    utf8.count >= ending.utf8.count && utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  func begins(_ beginning: String) -> Bool { utf8.starts(with: beginning.utf8) }

  /// Without its last letters, which are ASCII.
  fileprivate func dropping(_ count: Int) -> String { String(Substring(utf8.dropLast(count))) }
}
