internal import Automata
internal import RuleCompiler
internal import Tokens

/// One document with all that was found in it, before it is put out.
struct Reading {
  var document: Document
  var entities: [Mention] = []
  /// Positions in cells of the row.
  var phrases: [Mention] = []
  /// What entities and phrases hold.
  var details = MentionDetails()
  var row = Row()
  /// The stretches of the row in which phrases are read.
  var readStretches: [Stretch] = []
  /// Phrases are read everywhere, not only where a relation or a date asks for them.
  var isReadWhole = false
  var relations: [FoundRelation] = []
  /// By number of a phrase that fills a role: what it refers to.
  var phraseTargets: [Int: Filler] = [:]
  /// What did not stand: in the token layer, then in the row.
  var lostEntities: [Loss] = []
  var lostPhrases: [Loss] = []
  var documentDate: String?
  /// By place among the details of entities, the value of a date.
  var dates: [Int: String] = [:]
  var notes: [(entity: Int?, message: String)] = []
}

extension Reading {
  /// The phrases that fill roles, in order.
  var rolePhrases: [Int] {
    var numbers: Set<Int> = []
    for relation in relations {
      for case (_, .phrase(let number)) in relation.arguments { numbers.insert(number) }
    }
    return numbers.sorted()
  }
}

/// The mutable part of an extractor: automata, classes, storage.
///
/// One per thread, never shared.
struct Scratch {
  var classifier: Classifier
  var mentionClasses: MentionClasses
  var entityStage: StratumStage
  var openGates: OpenGates
  var phraseStage: StratumStage
  var relationStage: RelationStage
  var references: ReferenceScratch
  var document = Document()
  var cells: [ClassID] = []
  var listEdges: [Edge] = []
  var lattice = IndexedLattice()
  var stepEnded: StepObserver? {
    didSet {
      entityStage.stratumEnded = stepEnded.map { tell in { tell(.entities(stratum: $0)) } }
      phraseStage.stratumEnded = stepEnded.map { tell in { tell(.phrases(stratum: $0)) } }
    }
  }

  init(_ program: Program) {
    classifier = Classifier(program)
    mentionClasses = MentionClasses(program)
    entityStage = StratumStage(program, isPhrase: false)
    openGates = OpenGates(program)
    phraseStage = StratumStage(program, isPhrase: true)
    relationStage = RelationStage(program)
    references = ReferenceScratch(program)
  }

  /// Lets `cells` be changed in place: what the lattice holds as well would be copied for that.
  mutating func releaseCells() { lattice.reset(cells: []) }
}

/// The way of one document, step by step.
enum Pipeline {
  static func read(
    _ bytes: [UInt8], date: String?, isReadWhole: Bool = false, program: Program,
    scratch: inout Scratch
  ) -> Reading {
    scratch.releaseCells()
    tokenize(bytes, &scratch)
    let text = scratch.classifier.text(of: scratch.document)
    var reading = Reading(document: scratch.document)
    reading.isReadWhole = isReadWhole
    reading.documentDate = date ?? Values.headDate(bytes)
    findEntities(&reading, text, &scratch)
    settle(&reading, text, program, &scratch)
    scratch.stepEnded?(.settling)
    let edges = findPhrases(&reading, text, &scratch)
    reading.relations = scratch.relationStage.run(
      reading.row, stretches: reading.readStretches, cells: scratch.cells, edges: edges,
      entities: reading.entities,
      phrases: reading.phrases, details: reading.details, classes: &scratch.classifier.classes)
    scratch.stepEnded?(.relations)
    link(&reading, text, program, &scratch)
    scratch.stepEnded?(.references)
    resolveValues(&reading, program, scratch.relationStage.clauseTypes)
    scratch.stepEnded?(.values)
    noteLimits(&reading, scratch)
    return reading
  }

  private static func tokenize(_ bytes: [UInt8], _ scratch: inout Scratch) {
    if scratch.classifier.isFull { scratch.references.forgetWords() }
    scratch.classifier.tokenize(bytes, into: &scratch.document)
    scratch.stepEnded?(.tokens)
    scratch.classifier.classify(scratch.document, into: &scratch.cells)
    scratch.stepEnded?(.classes)
    scratch.classifier.phraseEdges(scratch.document, into: &scratch.listEdges)
    scratch.stepEnded?(.listPhrases)
  }

