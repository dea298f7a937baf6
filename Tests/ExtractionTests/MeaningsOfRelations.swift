/// What relations need, short: names are a few words.
private let base = """
  list Verb from "verbs.txt"
  Be = "was" | "were" | "be"
  And = "and"
  Several(X) = X ("," X)* (","? And X)?
  Governed(X) = X
  Bare(X) = !after("in" | "with" | "by" | "of") X
  entity person
  person.a = "Anna" | "Omar" | "Olav" | "Ines"
  entity place
  place.a = "Oslo" | "Rome"
  entity date
  date.a = "today" | "Monday"
  entity paper
  paper.a = ("peace" | "trade")? ("pact" | "treaty")
  phrase group
    number? : plural
  group.many = number=plural:("ministers" | "they")
  group.one = "he"
  phrase verbs
    head
    voice : passive | active
    form : past | finite
    modality : negated | possible | planned | asserted
  verbs.passive = Be head:<Verb:participle>
    voice = passive
  verbs.future = (modality=planned:"will" | modality=possible:"may" | modality=negated:("did" "not"))+ head:<Verb:base>
  verbs.past = head:<Verb:past>
    form = past
  phrase break
    modality : possible | asserted
  break.word = ";" | "that"
  break.if = modality=possible:"if"
  phrase aside
  aside.bracket = "," "once" (!","){1,9} ","
  Someone = "the"? @person | @group
  relation met
    party 2+ Someone = subject, object, with
    place ? place = in
    date ? date = bare
    verb <meet> | <sit> "down"
    noun "talks"
  relation signed
    signer * Someone = subject, by
    paper 1 "the"? @paper = object, of
    place ? place = in
    verb <sign>
    noun "signing"
  shape active = subject verb[voice = active] {Bare(object), adjunct}
  shape passive = object verb[voice = passive] {adjunct}
  shape second = subject verbs ...{0,9} And verb[voice = active] {Bare(object), adjunct}
  shape put_off = (modality=planned:verbs[head = <delay>]) "the"? noun {adjunct}
  shape light = subject verbs[head = <hold>] noun {adjunct}
  shape nominal = noun {adjunct}

  """

private let verbs = ["verbs.txt": "meet\nsign\nsit\nhold\ndelay\nsay\nvisit"]

extension Meaning {
  /// Only the relations are asked for.
  fileprivate init(_ name: String, and more: String = "", of text: String, gives facts: String...) {
    self.init(name, base + more + "\n", lists: verbs, text, gives: "")
    self.facts = facts
    onlyRelations = true
  }
}

