/// Strata, arbitration, settling, the row.
let meaningsOfLayers: [Meaning] = [
  Meaning(
    "leftmost, then longest", "entity a\na.b = \"x\" | \"x\" \"y\" | \"y\" \"z\" \"w\"", "x y z w",
    gives: "a(x y)"),
  Meaning(
    "of one type the longer mention stays, wherever its rule stands",
    "entity a\na.short = \"x\" \"y\"\na.long = \"y\" \"z\" \"w\"", "x y z w", gives: "a(y z w)"),
  Meaning(
    "of mentions as long the rule that stands first",
    "entity a\na.b = \"y\" \"z\"\na.c = \"x\" \"y\"",
    "x y z", gives: "a(y z)"),
  Meaning(
    "of equal spans one stays and takes the attributes that it lacks",
    "entity a\n  p?\n  q?\na.b = p:\"x\" \"y\"\na.c = p:(\"x\" \"y\")\na.d = \"x\" q:\"y\"", "x y",
    gives: "a(x y, p: x, q: y)"),
  Meaning(
    "settling drops what crosses a longer one",
    "entity a\na.b = \"x\" \"y\"\nentity c\nc.d = \"y\" \"z\" \"w\"",
    "x y z w", gives: "c(y z w)"),
  Meaning(
    "of crossing ones as long the type that is declared first",
    "entity a\na.b = \"y\" \"z\"\nentity c\nc.d = \"x\" \"y\"", "x y z", gives: "a(y z)"),
  Meaning(
    "settling drops the same span of a later type", "entity a\na.b = \"x\"\nentity c\nc.d = \"x\"",
    "x",
    gives: "a(x)"),
  Meaning(
    "a proper part stays", "entity a\na.b = \"x\" \"y\"\nentity c\nc.d = \"y\"", "x y",
    gives: "a(x y)", "c(y)"),
  Meaning(
    "what absorbs a type removes its proper parts",
    "entity a absorbs c\na.b = \"x\" \"y\"\nentity c\nc.d = \"y\"", "x y, y", gives: "a(x y)",
    "c(y)"),
  Meaning(
    "a dropped mention leaves those built with it untouched",
    "entity t\nt.a = c \"z\"\nentity c\nc.d = \"y\"\nentity w absorbs c\nw.x = \"y\" \"z\" \"!\"",
    "y z!",
    gives: "w(y z!)", "t(y z)"),
  Meaning(
    "an attribute that pointed to a dropped mention points to a kept one of its type",
    "entity p\n  t? : t\np.a = t:t.short @\"n\"\nentity t\nt.short = \"x\"\nt.long = \"y\" \"x\"",
    "y x n", gives: "t(y x)", "p(n, t: t:y x:1)"),
  Meaning(
    "a rule steps over a mention that it names, and reads the words under others",
    "entity t\nt.a = \"prime\" \"minister\"\nentity p\np.a = t Capitalized\np.b = \"minister\" \"Olav\"",
    "prime minister Anna, prime minister Olav",
    gives: "p(prime minister Anna)", "t(prime minister)", "p(prime minister Olav)",
    "t(prime minister)"),
  Meaning(
    "naming one rule breaks a cycle",
    "entity p\np.full = Capitalized\np.titled = t \"anna\"\nentity t\nt.owned = p.full \"'s\" \"chief\"",
    "Olav's chief anna", gives: "p(Olav's chief anna)", "t(Olav's chief)"),
  Meaning(
    "by the type a rule sees the mentions after arbitration, by the rule those that it found",
    "entity r\nr.a = \"b\" p.one\nentity p\np.one = \"x\"\np.two = \"x\" \"y\"\nentity q\nq.a = \"a\" p",
    "b x y; a x y", gives: "r(b x)", "q(a x y)", "p(x y)"),
  Meaning(
    "mentions by their attributes",
    "list N from \"n.tsv\"\nentity n\n  iso\n  big? : YES | NO\nn.a = r:N\n  iso = r.iso\n"
      + "n.b = big=YES:\"huge\" r:N\n  iso = r.iso\n"
      + "entity x\nx.a = \"in\" n[iso = \"no\"]\nx.b = \"by\" n[big]\nx.c = \"at\" n[big = YES, iso = \"se\" | \"dk\"]",
    lists: ["n.tsv": "name\tiso\nNorway\tNO\nSweden\tSE"],
    "in Norway, in Sweden, by Norway, by huge Norway, at huge Sweden",
    gives: "x(in Norway)", "n(Norway, iso: NO)", "n(Sweden, iso: SE)", "n(Norway, iso: NO)",
    "x(by huge Norway)", "n(huge Norway, iso: NO, big: YES)", "x(at huge Sweden)",
    "n(huge Sweden, iso: SE, big: YES)"),
  Meaning(
    "a test compares words as rules do: any white space, any way to write them",
    "entity n\n  kind\nn.a = kind:(\"set\" \"up\" | \"don't\")\nentity x\nx.a = @\"it\" n[kind = \"set up\" | \"don't\"]",
    "it Set\nup, it don’t",
    gives: "x(it)", "n(Set\nup, kind: Set\nup)", "x(it)", "n(don’t, kind: don’t)"),
]