  private static func findEntities(
    _ reading: inout Reading, _ text: TokenizedText, _ scratch: inout Scratch
  ) {
    scratch.lattice.reset(cells: scratch.cells)
    scratch.lattice.append(scratch.listEdges)
    let stretches = reading.document.sentences.map {
      Stretch(
        start: $0.start, end: $0.end, opensSentence: $0.opensSentence,
        closesSentence: $0.closesSentence)
    }
    let found = scratch.entityStage.run(
      over: &scratch.lattice,
      .init(text: text, stretches: stretches),
      classes: &scratch.classifier.classes, mentionClasses: &scratch.mentionClasses,
      details: &reading.details)
    reading.entities = found.mentions
    reading.lostEntities = found.losers
  }

  /// Arbitrates all types with each other, and adds what the strategies find.
  private static func settle(
    _ reading: inout Reading, _ text: TokenizedText, _ program: Program, _ scratch: inout Scratch
  ) {
    var settled = Arbitration.settle(reading.entities, types: program.types)
    reading.lostEntities += settled.losers
    let references = References(program: program, text: text, details: reading.details)
    let added = references.additions(to: settled.kept, &scratch.references)
    if !added.isEmpty {
      settled = Arbitration.settle(settled.kept + added, types: program.types)
    }
    reading.entities = settled.kept
    redirectAttributes(&reading)
  }

  /// An attribute that points to a mention that was dropped points to a kept one of its type that
  /// overlaps it, or goes.
  private static func redirectAttributes(_ reading: inout Reading) {
    let longest = reading.entities.lazy.map(\.count).max() ?? 0
    for number in reading.entities.indices {
      for place in reading.entities[number].valuePlaces.reversed() {
        guard case .mention(let type, let tokens) = reading.details[place].value else { continue }
        let near = max(0, tokens.lowerBound - longest)..<tokens.upperBound
        let overlapping = reading.entities.starting(in: near).filter {
          $0.type == type && tokens.lowerBound < $0.end
        }
        if let kept = overlapping.first(where: {
          $0.start == tokens.lowerBound && $0.end == tokens.upperBound
        })
          ?? overlapping.max(by: { $0.count < $1.count })
        {
          reading.details.replaceValue(
            at: place, by: .mention(type: type, tokens: kept.start..<kept.end))
        } else {
          reading.details.removeValue(at: place, from: &reading.entities[number])
        }
      }
    }
  }

  /// Returns the edges of the row: list phrases, then phrases.
  private static func findPhrases(
    _ reading: inout Reading, _ text: TokenizedText, _ scratch: inout Scratch
  ) -> [Edge] {
    let open = scratch.openGates.sentences(
      of: reading, tokenClasses: scratch.cells, in: scratch.classifier.classes)
    makeRow(&reading, open)
    let row = reading.row
    classifyCells(reading, text, &scratch)
    scratch.lattice.reset(cells: scratch.cells)
    for edge in scratch.listEdges {
      if let lifted = row.lift(edge) { scratch.lattice.append(lifted) }
    }
    scratch.stepEnded?(.rows)
    let found = scratch.phraseStage.run(
      over: &scratch.lattice,
      .init(
        text: text, stretches: reading.readStretches, row: row, entities: reading.entities),
      classes: &scratch.classifier.classes, mentionClasses: &scratch.mentionClasses,
      details: &reading.details)
    reading.phrases = found.mentions.sorted {
      ($0.start, $0.end, $0.type) < ($1.start, $1.end, $1.type)
    }
    reading.lostPhrases = found.losers
    return scratch.lattice.edges
  }

  /// The row of the open sentences, and of the one before each, where a pronoun may look for its subject.
  private static func makeRow(_ reading: inout Reading, _ open: [Int]) {
    var sentences: [Int] = []
    sentences.reserveCapacity(2 * open.count)
    var places: [Int] = []
    places.reserveCapacity(open.count)
    for number in open {
      if number > 0, sentences.last != number - 1 { sentences.append(number - 1) }
      places.append(sentences.count)
      sentences.append(number)
    }
    reading.row = Row(reading.document, entities: reading.entities, sentences: sentences)
    reading.readStretches = places.map { reading.row.stretches[$0] }
  }

