import RuleSyntax

/// One line for each mistake: place, message, help.
let briefMessages: [Example] = [
  Example(
    "a relation with the name of a type",
    """
    entity town
    relation town
    """,
    message: "2:10 the type `town` is declared twice; rename or remove one of the two"),
  Example(
    "two lists of a name",
    """
    list A from "a.txt"
    A = "x"
    """,
    lists: ["a.txt": "y"],
    message: "2:1 the pattern `A` is declared twice; rename or remove one of the two"),
  Example(
    "two rules of a name",
    """
    entity town
    town.a = "x"
    town.a = "y"
    """,
    message: "3:6 the rule `town.a` is declared twice; rename or remove one of the two"),
  Example(
    "two attributes of a name",
    """
    entity town
      size
      size?
    """,
    message: "3:3 the attribute `size` is declared twice; rename or remove one of the two"),
  Example(
    "two settings of a name",
    """
    entity town
      size?
    town.a = x:"x"
      size = x
      size = x
    """,
    message: "5:3 the setting `size` is declared twice; rename or remove one of the two"),
  Example(
    "two roles of a name",
    """
    relation met
      party * town = subject
      party ? town = object
      verb <meet>
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "3:3 the role `party` is declared twice; rename or remove one of the two"),
  Example(
    "two parameters of a name",
    """
    Twice(X, X) = X
    """,
    message: "1:10 the parameter `X` is declared twice; rename or remove one of the two"),
  Example(
    "an attribute with a name of the output",
    """
    entity town
      text
      start?
    town.a = text:"x"
    """,
    message: #"""
      2:3 `text` has a meaning of its own here; choose another name
      3:3 `start` has a meaning of its own here; choose another name
      """#),
  Example(
    "a list with the name of a class",
    """
    Word = "x"
    """,
    message: "1:1 `Word` has a meaning of its own here; choose another name"),
  Example(
    "too many parameters",
    """
    Both(X, Y) = X Y
    entity town
    town.a = Both("x", "y", "z")
    """,
    message: "3:10 `Both` takes 2 parameters, not 3"),
  Example(
    "a bracket that touches a list",
    """
    list Month from "m.txt"
    entity town
    town.a = Month("x")?
    """,
    lists: ["m.txt": "May"],
    message: #"""
      3:10 `Month` takes no parameters, not 1; put white space before the bracket to make it a group of its own
      """#),
  Example(
    "a rule that waits for itself",
    """
    entity town
    town.a = town "x"
    """,
    message: #"""
      2:6 these rules wait for each other: `town.a` → `town` → `town.a`; name a single rule in place of a whole type
      """#),
  Example(
    "a row with too many cells",
    """
    list Place from "places.tsv"
    entity town
    town.a = Place
    """,
    lists: ["places.tsv": "name\nOslo\tNO\nRoma\n"],
    message: #"""
      places.tsv:2:1 the row has 2 cells, but the header names 1; part the cells by one tab each
      """#),
  Example(
    "a bag in a phrase",
    """
    phrase town
    town.a = {"x", "y"}
    """,
    message: "2:10 `{…}` stands in relations and shapes only"),
  Example(
    "a trigger in an entity",
    """
    entity town
    town.a = trigger:"x"
    """,
    message: "2:10 `trigger:` stands in relations and shapes only"),
  Example(
    "a modality under an entity",
    """
    entity town
    town.a = "x"
      yes planned "[x]"
    """,
    message: "3:7 `yes planned` stands in relations and shapes only"),
  Example(
    "a relation rule with a trigger on one way only",
    """
    relation met
      party * town
    met.hand = party:town (trigger:"met" | "saw")
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: #"""
      3:12 a rule of a relation has one `trigger:` on each way through it, this one has none or two on some way; capture the event word, and nothing else, with `trigger:`
      """#),
  Example(
    "a relation rule with two triggers",
    """
    relation met
      party * town
    met.hand = trigger:"met" party:town trigger:"met"
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: #"""
      3:12 a rule of a relation has one `trigger:` on each way through it, this one has none or two on some way; capture the event word, and nothing else, with `trigger:`
      """#),
  Example(
    "a trigger that repeats",
    """
    relation met
      party * town
    met.hand = party:town (trigger:"met"){1,2}
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: #"""
      3:24 a rule of a relation has one `trigger:` on each way through it, this one repeats it; capture the event word, and nothing else, with `trigger:`
      """#),
  Example(
    "a captured role without a mention",
    """
    relation met
      party * town
    met.hand = trigger:"met" party:Word
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: #"""
      3:26 what fills the role `party` must hold one mention on each way through it; name a type, and mark it with `@` where other words stand around it
      """#),
  Example(
    "a constant of what is no modality",
    """
    relation met
      party * town
    met.hand = mood=planned:"may" trigger:"meet" party:town
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: #"""
      3:12 nothing uses the capture `mood`; name an attribute or a role, or use it in a setting
      """#),
  Example(
    "`&` with a mention",
    """
    entity town
    entity area
    area.a = Capitalized & town
    town.a = "x"
    """,
    message: "3:24 `&` takes patterns of exactly one token"),
  Example(
    "a mark that repeats",
    """
    entity town
    town.a = (@"x"){1,2}
    """,
    message: "2:10 two `@` stand on one way through the pattern; mark one part only"),
  Example(
    "a context without an end",
    """
    entity town
    town.a = !before("a"*) "x"
    """,
    message: "2:10 a context holds at most 8 cells"),
  Example(
    "a mark in a context",
    """
    entity town
    town.a = "x" !before(@"y")
    """,
    message: "2:22 `@` cannot stand in a context"),
  Example(
    "a context in a context",
    """
    entity town
    town.a = "x" !before(!after("y") "z")
    """,
    message: "2:22 `!after` cannot stand in a context"),
  Example(
    "a gap in a context",
    """
    relation met
      party * town
    met.hand = trigger:"met" party:town !before(... "x")
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "3:45 `...` cannot stand in a context"),
  Example(
    "a setting of a relation rule",
    """
    relation met
      party * town
    met.hand = trigger:"met" party:town
      party = x
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "4:3 expected no setting here"),
  Example(
    "a verb that is no form",
    """
    relation met
      party * town = subject
      verb <meet> | "saw"
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "3:17 expected a form of a verb, like `<sign>`, here"),
  Example(
    "a shape without a trigger",
    """
    shape odd = subject object
    """,
    withBase: true,
    message: "1:13 expected a hole `verb` or `noun` here"),
  Example(
    "a test that marks what must not be",
    """
    entity town
    town.a = "x"
      no "[x]"
    """,
    message: #"""
      3:6 the marks of the test are wrong: a `no` line marks nothing; write `[text]`, `[role: text]` or `[attribute=value: text]`; double a bracket of the text
      """#),
  Example(
    "a test with an open bracket",
    """
    entity town
    town.a = "x"
      yes "[x"
    """,
    message: #"""
      3:7 the marks of the test are wrong: a bracket is not closed; write `[text]`, `[role: text]` or `[attribute=value: text]`; double a bracket of the text
      """#),
  Example(
    "the same alternative twice",
    """
    relation met
      party * town
      yes "[trigger: x]"
    met.hand = trigger:"met" ("a" | "b" "c" | "b" "c") party:town
    entity town
    town.a = "Oslo"
      yes "[Oslo]"
    """,
    withBase: true,
    of: .warning,
    message: "4:43 this alternative is never reached: an earlier one always matches first"),
  Example(
    "an alternative that is never reached on the left",
    """
    relation met
      party * town
      yes "[trigger: x]"
    met.hand = (party:town | "a" party:town) trigger:"met"
    entity town
    town.a = "Oslo"
      yes "[Oslo]"
    """,
    withBase: true,
    of: .warning,
    message: "4:26 this alternative is never reached: an earlier one always matches first"),
  Example(
    "a relation without a test",
    """
    relation met
      party * town = subject
      verb <meet>
    entity town
    town.a = "Oslo"
      yes "[Oslo]"
    """,
    withBase: true,
    of: .warning,
    message: "1:10 `met` has no test; add a line `yes \"…\"` below it"),
]
