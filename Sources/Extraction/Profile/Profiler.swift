internal import Automata
internal import RuleCompiler
internal import Tokens

/// Reads texts as an extractor does, and counts what each rule costs; several times slower.
package final class Profiler {
  private let program: Program
  private var scratch: Scratch
  private let entities: Meter
  private let phrases: Meter
  private let relations: Meter
  private var documents = 0
  private var tokens = 0

  package init(_ rules: RuleSet) {
    program = rules.program
    scratch = Scratch(program)
    entities = Meter(program.entityStrata.map(\.patterns))
    phrases = Meter(program.phraseStrata.map(\.patterns))
    relations = Meter([program.triggers, program.sides])
    scratch.entityStage.meter = entities
    scratch.phraseStage.meter = phrases
    scratch.relationStage.meter = relations
  }

  package func read(_ text: [UInt8], date: String? = nil) {
    let reading = Pipeline.read(text, date: date, program: program, scratch: &scratch)
    documents += 1
    tokens += reading.document.tokens.count
  }

  /// What all texts so far cost.
  package func profile() -> RuleProfile {
    var profile = RuleProfile(documents: documents, tokens: tokens)
    let relationOffset = program.rules.count
    var rules = program.rules.map { Self.rule($0.fullName, $0.place) }
    rules += program.relationRules.map { Self.rule($0.fullName, $0.place) }
    add(entities, program.entityStrata, "entities", to: &profile, &rules)
    add(phrases, program.phraseStrata, "phrases", to: &profile, &rules)
    addRelations(to: &profile, &rules, from: relationOffset)
    // Rules of one name: the shapes of a frame that has several triggers.
    var byName: [String: RuleProfile.Rule] = [:]
    for rule in rules where rule.cost > 0 {
      if byName[rule.name]?.add(rule) == nil { byName[rule.name] = rule }
    }
    profile.rules = byName.values.sorted { ($1.cost, $0.name) < ($0.cost, $1.name) }
    return profile
  }

  private static func rule(_ name: String, _ place: Place) -> RuleProfile.Rule {
    RuleProfile.Rule(name: name, path: place.path, line: place.line)
  }

  private func add(
    _ meter: Meter, _ strata: [Stratum], _ layer: String, to profile: inout RuleProfile,
    _ rules: inout [RuleProfile.Rule]
  ) {
    for (number, stratum) in strata.enumerated() {
      let reader = meter.readers[number]
      reader.finish()
      let types = Set(stratum.rules.map { program.rules[$0].type })
      let name = types.count == 1 ? ", " + program.types[types.first!].name : ""
      var total = RuleProfile.Stratum("\(layer) \(number + 1)\(name)", reader)
      for (place, rule) in stratum.rules.enumerated() {
        rules[rule].add(reader.rules[place], part: 1)
        total.add(meter.walks[rule], to: &rules[rule])
      }
      profile.strata.append(total)
    }
  }

  private func addRelations(
    to profile: inout RuleProfile, _ rules: inout [RuleProfile.Rule], from offset: Int
  ) {
    let triggers = relations.readers[Meter.triggers]
    let sides = relations.readers[Meter.sides]
    triggers.finish()
    sides.finish()
    var owners = [[Int]](repeating: [], count: sides.rules.count)
    for (number, way) in program.ways.enumerated() {
      rules[offset + way.rule].add(triggers.rules[number], part: 1)
      for side in Set([way.left, way.right]) where owners[side].last != way.rule {
        owners[side].append(way.rule)
      }
    }
    for (side, steps) in sides.rules.enumerated() {
      for rule in owners[side] {
        rules[offset + rule].add(steps, part: 1 / Double(owners[side].count))
      }
    }
    profile.strata.append(RuleProfile.Stratum("relations, triggers", triggers))
    var total = RuleProfile.Stratum("relations, sides", sides)
    for rule in program.relationRules.indices {
      total.add(relations.walks[rule], to: &rules[offset + rule])
    }
    profile.strata.append(total)
  }
}

extension RuleProfile.Stratum {
  fileprivate init(_ name: String, _ reader: ProfilingReader) {
    let totals = reader.totals
    self.init(
      name: name, rules: reader.rules.count, runs: totals.runs, steps: totals.steps,
      guardRuns: totals.guardRuns, guardSteps: totals.guardSteps, states: totals.states,
      clears: totals.clears)
  }

  fileprivate mutating func add(_ walks: Meter.Walks?, to rule: inout RuleProfile.Rule) {
    guard let walks else { return }
    self.walks += walks.count
    walkSteps += walks.steps
    rule.walks += walks.count
    rule.walkSteps += walks.steps
  }
}

extension RuleProfile.Rule {
  /// - Parameter part: of what several rules have in common, the part of this one.
  fileprivate mutating func add(_ other: ProfilingReader.RuleSteps, part: Double) {
    runs += part == 1 ? other.runs : Int(Double(other.runs) * part + 0.5)
    steps += other.steps * part
    alone += part == 1 ? other.alone : 0
    guardSteps += other.guardSteps * part
  }

  fileprivate mutating func add(_ other: Self) {
    runs += other.runs
    steps += other.steps
    alone += other.alone
    guardSteps += other.guardSteps
    walks += other.walks
    walkSteps += other.walkSteps
  }
}