  /// Puts the classes of the row's cells in the place of the tokens' classes.
  private static func classifyCells(
    _ reading: Reading, _ text: TokenizedText, _ scratch: inout Scratch
  ) {
    scratch.releaseCells()
    var classes = scratch.cells
    scratch.cells = []
    let cells = reading.row.cells
    // In place, since no cell stands before its first token.
    var span = classes.mutableSpan
    for number in cells.indices {
      if let entity = cells[number].entity {
        span[number] = scratch.mentionClasses.ofCell(
          reading.entities[entity], reading.details, in: &scratch.classifier.classes, text: text)
      } else {
        span[number] = span[cells[number].tokens.lowerBound]
      }
    }
    classes.removeSubrange(cells.count...)
    scratch.cells = classes
  }

  /// Says what mentions refer to: names to fuller names, phrases that fill roles to what they stand for.
  private static func link(
    _ reading: inout Reading, _ text: TokenizedText, _ program: Program, _ scratch: inout Scratch
  ) {
    References(program: program, text: text, details: reading.details)
      .link(&reading.entities, &scratch.references)
    reading.phraseTargets = PhraseReferences(
      program: program, text: text, row: reading.row, entities: reading.entities,
      phrases: reading.phrases, details: reading.details,
      verbs: scratch.relationStage.clauseTypes.verbs
    ).targets(of: reading.rolePhrases)
  }

  private static func resolveValues(
    _ reading: inout Reading, _ program: Program, _ types: (verbs: Int?, clauseEnd: Int?)
  ) {
    let clauses = Clauses(
      row: reading.row, entities: reading.entities, phrases: reading.phrases,
      details: reading.details,
      verbs: types.verbs, clauseEnd: types.clauseEnd)
    let coming = comingConstants(program, types.verbs)
    let row = reading.row
    // What a relation says of its date goes before what stands nearest to it.
    var datesOfComing: Set<Int> = []
    for relation in reading.relations where coming?.constants.contains(relation.modality) == true {
      for case (_, .entity(let number)) in relation.arguments {
        datesOfComing.insert(reading.entities[number].start)
      }
    }
    let resolved = Values(program: program).resolve(
      reading.entities, reading.details, in: reading.document, documentDate: reading.documentDate,
      clause: { mention in
        guard let (attribute, constants) = coming,
          let cell = row.cell(ofToken: mention.start),
          let verbs = clauses.verbs(dating: cell..<cell + 1)
        else { return (nil, false) }
        var isComing = datesOfComing.contains(mention.start)
        if case .constant(let constant, _) = verbs.value(attribute), constants.contains(constant) {
          isComing = true
        }
        return (verbs.start, isComing)
      })
    reading.dates = resolved.dates
    reading.notes += resolved.notes
  }

  /// Tells which limits the text met: what was left out for them is not left out in silence.
  private static func noteLimits(_ reading: inout Reading, _ scratch: Scratch) {
    if reading.document.sentences.contains(where: { !$0.closesSentence }) {
      reading.notes.append((nil, "A sentence of more than 1,024 tokens was read in pieces."))
    }
    if scratch.lattice.droppedEdges > 0 {
      reading.notes.append(
        (nil, "More than 64 mentions began at one token; only the longest were used there."))
    }
    for word in scratch.classifier.exhausted(in: reading.document) {
      reading.notes.append((nil, "A regular expression of the rules gave up on the word \(word)."))
    }
  }

  /// The modalities of what has not happened yet: what may be signed is signed in a coming May.
  private static func comingConstants(
    _ program: Program, _ verbs: Int?
  ) -> (attribute: Int, constants: [Int])? {
    guard let verbs, let attribute = program.types[verbs].attribute("modality"),
      case .constants(let all) = program.types[verbs].attributes[attribute].kind
    else { return nil }
    return (attribute, all.indices.filter { ["planned", "possible"].contains(all[$0]) })
  }
}
