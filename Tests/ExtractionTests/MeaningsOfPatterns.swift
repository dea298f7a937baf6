/// Words in quotes, forms, lists.
let meaningsOfWords: [Meaning] = [
  Meaning(
    "a word without a capital matches in any case", "entity a\na.b = \"may\"",
    "may May MAY maY", gives: "a(may)", "a(May)", "a(MAY)", "a(maY)"),
  Meaning(
    "a word with a capital matches as written or in capitals", "entity a\na.b = \"May\"",
    "may May MAY maY", gives: "a(May)", "a(MAY)"),
  Meaning(
    "a word in capitals matches as written", "entity a\na.b = \"US\"", "us Us US", gives: "a(US)"),
  Meaning(
    "a word of one letter matches as written", "entity a\na.b = \"i\" | \"A\"", "i I a A",
    gives: "a(i)", "a(A)"),
  Meaning(
    "white space in a string asks for white space", "entity a\na.b = \"lt gen\"",
    "lt gen, lt-gen, ltgen, lt\ngen", gives: "a(lt gen)", "a(lt\ngen)"),
  Meaning(
    "no white space in a string asks for none", "entity a\na.b = \"Lt-Gen\"",
    "Lt-Gen, Lt - Gen, Lt- Gen", gives: "a(Lt-Gen)"),
  Meaning(
    "between items either is allowed", "entity a\na.b = \"lt\" \"-\" \"gen\"",
    "lt-gen, lt - gen", gives: "a(lt-gen)", "a(lt - gen)"),
  Meaning(
    "quotation marks and hyphens are folded, offsets are the text's",
    "entity a\na.b = \"\\\"\" \"o'clock\" | \"x-y\"", "“o’clock x‐y",
    gives: "a(“o’clock)", "a(x‐y)"),
  Meaning(
    "a form is any of the word", "entity a\na.b = <sign>", "sign signs signed signing signer",
    gives: "a(sign)", "a(signs)", "a(signed)", "a(signing)"),
  Meaning(
    "one form of the word", "entity a\na.b = <take:past> | <take:participle> | <city:plural>",
    "take takes took taken city cities", gives: "a(took)", "a(taken)", "a(cities)"),
  Meaning(
    "a form of a list", "list V from \"v.txt\"\nentity a\na.b = <V:past>",
    lists: ["v.txt": "go\nsit down"], "go went sat down sit down", gives: "a(went)", "a(sat down)"),
  Meaning(
    "the last word of a list's phrase is inflected as a noun",
    "list N from \"n.txt\"\nentity a\na.b = <N:plural>", lists: ["n.txt": "prime minister"],
    "prime minister, prime ministers", gives: "a(prime ministers)"),
  Meaning(
    "a list means its first column, a cell may hold several phrases",
    "list N from \"n.tsv\"\nentity a\na.b = N\nentity c\nc.d = N.adj",
    lists: ["n.tsv": "name\tadj\nNorway | Kingdom of Norway\tNorse | Norwegian\n"],
    "Norway, the Kingdom of Norway, Norwegian",
    gives: "a(Norway)", "a(Kingdom of Norway)", "c(Norwegian)"),
  Meaning(
    "comments and empty lines of a list are no phrases",
    "list N from \"n.txt\"\nentity a\na.b = N", lists: ["n.txt": "# Oslo\n\nRome\n"],
    "Oslo # Rome", gives: "a(Rome)"),
  Meaning(
    "phrases are matched longest first", "list N from \"n.txt\"\nentity a\na.b = N",
    lists: ["n.txt": "new\nnew york\nnew york times"], "new york times, new york, new",
    gives: "a(new york times)", "a(new york)", "a(new)"),
  Meaning(
    "a phrase in two rows means the first",
    "list N from \"n.tsv\"\nentity a\n  iso?\na.b = r:N\n  iso = r.iso",
    lists: ["n.tsv": "name\tiso\nGeorgia\tGE\nGeorgia\tUS"], "Georgia",
    gives: "a(Georgia, iso: GE)"),
  Meaning(
    "a regex is one whole token", "entity a\na.b = /\\d{4}/ | /ab+/i", "2021 20210 abbb ABB xab",
    gives: "a(2021)", "a(abbb)", "a(ABB)"),
  Meaning(
    "built-in classes", "entity a\na.b = Initial Capitalized Number Lower",
    "J. Smith 12 pages", gives: "a(J. Smith 12 pages)"),
  Meaning(
    "no match leaves its sentence", "entity a\na.b = \"x\" \".\"? \"y\"",
    "We saw x. Y came. We saw x y.", gives: "a(x y)"),
]

