import RuleSyntax
import Testing
import Text

func parse(_ text: String) -> RuleFile {
  Parser.parse(SourceText(path: "a.rules", text: text))
}

struct Tree: CustomTestStringConvertible, Sendable {
  var rules: String
  var tree: String

  init(_ rules: String, _ tree: String) {
    self.rules = rules
    self.tree = tree
  }

  var testDescription: String { rules }
}

@Suite struct ParserTests {
  @Test(arguments: [
    Tree(#""a b""#, #""a b""#),
    Tree(#""\"" "\\""#, #"(seq """ "\")"#),
    Tree("<sign>", "<sign>"),
    Tree("<sign:past>", "<sign:past>"),
    Tree("<Office:plural>", "<Office:plural>"),
    Tree(#"/\d{4}/ /a\/b/i"#, #"(seq /\d{4}/ /a\/b/i)"#),
    Tree("Nation Nation.demonym", "(seq Nation Nation.demonym)"),
    Tree("Several(X)", "(apply Several X)"),
    Tree("Pair(A | B, c d)", "(apply Pair (or A B) (seq c d))"),
    Tree("Month (day:Day)?", "(seq Month (repeat 0 1 (capture day Day)))"),
    Tree("person person.full", "(seq person person.full)"),
    Tree("title[nation]", "title[nation]"),
    Tree(
      #"verbs.past[voice = active, head = <sign:past> | "put" | B]"#,
      #"verbs.past[voice=active, head=<sign:past>|"put"|B]"#),
    Tree("a b | c | d", "(or (seq a b) c d)"),
    Tree("(a | b) c", "(seq (or a b) c)"),
    Tree(
      "a? b* c+ d{2} e{2,4}",
      "(seq (repeat 0 1 a) (repeat 0 * b) (repeat 1 * c) (repeat 2 2 d) (repeat 2 4 e))"),
    Tree("A & !B & !B.c{1,3}", "(repeat 1 3 (both A (not B) (not B.c)))"),
    Tree(#"!"," !!a"#, #"(seq (not ",") (not (not a)))"#),
    Tree("x:a{2}", "(capture x (repeat 2 2 a))"),
    Tree("x:@a+", "(capture x (mark (repeat 1 * a)))"),
    Tree("@(a b)", "(mark (seq a b))"),
    Tree("mod=START:a day:b", "(seq (capture mod=START a) (capture day b))"),
    Tree("toward=-1:a voice=active:b", "(seq (capture toward=-1 a) (capture voice=active b))"),
    Tree("!after(A | b) x !before(c)", "(seq (not-after (or A b)) x (not-before c))"),
    Tree("after before !after", "(seq after before (not after))"),
    Tree("^ a $", "(seq ^ a $)"),
    Tree("a ... b ...{0,6} c", "(seq a (gap 0 8) b (gap 0 6) c)"),
    Tree("... {a b, c}", "(seq (gap 0 8) (bag (seq a b) c))"),
    Tree(
      "{setting} noun {Bare(object), adjunct}",
      "(seq (bag setting) noun (bag (apply Bare object) adjunct))"),
    Tree("on from list verb", "(seq on from list verb)"),
    Tree("a # the first\n  | b\n\n  # and the second\n  | c", "(or a b c)"),
    Tree("(a\n    b) c", "(seq (seq a b) c)"),
    Tree("élan Équipe 名", "(seq élan Équipe 名)"),
    Tree("x_1 A400M", "(seq x_1 A400M)"),
  ])
  func patterns(_ example: Tree) {
    let file = parse("P = \(example.rules)\n")
    #expect(file.diagnostics.map(\.message) == [])
    #expect(printed(file) == "(pattern P \(example.tree))")
  }

  @Test(arguments: [
    Tree(#"list Nation   from "lists/nations.tsv"  # name"#, #"(list Nation "lists/nations.tsv")"#),
    Tree("entity place", "(entity place)"),
    Tree(
      "entity organization absorbs place, date\n  value\n  nation?\n  owner? : person\n"
        + "  mod : START | MID\n  form : past | finite\n  only : START\n  sign : -1 | 1",
      "(entity organization -place -date value nation? (owner? mention person) "
        + "(mod constants START MID) (form constants past finite) (only constants START) "
        + "(sign constants -1 1))"),
    Tree("phrase group\n  number? : plural", "(phrase group (number? mention plural))"),
    Tree("Several(X) = X (\",\" X)*", #"(pattern Several X (seq X (repeat 0 * (seq "," X))))"#),
    Tree("Two(X, Y) = X Y", "(pattern Two X Y (seq X Y))"),
    Tree("shape nominal = noun {adjunct}", "(shape nominal (seq noun (bag adjunct)))"),
    Tree("resolve person by surname", "(resolve person by surname)"),
    Tree(
      "resolve group.pronoun to person, group by subject",
      "(resolve group.pronoun person group by subject)"),
    Tree(
      """
      date.month = month:Month
        | day:Day
        value = date(year: -year, month: row.number, span(), 4)
        mod = START
        offset = -12
        other = -row.number
        kind = planned
        yes "On [value=2021-04-05: April 5]." on 2021-05-03
        no  "a \\"may\\""
        todo yes "x"
      """,
      "(rule date.month (or (capture month Month) (capture day Day)) "
        + "(value = (call date year:-year month:row.number (call span) 4)) (mod = START) "
        + "(offset = -12) (other = -row.number) (kind = planned) "
        + #"(yes "On [value=2021-04-05: April 5]." 2021-05-03) (no "a "may"") (todo yes "x"))"#),
    Tree(
      """
      relation met
        party 2+ Party = subject, with, "on behalf of"
        place ?  place
        date  1  Det? @date = bare
        verb <meet> | <sit> "down"
          party = subject
          place = object
        noun "call"
           | <talk>
        without reduced, owner
        yes planned "x"
        todo no "y"
      """,
      "(relation met (role party 2+ Party 'subject' 'with' 'on behalf of') (role place ? place) "
        + "(role date 1 (seq (repeat 0 1 Det) (mark date)) 'bare') "
        + #"(verb (or <meet> (seq <sit> "down")) (party 'subject') (place 'object')) "#
        + #"(noun (or "call" <talk>)) (without reduced owner) (yes planned "x") (todo no "y"))"#),
    Tree(
      "relation a\n  x * y\n  z + y\nb.c = d",
      "(relation a (role x * y) (role z + y))\n(rule b.c d)"),
    Tree("## About P.\nP = a\r\n\tx.y = z", "(pattern P a)"),
    Tree("\u{FEFF}P = a", "(pattern P a)"),
    Tree("", ""),
  ])
  func declarations(_ example: Tree) {
    let file = parse(example.rules)
    let isWhole = example.rules.contains("\tx.y") == false
    #expect(file.diagnostics.isEmpty == isWhole, "\(file.diagnostics.map(\.message.text))")
    #expect(printed(file) == example.tree)
  }

  @Test(arguments: [
    // A declaration costs itself alone.
    Tree("P = )\n  | x\n  yes \"a\"\nQ = a", "(pattern Q a)"),
    Tree("P = (a\nQ = b", "(pattern Q b)"),
    Tree("P = \"a\nQ = b", "(pattern Q b)"),
    Tree("  P = a\n  | b\nQ = b", "(pattern Q b)"),
    Tree("ruel P = a\n  x\nQ = b", "(pattern Q b)"),
    // A line of a body costs itself alone.
    Tree("a.b = c\n  x == y\n  z = y", "(rule a.b c (z = y))"),
    Tree("a.b = c\n  x = date(y\n  z = y\n  no \"a\"", "(rule a.b c (z = y) (no \"a\"))"),
    Tree("relation r\n  verb (<a>\n  a 1 b\n  noun <c>", "(relation r (role a 1 b) (noun <c>))"),
    Tree("relation r\n  verb )\n    a = in\n  c 1 d", "(relation r (role c 1 d))"),
    Tree(
      "relation r\n  verb <a>\n    a in\n    b = in\n  c 1 d",
      "(relation r (role c 1 d) (verb <a> (b 'in')))"),
    Tree("entity a\n  b? x\n  | d\n  c", "(entity a c)"),
    // What can be mended stays.
    Tree(
      "P = a{4,2} b{1,1000000} \"\"",
      "(pattern P (seq (repeat 4 4 a) (repeat 1 64 b) \"\"))"),
    Tree("list L from \"l.txt\"\n  x\nQ = a", "(list L \"l.txt\")\n(pattern Q a)"),
  ])
  func recovery(_ example: Tree) {
    let file = parse(example.rules)
    #expect(!file.diagnostics.isEmpty)
    #expect(printed(file) == example.tree)
  }

  @Test func rangesCoverWhatTheyName() {
    let source = SourceText(path: "a.rules", text: "a.b = x:(c d)? \"e\"\n  y = z\n\nP = a\n")
    let file = Parser.parse(source)
    guard case .rule(let rule) = file.declarations.first else {
      Issue.record("no rule")
      return
    }
    #expect(source.string(rule.range) == "a.b = x:(c d)? \"e\"\n  y = z")
    #expect(source.string(rule.pattern.range) == "x:(c d)? \"e\"")
    guard case .sequence(let items) = rule.pattern.kind else {
      Issue.record("no sequence")
      return
    }
    #expect(items.map { source.string($0.range) } == ["x:(c d)?", "\"e\""])
  }

  @Test(
    .timeLimit(.minutes(1)), arguments: ["(", "!", "{", "A(", "!after(", "a[", "@", "x:", "- "])
  func deepNestingIsRefusedQuickly(_ opening: String) {
    let file = parse("P = " + String(repeating: opening, count: 10_000) + "\nQ = a\n")
    #expect(file.diagnostics.count == 1)
    #expect(printed(file) == "(pattern Q a)")
  }

  @Test func nestingUpToTheLimitIsRead() {
    let open = String(repeating: "(", count: 32)
    let close = String(repeating: ")", count: 32)
    #expect(parse("P = \(open)a\(close)").diagnostics.isEmpty)
    #expect(
      parse("P = (\(open)a\(close))").diagnostics.map(\.message) == [.nestingTooDeep(limit: 32)])
  }
}
