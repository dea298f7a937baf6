extension DiagnosticMessage {
  /// `E01…` lexemes and grammar, `E02…` names, `E03…` lists, `E04…` meaning, `W05…` warnings.
  package var code: String { entry.code }

  package var severity: Diagnostic.Severity { code.hasPrefix("W") ? .warning : .error }

  /// What is wrong, in one sentence.
  package var text: String { entry.text }

  /// What to do about it.
  package var help: String? { entry.help }

  private struct Entry {
    var code: String
    var text: String
    var help: String?

    init(_ code: String, _ text: String, _ help: String? = nil) {
      self.code = code
      self.text = text
      self.help = help
    }
  }

  /// One table for all, so that a new case cannot be left without its words.
  private var entry: Entry {
    switch self {
    // Lexemes and grammar
    case .notUTF8:
      Entry("E0101", "the file is not UTF-8", "save it in the encoding UTF-8")
    case .unexpected(let found, let expected):
      Entry("E0102", "expected \(expected), found \(found)", Self.unexpectedHelp(found))
    case .unclosedString:
      Entry("E0103", "the string has no end", "close it with `\"` on the same line")
    case .unclosedRegex:
      Entry(
        "E0104", "the regex has no end",
        "close it with `/` on the same line; a `/` in it is written `\\/`")
    case .unclosedBracket(let bracket):
      Entry(
        "E0105", "the bracket `\(bracket)` is not closed",
        "brackets end where the next line starts in the first column")
    case .unknownCharacter(let character):
      Entry(
        "E0106", "`\(character)` starts nothing that a rule file can hold",
        Self.characterHelp(character))
    case .badEscape(let escape):
      Entry("E0107", "a string knows no `\(escape)`", "a backslash stands before `\"` or `\\` only")
    case .unknownDeclaration(let word, let nearest):
      Entry(
        "E0108", "`\(word)` starts no declaration",
        nearest.map { "did you mean `\($0)`?" }
          ?? "a file holds lists, types, patterns, rules, relations, shapes and `resolve` lines")
    case .indentedWithoutDeclaration:
      Entry(
        "E0109", "the line is indented, but no declaration stands above it",
        "start it in the first column")
    case .nestingTooDeep(let limit):
      Entry(
        "E0110", "brackets and `!` are nested more than \(limit) deep",
        "give a part of the pattern a name of its own")
    case .badRepeat(let written):
      Entry(
        "E0111", "`\(written)` is no repetition",
        "write `?`, `*`, `+`, `{2}` or `{2,4}`; there are no lazy forms")
    case .repeatTooLarge(let limit):
      Entry("E0112", "the number is too large: the limit is \(limit)")
    case .numberTooLarge(let number):
      Entry("E0113", "the number \(number) is too large")
    case .emptyString:
      Entry("E0114", "the string is empty", "write at least one word or sign")
    case .lowerCaseName(let name, let wanted):
      Entry(
        "E0115",
        "the name `\(name)` must start with a "
          + (wanted.first?.isUppercase == true ? "capital" : "small letter"),
        "write `\(wanted)`; lists and patterns have a capital, all other names a small letter")
    case .reservedName(let name):
      Entry("E0116", "`\(name)` has a meaning of its own here", "choose another name")
    case .marksInTest(let problem):
      Entry(
        "E0117", "the marks of the test are wrong: \(problem)",
        "write `[text]`, `[role: text]` or `[attribute=value: text]`; double a bracket of the text")
    // Names
    case .unknownName(let kind, let name, let nearest):
      Entry("E0201", "there is no \(kind) `\(name)`", nearest.map { "did you mean `\($0)`?" })
    case .duplicate(let kind, let name):
      Entry("E0202", "the \(kind) `\(name)` is declared twice", "rename or remove one of the two")
    case .parameterCount(let name, let wanted, let got):
      Entry(
        "E0203", "`\(name)` takes \(Self.count(wanted, "parameter")), not \(got)",
        wanted == 0 ? "put white space before the bracket to make it a group of its own" : nil)
    case .recursivePattern(let names):
      Entry(
        "E0204", "the pattern names itself: \(Self.path(names))",
        "repeat with `*`, `+` or `{2,4}` instead")
    case .cycle(let names, let remedy):
      Entry(
        "E0205", "these rules wait for each other: \(Self.path(names))",
        remedy ?? "name a single rule in place of a whole type")
    // Lists
    case .listUnreadable(let path, let reason):
      Entry("E0301", "the list `\(path)` cannot be read: \(reason)")
    case .listNotUTF8(let path):
      Entry("E0302", "the list `\(path)` is not UTF-8", "save it in the encoding UTF-8")
    case .raggedRow(let columns, let cells):
      Entry(
        "E0303", "the row has \(Self.count(cells, "cell")), but the header names \(columns)",
        "part the cells by one tab each")
    case .listWithoutHeader:
      Entry("E0304", "the list has no header", "name the columns in the first line")
    case .emptyList(let name):
      Entry("E0305", "the list `\(name)` has no phrases")
    // Meaning
    case .onlyInRelations(let form):
      Entry("E0401", "`\(form)` stands in relations and shapes only")
    case .triggerCount(let found):
      Entry(
        "E0402",
        "a rule of a relation has one `trigger:` on each way through it, this one \(found)",
        "capture the event word, and nothing else, with `trigger:`")
    case .fillerWithoutMention(let role):
      Entry(
        "E0403", "what fills the role `\(role)` must hold one mention on each way through it",
        "name a type, and mark it with `@` where other words stand around it")
    case .emptyMatch:
      Entry(
        "E0404", "the pattern can match nothing at all", "make one part of it obligatory")
    case .unusedCapture(let name):
      Entry(
        "E0405", "nothing uses the capture `\(name)`",
        "name an attribute or a role, or use it in a setting")
    case .captureInRepetition(let name):
      Entry(
        "E0406", "the capture `\(name)` stands in a repetition and could have several values",
        "capture the repetition as a whole")
    case .notOneToken(let sign):
      Entry("E0407", "`\(sign)` takes patterns of exactly one token")
    case .twoMarks:
      Entry("E0408", "two `@` stand on one way through the pattern", "mark one part only")
    case .contextTooLong(let limit):
      Entry("E0409", "a context holds at most \(limit) cells")
    case .inContext(let form):
      Entry("E0410", "`\(form)` cannot stand in a context")
    case .phraseInEntity(let name):
      Entry(
        "E0411", "an entity cannot be built from the phrase `\(name)`",
        "make the rule one of a phrase, or name the words themselves")
    case .badRegex(let reason, let offset):
      Entry("E0412", "the regex is wrong at its character \(offset + 1): \(reason)")
    case .unknownForm(let form):
      Entry(
        "E0413", "there is no form `\(form)` of a word",
        "the forms are `base`, `third`, `past`, `participle`, `ing` and `plural`")
    case .badValue(let wanted):
      Entry("E0415", "expected \(wanted) here")
    case .missingSetting(let type, let attribute):
      Entry(
        "E0416", "every rule of `\(type)` must set `\(attribute)`",
        "capture it, set it below the rule, or declare it as `\(attribute)?`")
    case .badTestDate(let date):
      Entry("E0417", "`\(date)` is no date", "write year, month and day, like 2021-05-03")
    case .ruleTooLarge(let limit):
      Entry(
        "E0418", "the rule has more than \(limit) parts when its patterns are put in",
        "use smaller repetitions, or split the rule")
    case .expectedPhrase(let name):
      Entry(
        "E0419", "relations need the phrase `\(name)`",
        "declare it, as the bundled rules do in base.rules")
    case .badStrategy(let name, let nearest):
      Entry(
        "E0420", "there is no strategy `\(name)`",
        nearest.map { "did you mean `\($0)`?" }
          ?? "the strategies are `surname`, `name`, `first`, `stem`, `office`, `acronym`, `head` and `subject`"
      )
    case .expansionTooDeep(let limit):
      Entry(
        "E0414", "named patterns stand in each other more than \(limit) deep",
        "put some of them together")
    case .expectedPattern(let name):
      Entry(
        "E0422", "shapes need the pattern `\(name)(X)`",
        "declare it, as the bundled rules do in base.rules")
    case .gapsTooLong(let limit):
      Entry(
        "E0421", "the gaps of the rule add up to more than \(limit) cells",
        "give the gaps smaller limits, like `...{0,4}`")
    // Warnings
    case .neverReached:
      Entry("W0501", "this alternative is never reached: an earlier one always matches first")
    case .tie(let other):
      Entry(
        "W0502", "only the order of lines decides between this rule and `\(other)`",
        "make one of the two more exact")
    case .noTest(let rule):
      Entry("W0503", "`\(rule)` has no test", "add a line `yes \"…\"` below it")
    case .gapsAddUp(let limit):
      Entry(
        "W0504", "the gaps of the rule add up to more than \(limit) cells",
        "give the gaps smaller limits, like `...{0,4}`")
    case .twoRows(let phrase):
      Entry(
        "W0505", "`\(phrase)` stands in two rows of the list: the first one counts",
        "remove it from one of them")
    case .unknownPreposition(let word, let nearest):
      Entry(
        "W0506", "the list `Preposition` does not have `\(word)`",
        nearest.map { "did you mean `\($0)`?" } ?? "add it to the list")
    case .unfilledRole(let role):
      Entry(
        "W0507", "no shape and no rule fills the role `\(role)`",
        "give it a slot that a shape uses, or write a rule that captures it")
    case .unknownVerb(let word):
      Entry(
        "W0508", "no verb group has the verb `\(word)`: the list `Verb` lacks it",
        "add it to the list")
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number == 0 ? "no" : String(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func path(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: " → ")
  }

  /// Marks that an editor or a word processor puts in place of the plain ones.
  private static func characterHelp(_ character: String) -> String? {
    switch character {
    case "“", "”", "„", "«", "»": "a string stands between plain quotation marks: `\"`"
    case "'", "‘", "’": "a string stands between double quotation marks: `\"`"
    case "…": "a gap is written with three periods: `...`"
    case "–", "—", "−": "write `-`"
    case ";": "a declaration ends with its line"
    case "U+00A0", "U+3000": "write a plain space"
    default: nil
    }
  }

  private static func unexpectedHelp(_ found: String) -> String? {
    found.hasPrefix("`//") ? "a comment starts with `#`" : nil
  }
}