let meaningsOfRelations: [Meaning] = [
  Meaning(
    "active", of: "Anna met Omar in Oslo today.",
    gives: "met[met](party: Anna, party: Omar, place: Oslo, date: today)"),
  Meaning(
    "passive, with the agent as an adjunct", of: "The treaty was signed in Oslo by Anna and Omar.",
    gives: "signed[signed](signer: Anna, signer: Omar, paper: treaty, place: Oslo)"),
  Meaning(
    "a coordinated subject", of: "Anna, Omar and Ines met.",
    gives: "met[met](party: Anna, party: Omar, party: Ines)"),
  Meaning(
    "a verb of several words", of: "Anna sat down with Omar. Olav sat with Ines.",
    gives: "met[sat](party: Anna, party: Omar)"),
  Meaning("no relation without a role of one", of: "Anna signed in Oslo."),
  Meaning(
    "a role of any number may stay empty", of: "Anna left, the treaty was signed.",
    gives: "signed[signed](paper: treaty)"),
  Meaning("one filler is not two", of: "Anna met today."),
  Meaning(
    "one plural filler is two", of: "ministers met today.",
    gives: "met[met](party: ministers, date: today)"),
  Meaning("a filler whose number is not plural", of: "he met today."),
  Meaning(
    "of a role that takes one the nearest filler counts", of: "Anna met Omar in Oslo in Rome.",
    gives: "met[met](party: Anna, party: Omar, place: Oslo)"),
  Meaning(
    "near beats far on the left",
    and: "met.far = party:person ...{0,9} trigger:\"handshake\" \"of\" party:group",
    of: "Anna saw Omar at a handshake of ministers",
    gives: "met[handshake](party: Omar, party: ministers)"),
  Meaning(
    "a gap is as short as possible", and: "signed.gap = trigger:\"ink\" ...{0,5} paper:paper",
    of: "ink on a pact and a treaty", gives: "signed[ink](paper: pact)"),
  Meaning(
    "a gap ends at its limit", and: "signed.gap = trigger:\"ink\" ...{0,2} paper:paper",
    of: "ink on the one pact"),
  Meaning(
    "a gap steps over no verbs", and: "signed.gap = trigger:\"ink\" ... paper:paper",
    of: "ink that Anna visited pact; ink Anna visited pact"),
  Meaning(
    "a gap steps over no break", and: "signed.gap = trigger:\"ink\" ... paper:paper",
    of: "ink; pact"),
  Meaning(
    "what a rule names may be a break or a verb group",
    and: "signed.gap = trigger:\"ink\" \"that\" person verbs ... paper:paper",
    of: "ink that Anna visited the pact", gives: "signed[ink](paper: pact)"),
  Meaning(
    "a gap steps over an aside whole",
    of: "Anna met, once in Rome with Olav by a treaty, Omar in Oslo.",
    gives: "met[met](party: Anna, party: Omar, place: Oslo)"),
  Meaning(
    "an end bag goes on to the end of the clause and takes its items in any order",
    of: "Anna met in Oslo after a long way today the old Omar.",
    gives: "met[met](party: Anna, party: Omar, place: Oslo, date: today)"),
  Meaning(
    "not beyond a break", of: "Anna met Omar; he was in Oslo today.",
    gives: "met[met](party: Anna, party: Omar)"),
  Meaning(
    "not beyond the next verb group", of: "Anna met Omar and Ines visited Oslo in Rome.",
    gives: "met[met](party: Anna, party: Omar, party: Ines)"),
  Meaning(
    "a second verb of the same subject", of: "Anna met Omar and signed the treaty.",
    gives: "met[met](party: Anna, party: Omar)", "signed[signed](signer: Anna, paper: treaty)"),
  Meaning(
    "one trigger, one relation: the rule that fills most roles",
    of: "Anna held talks with Omar in Oslo.",
    gives: "met[talks](party: Anna, party: Omar, place: Oslo)"),
  Meaning(
    "then the one that steps over fewest cells, then the one that stands first",
    and:
      "met.a = trigger:\"chat\" ...{0,8} party:group\nmet.b = trigger:\"chat\" \"of\" party:group",
    of: "chat of ministers", gives: "met[chat](party: ministers)"),
  Meaning(
    "relations see the row: nothing inside an outermost entity",
    and: "entity club\nclub.a = \"Anna\" \"Club\"", of: "Omar met Anna Club."),
  Meaning(
    "a cell is no match of what it hides",
    and: "signed.x = trigger:\"ink\" (!paper){0,2} paper:paper", of: "ink of Oslo pact",
    gives: "signed[ink](paper: pact)"),
  Meaning(
    "a word inside an entity is no trigger",
    and: "entity event\nevent.a = \"peace\" \"talks\"", of: "The peace talks with ministers."),
  Meaning(
    "`without` drops a shape",
    and: "relation seen\n  who 1 person = subject\n  verb <visit>\n  without active",
    of: "Anna visited Oslo."),
  Meaning(
    "slots below a trigger line replace the role's",
    and:
      "relation won\n  giver ? person = subject\n  taker * person = object\n  verb <visit>\n    giver = by\n    taker = subject",
    of: "Anna visited Omar.", gives: "won[visited](taker: Anna)"),
  Meaning(
    "each mention is a filler of its own", of: "Anna met Omar in Oslo, Omar said.",
    gives: "met[met](party: Anna, party: Omar, party: Omar, place: Oslo)"),
]

let meaningsOfModality: [Meaning] = [
  Meaning(
    "asserted, without a cue", of: "Anna met Omar.", gives: "met[met](party: Anna, party: Omar)"),
  Meaning(
    "of the verb group", of: "Anna will meet Omar.",
    gives: "planned met[meet](party: Anna, party: Omar, as it says will)"),
  Meaning(
    "the constant listed first wins", of: "Anna will may did not meet Omar.",
    gives: "negated met[meet](party: Anna, party: Omar, as it says did not)"),
  Meaning(
    "of the break that opens the clause", of: "If Anna met Omar; Olav met Ines.",
    gives: "possible met[met](party: Anna, party: Omar, as it says If)",
    "met[met](party: Olav, party: Ines)"),
  Meaning(
    "of the verb group that governs a noun", of: "Anna will hold talks with Omar.",
    gives: "planned met[talks](party: Anna, party: Omar, as it says will)"),
  Meaning(
    "of the rule's own words", of: "Anna delayed the signing of the treaty.",
    gives: "planned signed[signing](paper: treaty, as it says delayed)"),
  Meaning(
    "of a rule by hand",
    and: "met.hope = modality=possible:\"hope\" \"for\" trigger:\"chat\" \"of\" party:group",
    of: "hope for chat of ministers",
    gives: "possible met[chat](party: ministers, as it says hope)"),
  Meaning(
    "words that are not there set none",
    and: "met.hope = modality=possible:\"hope\"? trigger:\"chat\" \"of\" party:group",
    of: "chat of ministers", gives: "met[chat](party: ministers)"),
]

