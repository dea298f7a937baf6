import RuleSyntax

/// Messages about names and lists.
let namesMessages: [Example] = [
  Example(
    "an unknown type in a pattern",
    """
    entity town
    town.a = rivr "x"
    entity river
    river.a = "y"
    """,
    message: #"""
      error[E0201]: there is no type `rivr`
       --> a.rules:2:10
        |
      2 | town.a = rivr "x"
        |          ^^^^
        = help: did you mean `river`?
      """#),
  Example(
    "two types of a name",
    """
    entity town
    phrase town
    """,
    message: #"""
      error[E0202]: the type `town` is declared twice
       --> a.rules:2:8
        |
      1 | entity town
        |        ---- first declared here
      2 | phrase town
        |        ^^^^
        = help: rename or remove one of the two
      """#),
  Example(
    "two shapes of a name",
    """
    shape active = noun
    """,
    withBase: true,
    message: #"""
      error[E0202]: the shape `active` is declared twice
        --> base.rules:18:7
         |
      18 | shape active = {setting} subject verb[voice = active] {object, adjunct}
         |       ^^^^^^
        ::: a.rules:1:7
         |
       1 | shape active = noun
         |       ------ first declared here
         = help: rename or remove one of the two
      """#),
  Example(
    "too few parameters",
    """
    Twice(X) = X X
    entity town
    town.a = Twice
    """,
    message: #"""
      error[E0203]: `Twice` takes 1 parameter, not 0
       --> a.rules:3:10
        |
      3 | town.a = Twice
        |          ^^^^^
      """#),
  Example(
    "a pattern in itself",
    """
    A = "x" B
    B = C
    C = A | "y"
    entity town
    town.a = A
    town.b = B
    """,
    message: #"""
      error[E0204]: the pattern names itself: `A` → `B` → `C` → `A`
       --> a.rules:3:5
        |
      3 | C = A | "y"
        |     ^
        = help: repeat with `*`, `+` or `{2,4}` instead
      """#),
  Example(
    "rules that wait for each other",
    """
    entity person
    entity title
    person.full = Capitalized
    person.titled = title Capitalized
    title.owned = person "chief"
    """,
    message: #"""
      error[E0205]: these rules wait for each other: `person.titled` → `title` → `title.owned` → `person` → `person.titled`
       --> a.rules:4:8
        |
      4 | person.titled = title Capitalized
        |        ^^^^^^
        = help: name a single rule in place of a whole type
      """#),
  Example(
    "a type with a name of the language",
    """
    phrase after
    """,
    message: #"""
      error[E0116]: `after` has a meaning of its own here
       --> a.rules:1:8
        |
      1 | phrase after
        |        ^^^^^
        = help: choose another name
      """#),
  Example(
    "a test that marks nothing",
    """
    entity town
    town.a = "x"
      yes "x"
    """,
    message: #"""
      error[E0117]: the marks of the test are wrong: it marks nothing
       --> a.rules:3:7
        |
      3 |   yes "x"
        |       ^^^
        = help: write `[text]`, `[role: text]` or `[attribute=value: text]`; double a bracket of the text
      """#),
  Example(
    "a list that is not there",
    """
    list River from "rivers.txt"
    entity town
    town.a = River.name
    """,
    message: #"""
      error[E0301]: the list `rivers.txt` cannot be read: there is no such file
       --> a.rules:1:17
        |
      1 | list River from "rivers.txt"
        |                 ^^^^^^^^^^^^
      """#),
  Example(
    "a row with too few cells",
    """
    list Place from "places.tsv"
    entity town
    town.a = Place
    """,
    lists: ["places.tsv": "name\tiso\nOslo\tNO\nRoma\n"],
    message: #"""
      error[E0303]: the row has 1 cell, but the header names 2
       --> places.tsv:3:1
        |
      3 | Roma
        | ^^^^
        = help: part the cells by one tab each
      """#),
  Example(
    "a table without a header",
    """
    list Place from "places.tsv"
    entity town
    town.a = Place.iso
    """,
    lists: ["places.tsv": "# nothing\n"],
    message: #"""
      error[E0304]: the list has no header
       --> places.tsv:1:1
        |
      1 | # nothing
        | ^
        = help: name the columns in the first line
      """#),
  Example(
    "a list without phrases",
    """
    list Place from "places.txt"
    entity town
    town.a = Place
    """,
    lists: ["places.txt": "# nothing\n"],
    message: #"""
      error[E0305]: the list `Place` has no phrases
       --> a.rules:1:17
        |
      1 | list Place from "places.txt"
        |                 ^^^^^^^^^^^^
      """#),
]
