import RuleSyntax

/// What a rule set is warned of.
let warningMessages: [Example] = [
  Example(
    "an alternative that is never reached",
    """
    relation met
      party * town
      yes "[trigger: x]"
    met.hand = trigger:"met" (party:town | party:town "," party:town)
    entity town
    town.a = "Oslo"
      yes "[Oslo]"
    """,
    withBase: true,
    of: .warning,
    message: #"""
      warning[W0501]: this alternative is never reached: an earlier one always matches first
       --> a.rules:4:40
        |
      4 | met.hand = trigger:"met" (party:town | party:town "," party:town)
        |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
      """#),
  Example(
    "a rule that another one hides",
    """
    entity town
      size? : SMALL | LARGE
    town.a = size=SMALL:"x" "y"
      yes "[x y]"
    town.b = "x" "y"
      no "z"
    """,
    of: .warning,
    message: #"""
      warning[W0502]: only the order of lines decides between this rule and `town.a`
       --> a.rules:5:6
        |
      5 | town.b = "x" "y"
        |      ^
        = help: make one of the two more exact
      """#),
  Example(
    "a rule without a test",
    """
    entity town
    town.a = "x"
    """,
    of: .warning,
    message: #"""
      warning[W0503]: `town.a` has no test
       --> a.rules:2:6
        |
      2 | town.a = "x"
        |      ^
        = help: add a line `yes "…"` below it
      """#),
  Example(
    "gaps that add up",
    """
    relation met
      party * town
      yes "[trigger: x]"
    met.hand = trigger:"met" ...{0,30} "a" ...{0,30} party:town
    entity town
    town.a = "Oslo"
      yes "[Oslo]"
    """,
    withBase: true,
    of: .warning,
    message: #"""
      warning[W0504]: the gaps of the rule add up to more than 40 cells
       --> a.rules:4:12
        |
      4 | met.hand = trigger:"met" ...{0,30} "a" ...{0,30} party:town
        |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        = help: give the gaps smaller limits, like `...{0,4}`
      """#),
  Example(
    "a phrase in two rows",
    """
    list Place from "places.tsv"
    entity town
    town.a = Place
      no "x"
    """,
    lists: ["places.tsv": "name\tiso\nOslo | oslo\tNO\nRoma | Oslo\tIT\n"],
    of: .warning,
    message: #"""
      warning[W0505]: `Oslo` stands in two rows of the list: the first one counts
       --> places.tsv:3:1
        |
      2 | Oslo | oslo    NO
        | ----------------- the first
      3 | Roma | Oslo    IT
        | ^^^^^^^^^^^^^^^^^
        = help: remove it from one of them
      """#),
  Example(
    "a preposition that is not in the list",
    """
    list Preposition from "prepositions.txt"
    relation met
      party * town = subject, wiht, "on behalf of"
      verb <meet>
        party = subject, form
      yes "[trigger: x]"
    entity town
    town.a = "Oslo"
      yes "[Oslo]"
    """,
    lists: ["prepositions.txt": "with\nin\n"],
    withBase: true,
    of: .warning,
    message: #"""
      warning[W0506]: the list `Preposition` does not have `wiht`
       --> a.rules:3:27
        |
      3 |   party * town = subject, wiht, "on behalf of"
        |                           ^^^^
        = help: did you mean `with`?
      warning[W0506]: the list `Preposition` does not have `form`
       --> a.rules:5:22
        |
      5 |     party = subject, form
        |                      ^^^^
        = help: add it to the list
      """#),
  Example(
    "a role that nothing fills",
    """
    relation met
      party * town = subject
      place * town = object
      noun "talks"
      verb <meet>
        place = in
      time * town
      yes "[trigger: x]"
    entity town
    town.a = "Oslo"
      yes "[Oslo]"
    """,
    withBase: true,
    of: .warning,
    message: #"""
      warning[W0507]: no shape and no rule fills the role `time`
       --> a.rules:7:3
        |
      7 |   time * town
        |   ^^^^
        = help: give it a slot that a shape uses, or write a rule that captures it
      """#),
  Example(
    "a verb that is not in the list",
    """
    relation met
      party * town = subject
      verb <meet> | <ink>
      yes "[trigger: x]"
    entity town
    town.a = "Oslo"
      yes "[Oslo]"
    """,
    withBase: true,
    of: .warning,
    message: #"""
      warning[W0508]: no verb group has the verb `ink`: the list `Verb` lacks it
       --> a.rules:3:18
        |
      3 |   verb <meet> | <ink>
        |                  ^^^
        = help: add it to the list
      """#),
]
