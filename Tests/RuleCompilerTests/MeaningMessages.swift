import RuleSyntax

/// Messages about what patterns and rules mean.
let meaningMessages: [Example] = [
  Example(
    "an unknown strategy",
    """
    entity town
    town.a = "x"
    resolve town by surnam
    """,
    message: #"""
      error[E0420]: there is no strategy `surnam`
       --> a.rules:3:17
        |
      3 | resolve town by surnam
        |                 ^^^^^^
        = help: did you mean `surname`?
      """#),
  Example(
    "an unknown form",
    """
    entity town
    town.a = <sign:passt>
    """,
    message: #"""
      error[E0413]: there is no form `passt` of a word
       --> a.rules:2:16
        |
      2 | town.a = <sign:passt>
        |                ^^^^^
        = help: the forms are `base`, `third`, `past`, `participle`, `ing` and `plural`
      """#),
  Example(
    "a gap in an entity",
    """
    entity town
    town.a = "x" ... "y"
    """,
    message: #"""
      error[E0401]: `...` stands in relations and shapes only
       --> a.rules:2:14
        |
      2 | town.a = "x" ... "y"
        |              ^^^
      """#),
  Example(
    "a relation rule without a trigger",
    """
    relation met
      party * town
    met.hand = party:town "met"
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: #"""
      error[E0402]: a rule of a relation has one `trigger:` on each way through it, this one has none
       --> a.rules:3:12
        |
      3 | met.hand = party:town "met"
        |            ^^^^^^^^^^^^^^^^
        = help: capture the event word, and nothing else, with `trigger:`
      """#),
  Example(
    "a role without a mention",
    """
    relation met
      party * (town | "it") = subject
      verb <meet>
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: #"""
      error[E0403]: what fills the role `party` must hold one mention on each way through it
       --> a.rules:2:11
        |
      2 |   party * (town | "it") = subject
        |           ^^^^^^^^^^^^^
        = help: name a type, and mark it with `@` where other words stand around it
      """#),
  Example(
    "an empty match",
    """
    entity town
    town.a = "x"? "y"*
    """,
    message: #"""
      error[E0404]: the pattern can match nothing at all
       --> a.rules:2:10
        |
      2 | town.a = "x"? "y"*
        |          ^^^^^^^^^
        = help: make one part of it obligatory
      """#),
  Example(
    "a capture that nothing uses",
    """
    entity town
    town.a = name:"x"
    """,
    message: #"""
      error[E0405]: nothing uses the capture `name`
       --> a.rules:2:10
        |
      2 | town.a = name:"x"
        |          ^^^^
        = help: name an attribute or a role, or use it in a setting
      """#),
  Example(
    "a capture in a repetition",
    """
    entity town
      name?
    town.a = (name:"x"){1,3}
    """,
    message: #"""
      error[E0406]: the capture `name` stands in a repetition and could have several values
       --> a.rules:3:11
        |
      3 | town.a = (name:"x"){1,3}
        |           ^^^^
        = help: capture the repetition as a whole
      """#),
  Example(
    "`!` before two tokens",
    """
    entity town
    town.a = !"x y"
    """,
    message: #"""
      error[E0407]: `!` takes patterns of exactly one token
       --> a.rules:2:11
        |
      2 | town.a = !"x y"
        |           ^^^^^
      """#),
  Example(
    "two marks",
    """
    entity town
    town.a = @"x" @"y"
    """,
    message: #"""
      error[E0408]: two `@` stand on one way through the pattern
       --> a.rules:2:10
        |
      2 | town.a = @"x" @"y"
        |          ^^^^^^^^^
        = help: mark one part only
      """#),
  Example(
    "a context that is too long",
    """
    entity town
    town.a = !after("a"{3,9}) "x"
    """,
    message: #"""
      error[E0409]: a context holds at most 8 cells
       --> a.rules:2:10
        |
      2 | town.a = !after("a"{3,9}) "x"
        |          ^^^^^^^^^^^^^^^^
      """#),
  Example(
    "a capture in a context",
    """
    entity town
      name?
    town.a = "x" !before(name:"y")
    """,
    message: #"""
      error[E0410]: `name:` cannot stand in a context
       --> a.rules:3:22
        |
      3 | town.a = "x" !before(name:"y")
        |                      ^^^^
      """#),
  Example(
    "a phrase in an entity",
    """
    phrase group
    group.a = "x"
    entity town
    town.a = group "y"
    """,
    message: #"""
      error[E0411]: an entity cannot be built from the phrase `group`
       --> a.rules:4:10
        |
      4 | town.a = group "y"
        |          ^^^^^
        = help: make the rule one of a phrase, or name the words themselves
      """#),
  Example(
    "a regex that is wrong",
    """
    entity town
    town.a = /a(b/
    """,
    message: #"""
      error[E0412]: the regex is wrong at its character 4: missing closing parenthesis
       --> a.rules:2:10
        |
      2 | town.a = /a(b/
        |          ^^^^^
      """#),
  Example(
    "a setting that wants a constant",
    """
    entity town
      size? : SMALL | LARGE
    town.a = "x"
      size = 3
    """,
    message: #"""
      error[E0415]: expected one of SMALL, LARGE here
       --> a.rules:4:3
        |
      4 |   size = 3
        |   ^^^^
      """#),
  Example(
    "a date where a number is wanted",
    """
    entity date
      value
    date.a = "May"
      value = date(year: shift(1, year))
    """,
    message: #"""
      error[E0415]: expected a number or a word here
       --> a.rules:4:16
        |
      4 |   value = date(year: shift(1, year))
        |                ^^^^
      """#),
  Example(
    "an attribute that a rule does not set",
    """
    entity date
      value
    date.a = "May"
    """,
    message: #"""
      error[E0416]: every rule of `date` must set `value`
       --> a.rules:3:6
        |
      3 | date.a = "May"
        |      ^
        = help: capture it, set it below the rule, or declare it as `value?`
      """#),
  Example(
    "a test on a day that is none",
    """
    entity town
    town.a = "x"
      yes "[x]" on 2021-02-30
    """,
    message: #"""
      error[E0417]: `2021-02-30` is no date
       --> a.rules:3:3
        |
      3 |   yes "[x]" on 2021-02-30
        |   ^^^^^^^^^^^^^^^^^^^^^^^
        = help: write year, month and day, like 2021-05-03
      """#),
  Example(
    "a rule that becomes too large",
    """
    A = "x" "y"
    B = A{1,9} A A A A A A A A
    C = B B B B B B B B B B
    D = C C C C C C C C C C
    F = D D D D D D D D D D
    entity town
    town.a = F
    """,
    message: #"""
      error[E0418]: the rule has more than 20000 parts when its patterns are put in
       --> a.rules:7:10
        |
      7 | town.a = F
        |          ^
        = help: use smaller repetitions, or split the rule
      """#),
  Example(
    "relations without their phrases",
    """
    relation met
      party * town = subject
      verb <meet>
    entity town
    town.a = "Oslo"
    """,
    message: #"""
      error[E0419]: relations need the phrase `verbs`
       --> a.rules:1:10
        |
      1 | relation met
        |          ^^^
        = help: declare it, as the bundled rules do in base.rules
      """#),
  Example(
    "shapes without their patterns",
    """
    Verb = "x"
    And = "and" | "or"
    phrase verbs
      head
      voice : passive | active
      modality : negated | planned | asserted
    verbs.past = head:"x"
      no "x"
    phrase break
    break.word = ";"
      no "x"
    phrase aside
    aside.bracket = "(" Word{1,9} ")"
      no "x"
    shape active = {setting} subject verb[voice = active] {object, adjunct}
    shape nominal = noun {adjunct}
    relation met
      party * town = subject, bare
      verb <meet>
    entity town
    town.a = "Oslo"
    """,
    message: #"""
      error[E0422]: shapes need the pattern `Several(X)`
        --> a.rules:17:10
         |
      17 | relation met
         |          ^^^
         = help: declare it, as the bundled rules do in base.rules
      """#),
  Example(
    "gaps that are too long",
    """
    relation met
      party * town
    met.hand = trigger:"met" ...{0,30} "a" ...{0,30} "b" ...{0,30} "c" ...{0,30} "d" ...{0,9} party:town
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: #"""
      error[E0421]: the gaps of the rule add up to more than 120 cells
       --> a.rules:3:12
        |
      3 | met.hand = trigger:"met" ...{0,30} "a" ...{0,30} "b" ...{0,30} "c" ...{0,30} "d" ...{0,9} party:town
        |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        = help: give the gaps smaller limits, like `...{0,4}`
      """#),
]
