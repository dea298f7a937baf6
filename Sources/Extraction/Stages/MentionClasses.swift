internal import Automata
internal import RuleCompiler
internal import Tokens

/// Gives mentions their classes: the sets of mention predicates that they satisfy.
struct MentionClasses {
  private struct Key: Hashable {
    var type: Int
    var rules: [Int]
    var isWhole: Bool
    var isCell: Bool
    /// Of the attributes that some test reads: the constant, or the words in lower case.
    var values: [String]
  }

  private struct Test {
    var predicate: PredicateID
    var rule: Int?
    var tests: [CompiledTest]
  }

  private let program: Program
  /// By type.
  private var tests: [[Test]]
  private var testedAttributes: [[Int]]
  private var known: [Key: ClassID] = [:]
  /// By rule, for types that no test asks about: the class of a match, of an edge, of a cell; -1 unknown.
  private var plain: [[ClassID]]

  init(_ program: Program) {
    self.program = program
    tests = Array(repeating: [], count: program.types.count)
    testedAttributes = Array(repeating: [], count: program.types.count)
    plain = Array(repeating: Array(repeating: -1, count: program.rules.count), count: 3)
    for (id, predicate) in program.predicates.all.enumerated() {
      guard case .tested(let type, let rule, let number) = predicate else { continue }
      let set = program.attributeTests[number]
      tests[type].append(Test(predicate: id, rule: rule, tests: set))
      for test in set where !testedAttributes[type].contains(test.attribute) {
        testedAttributes[type].append(test.attribute)
      }
    }
  }

  /// The class of one rule's match, before the arbitration of its type.
  mutating func ofMatch(
    _ mention: Mention, in classes: inout ClassTable, text: (Range<Int>) -> String
  ) -> ClassID {
    plainClass(mention, 0)
      ?? classID(mention, [mention.rule], isWhole: false, isCell: false, &classes, text)
  }

  /// The class of a mention that stands after arbitration, as an edge or as a cell of the row.
  mutating func ofMention(
    _ mention: Mention, isCell: Bool, in classes: inout ClassTable, text: (Range<Int>) -> String
  ) -> ClassID {
    plainClass(mention, isCell ? 2 : 1)
      ?? classID(
        mention, [mention.rule] + mention.alsoFoundBy, isWhole: true, isCell: isCell, &classes, text
      )
  }

  private func plainClass(_ mention: Mention, _ kind: Int) -> ClassID? {
    let known = plain[kind][mention.rule]
    return known >= 0 && (kind == 0 || mention.alsoFoundBy.isEmpty) ? known : nil
  }

  private mutating func classID(
    _ mention: Mention, _ rules: [Int], isWhole: Bool, isCell: Bool, _ classes: inout ClassTable,
    _ text: (Range<Int>) -> String
  ) -> ClassID {
    let isPlain = rules.count == 1 && testedAttributes[mention.type].isEmpty
    let kind = isCell ? 2 : isWhole ? 1 : 0
    let values = testedAttributes[mention.type].map { describe(mention.value($0), text) }
    let key = Key(
      type: mention.type, rules: rules, isWhole: isWhole, isCell: isCell, values: values)
    if let id = known[key] { return id }
    var holding: [PredicateID] = []
    if isWhole, let type = program.predicates.number(of: .type(mention.type)) {
      holding.append(type)
    }
    if !isWhole || isCell {
      holding += rules.compactMap { program.predicates.number(of: .rule($0)) }
    }
    for test in tests[mention.type] {
      let fitsRule = test.rule.map { (!isWhole || isCell) && rules.contains($0) } ?? isWhole
      if fitsRule, test.tests.allSatisfy({ passes(mention, $0, text) }) {
        holding.append(test.predicate)
      }
    }
    if isCell, let any = program.predicates.number(of: .any) { holding.append(any) }
    let id = classes.intern(
      isCell ? program.predicates.completed(holding) : PredicateSet(holding))
    known[key] = id
    if isPlain { plain[kind][mention.rule] = id }
    return id
  }

  private func describe(_ value: AttributeValue?, _ text: (Range<Int>) -> String) -> String {
    switch value {
    case .constant(let number, _): "\(number)"
    case .words(let range): text(range).lowercased()
    case .text(let text): text.lowercased()
    case .none: ""
    default: "?"
    }
  }

  private func passes(
    _ mention: Mention, _ test: CompiledTest, _ text: (Range<Int>) -> String
  ) -> Bool {
    guard let value = mention.value(test.attribute) else { return false }
    if test.constants.isEmpty, test.words.isEmpty { return true }
    switch value {
    case .constant(let number, _): return test.constants.contains(number)
    case .words(let range): return test.words.contains(text(range).lowercased())
    case .text(let text): return test.words.contains(text.lowercased())
    default: return false
    }
  }
}