let meaningsOfReferences: [Meaning] = [
  Meaning(
    "a surname is found anywhere and refers to its person",
    "entity person\nperson.full = \"Anna\" Capitalized\nresolve person by surname",
    "Lee came. Anna Lee spoke, Lee left, LEE too.",
    gives: "person(Lee)", "person(Anna Lee)", "person(Lee, refers to person:Anna Lee:1)"),
  Meaning(
    "of two persons with a surname the nearer",
    "entity person\nperson.full = (\"Anna\" | \"Omar\") Capitalized\nresolve person by surname",
    "Anna Lee came. Omar Lee came. Lee left.",
    gives: "person(Anna Lee)", "person(Omar Lee)", "person(Lee, refers to person:Omar Lee:1)"),
  Meaning(
    "a surname inside what absorbs persons is none",
    "entity person\nperson.full = \"Anna\" Capitalized\nentity prize absorbs person\nprize.a = \"Lee\" \"Prize\"\nresolve person by surname",
    "Anna Lee won the Lee Prize.", gives: "person(Anna Lee)", "prize(Lee Prize)"),
  Meaning(
    "a surname of one rule is that of what it found",
    "entity club\nclub.a = \"Oslo\" Capitalized\nclub.b = \"Bergen\" Capitalized\nresolve club.a by surname",
    "Oslo Bears beat Bergen Hawks. The Bears won, the Hawks lost.",
    gives: "club(Oslo Bears)", "club(Bergen Hawks)", "club(Bears, refers to club:Oslo Bears:1)"),
  Meaning(
    "a whole name is found again and refers to the first",
    "entity org\norg.a = \"firm\" @Capitalized\norg.b = \"bank\" @Capitalized\nresolve org.a by name",
    "The firm Karvia left the bank Holm. Much later Karvia met Holm.",
    gives: "org(Karvia)", "org(Holm)", "org(Karvia, refers to org:Karvia:1)"),
  Meaning(
    "no whole name is a part of a longer one",
    "entity org\norg.a = \"firm\" @Capitalized\nresolve org by name",
    "The firm Karvia left. Anna Karvia met Karvia Holm of Nord-Karvia.", gives: "org(Karvia)"),
  Meaning(
    "a word at the head of a sentence is no part of a name if it stands in lower case as well",
    "entity org\norg.a = \"firm\" @Capitalized\nresolve org by name",
    "It is the firm Karvia. The Karvia of old. Anna Karvia left.",
    gives: "org(Karvia)", "org(Karvia, refers to org:Karvia:1)"),
  Meaning(
    "a lower-case name is found by its rule alone",
    "entity org\norg.a = \"the\" @\"firm\"\nresolve org by name", "the firm, a firm",
    gives: "org(firm)"),
  Meaning(
    "a first word refers to what the rule found, whoever found the word",
    "entity person\nperson.family = \"Wang\" \"Yi\"\nperson.mr = \"Mr\" @\"Wang\"\nresolve person.family by first",
    "Wang Yi came. Mr Wang spoke, and Wang left Wang Street.",
    gives: "person(Wang Yi)", "person(Wang, refers to person:Wang Yi:1)",
    "person(Wang, refers to person:Wang Yi:1)"),
  Meaning(
    "an acronym in brackets refers to the name before it",
    "entity org\norg.a = Capitalized{2,3}\nresolve org by acronym",
    "World Trade Union (WTU) met. Later the WTU left.",
    gives: "org(World Trade Union)", "org(WTU, refers to org:World Trade Union:1)",
    "org(WTU, refers to org:World Trade Union:1)"),
  Meaning(
    "of two names that begin alike the longer is meant",
    "entity org\norg.a = \"Delta\" \"Air\" \"Lines\" | \"Delta\" \"Group\"\nresolve org by stem",
    "Delta Air Lines came. Delta Group came. Delta Air left.",
    gives: "org(Delta Air Lines)", "org(Delta Group)",
    "org(Delta Air, refers to org:Delta Air Lines:1)"),
  Meaning(
    "a head noun refers to the last mention with it and no contradicting word",
    "entity paper\npaper.a = (\"peace\" | \"trade\")? \"treaty\"\nresolve paper by head",
    "a trade treaty, a peace treaty, the treaty",
    gives: "paper(trade treaty)", "paper(peace treaty)",
    "paper(treaty, refers to paper:peace treaty:1)"),
  Meaning(
    "an office refers to the person who holds it",
    "entity title\ntitle.a = \"defence\"? \"minister\"\nentity person\n  title? : title\n"
      + "person.a = title:title @\"Anna\"\nresolve title to person by office",
    "defence minister Anna came. The minister left.",
    gives: "title(defence minister)", "person(Anna, title: title:defence minister:1)",
    "title(minister, refers to person:Anna:1)"),
]
