internal import Automata
internal import RuleCompiler
internal import Tokens

/// Gives each token its class, and finds the list phrases of several words.
///
/// One per thread: what it learns of a word it keeps.
struct Classifier {
  private let program: Program
  private(set) var words = WordTable()
  /// Counts how often the words were forgotten: their numbers mean something else since then.
  private(set) var generation = 0
  var classes: ClassTable
  /// By word and whether space stands before it: the class and, in the lowest bits, the roles in list phrases;
  /// -1 where not yet known.
  private var known: [Int32] = []
  private static let roleBits: Int32 = 2
  /// By word: its number in the vocabulary, or -1.
  private var numberOfWord: [Int32] = []
  /// The list phrases of several words.
  private var phrases: PhraseSearch
  /// Tokens of the text that may begin one of them, and room; and how many there are.
  private var phraseStarts: [Int] = []
  private var phraseStartCount = 0
  /// By word: its look, -1 where not yet known.
  private var lookOfWord: [Int32] = []
  /// The distinct sets of simple predicates that words satisfy.
  ///
  /// Far fewer than words: most names differ in nothing that a rule asks for. So a set is completed, which
  /// costs more than all else that is learned of a word, only once.
  private var looks: [[PredicateID]] = []
  private var numberOfLook: [[PredicateID]: Int32] = [:]
  /// By look and whether space stands before the word: the class, -1 where not yet known.
  private var classOfLook: [ClassID] = []
  /// By predicate: the class of an edge that has only it, -1 where not yet known.
  private var classOfPredicate: [ClassID]
  private let scratch = MatchScratch()
  private let shapes: [(predicate: PredicateID, shape: WordShape)]
  /// By the first byte of a word: the regexes that could match it.
  private let regexes: [[(predicate: PredicateID, regex: WordRegex)]]
  private let any: PredicateID?
  private let spaces: (before: PredicateID?, none: PredicateID?)
  /// Words that a regex gave up on: a hostile pattern, or a hostile word.
  private var exhausted: Set<WordID> = []

  init(_ program: Program) {
    self.program = program
    classes = ClassTable(common: program.predicates.completed([]))
    phrases = PhraseSearch(program.vocabulary)
    classOfPredicate = Array(repeating: -1, count: program.predicates.all.count)
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
    self.regexes = (0...UInt8.max).map { byte in regexes.filter { $0.1.mayStart(with: byte) } }
    any = program.predicates.number(of: .any)
    spaces = (
      program.predicates.number(of: .followsSpace(true)),
      program.predicates.number(of: .followsSpace(false))
    )
  }

  /// Whether the words are forgotten, and have new numbers, when the next text comes.
  var isFull: Bool { words.count > WordTable.comfortableCount }

  /// Cuts a text into tokens and sentences.
  mutating func tokenize(_ bytes: [UInt8], into document: inout Document) {
    if isFull {
      words.reset()
      generation += 1
      exhausted = []
      known = []
      numberOfWord = []
      phrases.reset()
      lookOfWord = []
    }
    Tokenizer.tokenize(bytes, into: &document, words: &words)
  }

  /// The class of each token, in order; finds where list phrases may begin.
  mutating func classify(_ document: Document, into cells: inout [ClassID]) {
    while numberOfWord.count < words.count {
      let number = program.vocabulary.number(of: words[WordID(numberOfWord.count)])
      numberOfWord.append(number ?? -1)
      phrases.add(wordNumber: number)
      lookOfWord.append(-1)
      known.append(-1)
      known.append(-1)
      // With space before it, as most words are met, it is learned at once.
      learn(WordID(numberOfWord.count - 1), followsSpace: true)
    }
    let count = document.tokens.count
    if phraseStarts.count < count {
      phraseStarts += repeatElement(0, count: count - phraseStarts.count)
    }
    if fill(&cells, of: document) { return }
    for token in document.tokens where known[Self.slot(token.word, token.followsSpace)] < 0 {
      learn(token.word, followsSpace: token.followsSpace)
    }
    _ = fill(&cells, of: document)
  }

