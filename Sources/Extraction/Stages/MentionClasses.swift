internal import Automata
internal import RuleCompiler
internal import Tokens

/// Gives mentions their classes: the sets of mention predicates that they satisfy.
///
/// One per thread: the class of each combination that it met is remembered in a tree. A root tells
/// what is asked for, and each level what one tested attribute holds, as far as tests tell values
/// apart; so a class that is known costs a step for each of these attributes.
struct MentionClasses {
  private struct Test {
    var predicate: PredicateID
    var rule: Int?
    var tests: [CompiledTest]
  }

  /// An attribute that some test reads.
  private struct Attribute {
    static let absent = 0
    static let other = 1

    var number: Int
    /// The words that tests name, in lower case, and the branch of each.
    var words: [String: Int] = [:]
    var constantCount: Int
    /// By word of the document, its branch; -1 where not yet asked for.
    var branchOfWord: [Int32] = []

    /// How many branches there are: the constants come last.
    var branchCount: Int { 2 + words.count + constantCount }
  }

  /// What a mention is when its class is asked for.
  private enum Role {
    /// The match of one rule, before the arbitration of its type.
    case match
    /// It stands, and later strata may step over it.
    case edge
    /// It stands as one cell of the row.
    case cell
  }

  private let program: Program
  /// By type.
  private var tests: [[Test]]
  private var attributes: [[Attribute]]
  /// The roots, then the branches of each node; -1 where nothing is known, at the last level the class.
  private var tree: [Int32]
  /// The roots of cells that several rules found.
  private var rootOfRules: [[Int]: Int] = [:]
  /// Of the words that attributes remember.
  private var generation = 0

  init(_ program: Program) {
    self.program = program
    tests = Array(repeating: [], count: program.types.count)
    attributes = Array(repeating: [], count: program.types.count)
    // Matches by rule, cells by rule, edges by type.
    tree = Array(repeating: -1, count: 2 * program.rules.count + program.types.count)
    for (id, predicate) in program.predicates.all.enumerated() {
      guard case .tested(let type, let rule, let number) = predicate else { continue }
      let set = program.attributeTests[number]
      tests[type].append(Test(predicate: id, rule: rule, tests: set))
      for test in set { addBranches(of: test, type) }
    }
  }

  private mutating func addBranches(of test: CompiledTest, _ type: Int) {
    var place = attributes[type].firstIndex { $0.number == test.attribute }
    if place == nil {
      var count = 0
      if case .constants(let all) = program.types[type].attributes[test.attribute].kind {
        count = all.count
      }
      attributes[type].append(Attribute(number: test.attribute, constantCount: count))
      place = attributes[type].count - 1
    }
    guard let place else { return }
    for word in test.words where attributes[type][place].words[word] == nil {
      attributes[type][place].words[word] = 2 + attributes[type][place].words.count
    }
  }

  /// The class of one rule's match, before the arbitration of its type.
  mutating func ofMatch(
    _ mention: Mention, _ details: MentionDetails, in classes: inout ClassTable,
    text: TokenizedText
  ) -> ClassID {
    classID(mention, details, .match, root: mention.rule, &classes, text)
  }

  /// The class of a mention that stands after arbitration, as an edge.
  mutating func ofEdge(
    _ mention: Mention, _ details: MentionDetails, in classes: inout ClassTable,
    text: TokenizedText
  ) -> ClassID {
    let root = 2 * program.rules.count + mention.type
    return classID(mention, details, .edge, root: root, &classes, text)
  }

  /// The class of a mention that stands after arbitration, as a cell of the row.
  mutating func ofCell(
    _ mention: Mention, _ details: MentionDetails, in classes: inout ClassTable,
    text: TokenizedText
  ) -> ClassID {
    let root =
      mention.hasOneRule
      ? program.rules.count + mention.rule : root(of: details.rules(of: mention))
    return classID(mention, details, .cell, root: root, &classes, text)
  }

  private mutating func root(of rules: [Int]) -> Int {
    if let known = rootOfRules[rules] { return known }
    rootOfRules[rules] = tree.count
    tree.append(-1)
    return tree.count - 1
  }