/// Settings, functions, document dates.
let meaningsOfValues: [Meaning] = [
  Meaning(
    "a setting gives a constant, words, a column",
    "list M from \"m.tsv\"\nentity d\n  kind\n  words\n  number\nd.a = m:M w:Number\n  kind = MONTH\n"
      + "  words = w\n  number = m.number",
    lists: ["m.tsv": "name\tnumber\nMay\t5"], "May 17",
    gives: "d(May 17, kind: MONTH, words: 17, number: 5)"),
  Meaning(
    "digits of a capture are its number, an argument without its capture is left out", dates,
    lists: months, "May 5th, 2021; May 2021; 5 May 2021",
    gives: "date(May 5th, 2021, value: 2021-05-05)", "date(May 2021, value: 2021-05)",
    "date(5 May 2021, value: 2021-05-05)"),
  Meaning(
    "a missing year is the last before the document date", dates, lists: months,
    "meetings of May 5, June 3",
    on: "2021-05-31", gives: "date(May 5, value: 2021-05-05)", "date(June 3, value: 2020-06-03)"),
  Meaning(
    "where the text says nothing else, it is the next one", dates, lists: months, "On May 5",
    on: "2021-05-31", gives: "date(May 5, value: 2022-05-05)"),
  Meaning(
    "without a document date it stays open", dates, lists: months, "May 5",
    gives: "date(May 5, value: XXXX-05-05)"),
  Meaning(
    "a date line at the head is the document date", dates, lists: months,
    "date 2021-05-31\n\nMay 5", gives: "date(May 5, value: 2021-05-05)"),
  Meaning(
    "a day that is none has no value", dates, lists: months, "May 32, 2021",
    gives: "date(May 32, 2021)"),
  Meaning(
    "what cannot be said without a date has no value",
    "entity date\n  value\ndate.ago = n:Number \"years\" \"ago\"\n  value = shift(-n, year)",
    "100 years ago", gives: "date(100 years ago)"),
  Meaning(
    "a shift from the document date",
    "entity date\n  value\ndate.ago = n:Number \"years\" \"ago\"\n  value = shift(-n, year)",
    "100 years ago", on: "2021-09-28", gives: "date(100 years ago, value: 1921)"),
]

private let months = ["months.tsv": "name\tnumber\nMay\t5\nJune\t6"]

private let dates = """
  list Month from "months.tsv"
  entity date
    value
  Day = /\\d{1,2}(st|nd|rd|th)?/
  Year = /\\d{4}/
  date.month = month:Month (day:Day)? (","? year:Year)? | day:Day month:Month (year:Year)?
    value = date(year: year, month: month, day: day)
  """
