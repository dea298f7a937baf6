internal import Automata
internal import RuleCompiler
internal import Tokens

/// Gives each token its class, and finds the list phrases of several words.
///
/// One per thread: what it learns of a word it keeps.
struct Classifier {
  private let program: Program
  private(set) var words = WordTable()
  var classes = ClassTable()
  /// By word and whether space stands before it: the class, -1 where not yet known.
  private var classOfWord: [Int] = []
  /// By word: its number in the vocabulary, or -1.
  private var numberOfWord: [Int32] = []
  /// By word: it starts a list phrase of several words.
  private var startsPhrase: [Bool] = []
  private var classOfPredicate: [PredicateID: ClassID] = [:]
  private let scratch = MatchScratch()
  private let shapes: [(predicate: PredicateID, shape: WordShape)]
  private let regexes: [(predicate: PredicateID, regex: WordRegex)]
  private let any: PredicateID?
  private let spaces: (before: PredicateID?, none: PredicateID?)
  /// Words that a regex gave up on: a hostile pattern, or a hostile word.
  private var exhausted: Set<WordID> = []

  init(_ program: Program) {
    self.program = program
    var shapes: [(PredicateID, WordShape)] = []
    var regexes: [(PredicateID, WordRegex)] = []
    for (id, predicate) in program.predicates.all.enumerated() {
      switch predicate {
      case .shape(let shape): shapes.append((id, shape))
      case .regex(let number): regexes.append((id, program.regexes[number]))
      default: break
      }
    }
    self.shapes = shapes
    self.regexes = regexes
    any = program.predicates.number(of: .any)
    spaces = (
      program.predicates.number(of: .followsSpace(true)),
      program.predicates.number(of: .followsSpace(false))
    )
  }

  /// Cuts a text into tokens and sentences.
  mutating func tokenize(_ bytes: [UInt8], into document: inout Document) {
    if words.count > WordTable.comfortableCount {
      words.reset()
      exhausted = []
      classOfWord = []
      numberOfWord = []
      startsPhrase = []
    }
    Tokenizer.tokenize(bytes, into: &document, words: &words)
  }

  /// The class of each token, in order.
  mutating func classify(_ document: Document, into cells: inout [ClassID]) {
    cells.removeAll(keepingCapacity: true)
    cells.reserveCapacity(document.tokens.count)
    while numberOfWord.count < words.count {
      let number = program.vocabulary.number(of: words[WordID(numberOfWord.count)])
      numberOfWord.append(number ?? -1)
      startsPhrase.append(number.map(program.vocabulary.startsPhrase) ?? false)
      classOfWord.append(-1)
      classOfWord.append(-1)
    }
    for token in document.tokens {
      let slot = Int(token.word) * 2 + (token.followsSpace ? 1 : 0)
      if classOfWord[slot] < 0 {
        classOfWord[slot] = learn(token.word, followsSpace: token.followsSpace)
      }
      cells.append(classOfWord[slot])
    }
  }

  private mutating func learn(_ id: WordID, followsSpace: Bool) -> ClassID {
    let word = words[id]
    var holding: [PredicateID] = []
    if let any { holding.append(any) }
    if let space = followsSpace ? spaces.before : spaces.none { holding.append(space) }
    for (predicate, shape) in shapes where word.shape.contains(shape) { holding.append(predicate) }
    let number = numberOfWord[Int(id)]
    if number >= 0 { program.vocabulary.collect(word, number: number, into: &holding) }
    for (predicate, regex) in regexes {
      switch regex.matches(word.text, with: scratch) {
      case .yes: holding.append(predicate)
      case .no: break
      case .limit: exhausted.insert(id)
      }
    }
    return classes.intern(program.predicates.completed(holding))
  }

  /// The words of a document that a regex gave up on, in the order of the text.
  func exhausted(in document: Document) -> [String] {
    guard !exhausted.isEmpty else { return [] }
    var seen: Set<WordID> = []
    return document.tokens.map(\.word).filter { exhausted.contains($0) && seen.insert($0).inserted }
      .map { words[$0].text }
  }

  /// The class of an edge with one predicate.
  mutating func edgeClass(_ predicate: PredicateID) -> ClassID {
    if let known = classOfPredicate[predicate] { return known }
    let id = classes.intern(PredicateSet([predicate]))
    classOfPredicate[predicate] = id
    return id
  }

  /// An edge for each list phrase of several words, inside sentences.
  mutating func phraseEdges(_ document: Document, into edges: inout [Edge]) {
    edges.removeAll(keepingCapacity: true)
    for sentence in document.sentences {
      for start in sentence.start..<sentence.end
      where startsPhrase[Int(document.tokens[start].word)] {
        findPhrases(from: start, until: sentence.end, document, into: &edges)
      }
    }
  }

  private mutating func findPhrases(
    from start: Int, until limit: Int, _ document: Document, into edges: inout [Edge]
  ) {
    var node: Int32 = 0
    var end = start
    while end < limit {
      let number = numberOfWord[Int(document.tokens[end].word)]
      guard number >= 0, let next = program.vocabulary.step(from: node, word: number) else {
        return
      }
      node = next
      end += 1
      guard end - start > 1 else { continue }
      var found: [PredicateID] = []
      program.vocabulary.phrases(
        at: node,
        words: { position in
          let token = document.tokens[start + position]
          return (words[token.word], token.followsSpace)
        }, found: { found.append($0) })
      for predicate in found {
        edges.append(Edge(start: start, end: end, classID: edgeClass(predicate)))
      }
    }
  }
}