  private mutating func classID(
    _ mention: Mention, _ details: MentionDetails, _ role: Role, root: Int,
    _ classes: inout ClassTable, _ text: TokenizedText
  ) -> ClassID {
    if generation != text.generation { forgetWords(generation: text.generation) }
    var place = root
    for index in attributes[mention.type].indices {
      if tree[place] < 0 {
        let count = attributes[mention.type][index].branchCount
        tree[place] = Int32(tree.count)
        tree.append(contentsOf: repeatElement(-1, count: count))
      }
      place = Int(tree[place]) + branch(of: mention, details, index, text)
    }
    if tree[place] < 0 {
      tree[place] = classes.intern(predicates(of: mention, details, role, text))
    }
    return tree[place]
  }

  private mutating func forgetWords(generation: Int) {
    self.generation = generation
    for type in attributes.indices {
      for index in attributes[type].indices { attributes[type][index].branchOfWord = [] }
    }
  }

  private mutating func branch(
    of mention: Mention, _ details: MentionDetails, _ index: Int, _ text: TokenizedText
  ) -> Int {
    switch details.value(attributes[mention.type][index].number, of: mention) {
    case nil: Attribute.absent
    case .constant(let number, _): 2 + attributes[mention.type][index].words.count + number
    case .words(let tokens):
      tokens.count == 1
        ? branch(ofToken: tokens.lowerBound, mention.type, index, text)
        : attributes[mention.type][index].words[text.lowerCase(tokens)] ?? Attribute.other
    case .text(let text):
      attributes[mention.type][index].words[text.lowercased()] ?? Attribute.other
    default: Attribute.other
    }
  }

  private mutating func branch(
    ofToken token: Int, _ type: Int, _ index: Int, _ text: TokenizedText
  ) -> Int {
    let word = Int(text.document.tokens[token].word)
    let missing = word + 1 - attributes[type][index].branchOfWord.count
    if missing > 0 {
      attributes[type][index].branchOfWord.append(
        contentsOf: repeatElement(-1, count: max(missing, text.words.count - word)))
    }
    let known = attributes[type][index].branchOfWord[word]
    if known >= 0 { return Int(known) }
    let branch =
      attributes[type][index].words[text.lowerCase(token..<token + 1)] ?? Attribute.other
    attributes[type][index].branchOfWord[word] = Int32(branch)
    return branch
  }

  private func predicates(
    of mention: Mention, _ details: MentionDetails, _ role: Role, _ text: TokenizedText
  ) -> PredicateSet {
    var holding: [PredicateID] = []
    if role != .match, let type = program.predicates.number(of: .type(mention.type)) {
      holding.append(type)
    }
    let rules: [Int] =
      switch role {
      case .match: [mention.rule]
      case .edge: []
      case .cell: details.rules(of: mention)
      }
    holding += rules.compactMap { program.predicates.number(of: .rule($0)) }
    var lowered: [Int: String] = [:]
    for test in tests[mention.type] {
      let fitsRule = test.rule.map(rules.contains) ?? (role != .match)
      if fitsRule, test.tests.allSatisfy({ passes(mention, details, $0, text, &lowered) }) {
        holding.append(test.predicate)
      }
    }
    guard role == .cell else { return PredicateSet(holding) }
    if let any = program.predicates.number(of: .any) { holding.append(any) }
    return program.predicates.completed(holding)
  }

  /// - Parameter lowered: by attribute of the mention, its words in lower case: asked for by hundreds of tests.
  private func passes(
    _ mention: Mention, _ details: MentionDetails, _ test: CompiledTest,
    _ text: TokenizedText, _ lowered: inout [Int: String]
  ) -> Bool {
    guard let value = details.value(test.attribute, of: mention) else { return false }
    if test.constants.isEmpty, test.words.isEmpty { return true }
    let words: String
    switch value {
    case .constant(let number, _): return test.constants.contains(number)
    case .words(let tokens): words = lowered[test.attribute] ?? text.lowerCase(tokens)
    case .text(let text): words = lowered[test.attribute] ?? text.lowercased()
    default: return false
    }
    lowered[test.attribute] = words
    return test.words.contains(words)
  }
}