/// Operators, captures, marks, contexts.
let meaningsOfPatterns: [Meaning] = [
  Meaning(
    "repetition", "entity a\na.b = \"x\"{2,3} \"y\"? \"z\"*", "x; x x; x x x x y z z",
    gives: "a(x x)", "a(x x x)"),
  Meaning(
    "a named pattern stands in place of its name",
    "Pair(X) = X (\"and\" X)?\nOne = \"x\" | \"y\"\nentity a\na.b = Pair(One)", "x and y, y",
    gives: "a(x and y)", "a(y)"),
  Meaning(
    "both of two conditions on a token", "entity a\na.b = Capitalized & !\"Oslo\" & !/.*s/",
    "Oslo Paris Rome rome", gives: "a(Rome)"),
  Meaning(
    "a list counts by its one-word rows after `!`",
    "list N from \"n.txt\"\nentity a\na.b = Capitalized & !N", lists: ["n.txt": "New York\nOslo"],
    "New York Oslo", gives: "a(New)", "a(York)"),
  Meaning(
    "the marked part becomes the mention", "entity a\na.b = \"by\" @\"x\"{1,2} \"!\"",
    "by x x! by x", gives: "a(x x)"),
  Meaning(
    "the next match may start where the marked part ended", "entity a\na.b = @\"x\" \"x\"",
    "x x x", gives: "a(x)", "a(x)"),
  Meaning(
    "a rule's matches do not overlap", "entity a\na.b = \"x\" \"x\"", "x x x x x",
    gives: "a(x x)", "a(x x)"),
  Meaning(
    "a mark in a sequence silences those of the patterns it names",
    "Led = \"by\" @\"x\"\nentity a\na.b = @\"y\" Led?\nentity c\nc.d = \"z\" Led", "y by x, z by x",
    gives: "a(y)", "c(x)"),
  Meaning(
    "no match after", "entity a\na.b = !after(\"the\" \"old\"?) \"x\"",
    "x, the x, the old x, old x",
    gives: "a(x)", "a(x)"),
  Meaning(
    "no match before", "entity a\na.b = \"x\" !before(\"-\" | \"of\" \"y\")", "x-y, x of y, x of z",
    gives: "a(x)"),
  Meaning(
    "a context sees mentions that it names",
    "entity t\nt.a = \"king\"\nentity p\np.a = !after(t) Capitalized", "King Olav, Olav",
    gives: "t(King)", "p(Olav)"),
  Meaning(
    "the start and the end of a sentence", "entity a\na.b = ^ \"so\" | \"on\" \".\" $",
    "So it is so on on. So on. On so on!", gives: "a(So)", "a(on.)", "a(So)", "a(on.)"),
  Meaning(
    "captures follow the first way in the order written",
    "entity a\n  p?\n  q?\na.b = (p:\"x\" | p:\"x\" q:\"x\") q:\"x\"{0,2}", "x x x",
    gives: "a(x x x, p: x, q: x x)"),
  Meaning(
    "repetitions take as many as possible", "entity a\n  p?\n  q?\na.b = p:\"x\"+ q:\"x\"{0,2}",
    "x x x", gives: "a(x x x, p: x x x)"),
  Meaning(
    "of captures of an attribute the first counts",
    "entity a\n  p?\na.b = p:\"x\" p:\"y\"", "x y", gives: "a(x y, p: x)"),
  Meaning(
    "the constant listed first wins",
    "entity a\n  s? : HIGH | LOW\na.b = s=LOW:\"x\" (s=HIGH:\"y\" | s=LOW:\"z\")", "x y, x z",
    gives: "a(x y, s: HIGH)", "a(x z, s: LOW)"),
  Meaning(
    "without a question mark the last constant holds",
    "entity a\n  s : HIGH | LOW\na.b = s=HIGH:\"x\"? \"y\"", "x y, y",
    gives: "a(x y, s: HIGH)", "a(y, s: LOW)"),
  Meaning(
    "what captured nothing is not there", "entity a\n  p?\na.b = p:\"x\"? \"y\"\n", "x y, y",
    gives: "a(x y, p: x)", "a(y)"),
  Meaning(
    "constants in a repetition",
    "entity a\n  s : HIGH | LOW\na.b = (s=HIGH:\"x\" | s=LOW:\"y\"){1,3}",
    "y y, y x", gives: "a(y y, s: LOW)", "a(y x, s: HIGH)"),
]
