import RuleSyntax

/// No unknown name is accepted in silence.
///
/// One line for each mistake: place, message, help.
let unknownNames: [Example] = [
  Example(
    "an unknown type of a rule",
    """
    twon.a = "x"
    entity town
    """,
    message: "1:1 there is no type `twon`; did you mean `town`?"),
  Example(
    "an unknown rule",
    """
    entity town
    town.first = "x"
    town.b = town.fisrt "y"
    """,
    message: "3:15 there is no rule `town.fisrt`; did you mean `town.first`?"),
  Example(
    "an unknown attribute in a condition",
    """
    entity town
      size?
    town.a = "x"
    entity area
    area.a = town[sise]
    """,
    message: "5:15 there is no attribute `sise`; did you mean `size`?"),
  Example(
    "an unknown attribute in a setting",
    """
    entity town
      size?
    town.a = x:"x"
      sizes = x
    """,
    message: "4:3 there is no attribute `sizes`; did you mean `size`?"),
  Example(
    "an unknown constant of a capture",
    """
    entity town
      size? : SMALL | LARGE
    town.a = size=SMAL:"x"
    """,
    message: "3:15 there is no constant `SMAL`; did you mean `SMALL`?"),
  Example(
    "an unknown constant in a condition",
    """
    entity town
      size? : SMALL | LARGE
    town.a = "x"
    entity area
    area.a = town[size = LARG]
    """,
    message: "5:22 there is no constant `LARG`; did you mean `LARGE`?"),
  Example(
    "an unknown constant in a setting",
    """
    entity town
      size? : SMALL | LARGE
    town.a = "x"
      size = LARGER
    """,
    message: "4:10 there is no constant `LARGER`; did you mean `LARGE`?"),
  Example(
    "an unknown column in a pattern",
    """
    list Place from "places.tsv"
    entity town
    town.a = Place.isoo
    """,
    lists: ["places.tsv": "name\tiso\nOslo\tNO\n"],
    message: "3:16 there is no column `isoo`; did you mean `iso`?"),
  Example(
    "an unknown column in a setting",
    """
    list Place from "places.tsv"
    entity town
      code?
    town.a = row:Place
      code = row.isoo
    """,
    lists: ["places.tsv": "name\tiso\nOslo\tNO\n"],
    message: "5:14 there is no column `isoo`; did you mean `iso`?"),
  Example(
    "an unknown list",
    """
    list River from "rivers.txt"
    entity town
    town.a = Rivers
    """,
    lists: ["rivers.txt": "Elbe\n"],
    message: "3:10 there is no list or pattern `Rivers`; did you mean `River`?"),
  Example(
    "an unknown list of a form",
    """
    entity town
    town.a = <Nouns>
    """,
    message: "2:11 there is no list or pattern `Nouns`"),
  Example(
    "an unknown pattern that is applied",
    """
    Twice(X) = X X
    entity town
    town.a = Twise("x")
    """,
    message: "3:10 there is no pattern `Twise`; did you mean `Twice`?"),
  Example(
    "an unknown name in a pattern that no rule uses",
    """
    Near = Nearby "x"
    """,
    message: "1:8 there is no list or pattern `Nearby`; did you mean `Near`?"),
  Example(
    "an unknown name in a pattern with parameters",
    """
    Near(X) = X Nearby
    """,
    message: "1:13 there is no list or pattern `Nearby`; did you mean `Near`?"),
  Example(
    "an unknown capture in a setting",
    """
    entity town
      size?
    town.a = "x" big:"y"
      size = bog
    """,
    message: "4:10 there is no capture `bog`; did you mean `big`?"),
  Example(
    "an unknown function",
    """
    entity town
      day?
    town.a = d:Number
      day = dat(day: d)
    """,
    message: "4:9 there is no function `dat`; did you mean `date`?"),
  Example(
    "an unknown argument",
    """
    entity town
      day?
    town.a = d:Number
      day = date(dya: d)
    """,
    message: "4:14 there is no argument `dya`; did you mean `day`?"),
  Example(
    "an unknown strategy that is near to none",
    """
    entity town
    town.a = "x"
    resolve town by magic
    """,
    message: #"""
      3:17 there is no strategy `magic`; the strategies are `surname`, `name`, `first`, `stem`, `office`, `acronym`, `head` and `subject`
      """#),
  Example(
    "an unknown type to resolve",
    """
    entity town
    town.a = "x"
    resolve twon by head
    """,
    message: "3:9 there is no type `twon`; did you mean `town`?"),
  Example(
    "an unknown target",
    """
    entity town
    town.a = "x"
    resolve town to rivers by head
    """,
    message: "3:17 there is no type `rivers`"),
  Example(
    "an unknown rule to resolve",
    """
    entity town
    town.named = "x"
    resolve town.named_ by head
    """,
    message: "3:14 there is no rule `town.named_`; did you mean `town.named`?"),
  Example(
    "an unknown type that is absorbed",
    """
    entity town absorbs river
    town.a = "x"
    """,
    message: "1:21 there is no type `river`"),
  Example(
    "an unknown type of an attribute",
    """
    entity town
      river : rivr
    town.a = river:"x"
    entity river
    river.a = "y"
    """,
    message: "2:11 there is no type `rivr`; did you mean `river`?"),
  Example(
    "an unknown attribute in a test",
    """
    entity town
      size?
    town.a = size:"x"
      yes "[sice=x: x]"
    """,
    message: "4:7 there is no attribute `sice`; did you mean `size`?"),
  Example(
    "an unknown constant in a test",
    """
    entity town
      size? : SMALL | LARGE
    town.a = size=SMALL:"x"
      yes "[size=SMAL: x]"
    """,
    message: "4:7 there is no constant `SMAL`; did you mean `SMALL`?"),
  Example(
    "an unknown role of a relation rule",
    """
    relation met
      party * town = subject
      verb <meet>
    met.hand = trigger:"met" prty:town
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "4:26 there is no role `prty`; did you mean `party`?"),
  Example(
    "an unknown role below a trigger",
    """
    relation met
      party * town = subject
      verb <meet>
        prty = subject
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "4:5 there is no role `prty`; did you mean `party`?"),
  Example(
    "an unknown role in a test",
    """
    relation met
      party * town = subject
      verb <meet>
      yes "[prty: Oslo] [trigger: met]"
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "4:7 there is no role `prty`; did you mean `party`?"),
  Example(
    "an unknown shape",
    """
    relation met
      party * town = subject
      verb <meet>
      without actve
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "4:11 there is no shape `actve`; did you mean `active`?"),
  Example(
    "an unknown attribute in a shape",
    """
    relation met
      party * town = subject
      verb <meet>
    shape odd = subject verb[vioce = active]
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "4:26 there is no attribute `vioce`; did you mean `voice`?"),
  Example(
    "an unknown modality",
    """
    relation met
      party * town = subject
      verb <meet>
      yes planed "[party: Oslo] [trigger: met]"
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "4:7 there is no modality `planed`; did you mean `planned`?"),
  Example(
    "an unknown constant of a modality",
    """
    relation met
      party * town = subject
    met.hand = modality=planed:"may" trigger:"meet" party:town
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: "3:21 there is no constant `planed`; did you mean `planned`?"),
  Example(
    "an unknown list in a trigger",
    """
    relation met
      party * town = subject
      verb <Verbs>
      noun Talk
    entity town
    town.a = "Oslo"
    """,
    withBase: true,
    message: #"""
      3:9 there is no list or pattern `Verbs`; did you mean `Verb`?
      4:8 there is no list or pattern `Talk`
      """#),
]