  /// False where something is not known: so the loop has no branch, for what the next word is cannot be guessed.
  private mutating func fill(_ cells: inout [ClassID], of document: Document) -> Bool {
    cells.removeAll(keepingCapacity: true)
    // Another name: a span of `phraseStarts` that can be written forbids all other looks at `self`.
    let known = known
    let (tokens, entries) = (document.tokens.span, known.span)
    var places = phraseStarts.mutableSpan
    // The captured variables only at the end: the loop would load and store them.
    var (isKnown, startCount) = (true, 0)
    cells.append(addingCapacity: tokens.count) { cells in
      var (lowest, count, begins): (Int32, Int, Int32) = (0, 0, 0)
      for place in tokens.indices {
        let token = tokens[place]
        let entry = entries[Self.slot(token.word, token.followsSpace)]
        lowest = min(lowest, entry)
        cells.append(entry >> Self.roleBits)
        places[count] = place &- 1
        count &+= Int(truncatingIfNeeded: begins & entry)
        begins = entry >> 1 & 1
      }
      (isKnown, startCount) = (lowest >= 0, count)
    }
    phraseStartCount = startCount
    return isKnown
  }

  @inline(__always)
  private static func slot(_ word: WordID, _ followsSpace: Bool) -> Int {
    Int(word) &* 2 &+ (followsSpace ? 1 : 0)
  }

  private mutating func learn(_ word: WordID, followsSpace: Bool) {
    let id = classID(of: word, followsSpace: followsSpace)
    known[Self.slot(word, followsSpace)] = id << Self.roleBits | phrases.roles(of: word)
  }

  private mutating func classID(of id: WordID, followsSpace: Bool) -> ClassID {
    if lookOfWord[Int(id)] < 0 { lookOfWord[Int(id)] = look(of: id) }
    let slot = Int(lookOfWord[Int(id)]) * 2 + (followsSpace ? 1 : 0)
    if classOfLook[slot] < 0 {
      var holding = looks[slot / 2]
      if let any { holding.append(any) }
      if let space = followsSpace ? spaces.before : spaces.none { holding.append(space) }
      classOfLook[slot] = classes.intern(program.predicates.completed(holding))
    }
    return classOfLook[slot]
  }

  /// The number of the set of predicates that a word satisfies wherever it stands, the composites left out.
  private mutating func look(of id: WordID) -> Int32 {
    let word = words[id]
    var holding: [PredicateID] = []
    for (predicate, shape) in shapes where word.shape.contains(shape) { holding.append(predicate) }
    let number = numberOfWord[Int(id)]
    if number >= 0 { program.vocabulary.collect(word, number: number, into: &holding) }
    let text = word.text.utf8Span.span
    for (predicate, regex) in text.isEmpty ? [] : regexes[Int(text[0])] {
      switch regex.matches(text, with: scratch) {
      case .yes: holding.append(predicate)
      case .no: break
      case .limit: exhausted.insert(id)
      }
    }
    if let known = numberOfLook[holding] { return known }
    numberOfLook[holding] = Int32(looks.count)
    looks.append(holding)
    classOfLook.append(-1)
    classOfLook.append(-1)
    return Int32(looks.count - 1)
  }

  /// The words of a document that a regex gave up on, in the order of the text.
  func exhausted(in document: Document) -> [String] {
    guard !exhausted.isEmpty else { return [] }
    var seen: Set<WordID> = []
    return document.tokens.map(\.word).filter { exhausted.contains($0) && seen.insert($0).inserted }
      .map { words.text($0) }
  }

  /// The class of an edge with one predicate.
  mutating func edgeClass(_ predicate: PredicateID) -> ClassID {
    if classOfPredicate[predicate] < 0 {
      classOfPredicate[predicate] = classes.intern(PredicateSet([predicate]))
    }
    return classOfPredicate[predicate]
  }

  func text(of document: Document) -> TokenizedText {
    TokenizedText(document: document, words: words, generation: generation)
  }

  /// An edge for each list phrase of several words, inside sentences.
  mutating func phraseEdges(_ document: Document, into edges: inout [Edge]) {
    edges.removeAll(keepingCapacity: true)
    let starts = phraseStarts.prefix(phraseStartCount)
    for phrase in phrases.all(in: document, words, startingAt: starts) {
      edges.append(
        Edge(start: phrase.start, end: phrase.end, classID: edgeClass(phrase.predicate)))
    }
  }
}
