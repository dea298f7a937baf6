/// What reading a corpus cost, in steps: the same on every machine, at every time.
package struct RuleProfile: Sendable {
  /// What the rules that run together cost.
  package struct Stratum: Sendable {
    /// `entities 1`, `phrases 2`, `relations, triggers`, `relations, sides`.
    package var name: String
    package var rules: Int
    package var runs = 0
    package var steps = 0
    package var guardRuns = 0
    package var guardSteps = 0
    package var walks = 0
    package var walkSteps = 0
    /// States built, and how often they were forgotten because they were too many.
    package var states = 0
    package var clears = 0

    package var cost: Int { steps + guardSteps + walkSteps }
  }

  /// What one rule cost, or one shape of a relation's frames.
  package struct Rule: Sendable {
    package var name: String
    package var path: String
    package var line: Int
    /// Runs in which the rule was alive behind the first cell.
    package var runs = 0
    /// Its part of the steps; what several rules share is divided among them.
    package var steps = 0.0
    /// Steps in which no other rule was alive.
    package var alone = 0
    package var guardSteps = 0.0
    package var walks = 0
    package var walkSteps = 0

    package var cost: Double { steps + guardSteps + Double(walkSteps) }
  }

  /// Why a rule costs what it does.
  package enum Reason: String, Sendable {
    /// It begins at one word of ten or more.
    case wideStart = "wide start"
    /// Its runs go on for eight cells or more.
    case longRuns = "gaps or repetition"
    /// Its guards cost more than its own steps.
    case guards = "guards"
    /// Finding its captures costs more than finding its matches.
    case walks = "walks"
  }

  package var documents = 0
  package var tokens = 0
  package var strata: [Stratum] = []
  /// The dearest first; of equals by name.
  package var rules: [Rule] = []

  package var cost: Int { strata.reduce(0) { $0 + $1.cost } }

  /// Steps for a thousand tokens, rounded up; 0 without tokens.
  package var costOfThousandTokens: Int {
    tokens == 0 ? 0 : (cost * 1000 + tokens - 1) / tokens
  }

  /// The reasons of a rule, in the order of their declaration.
  package func reasons(of rule: Rule) -> [Reason] {
    var reasons: [Reason] = []
    if rule.runs * 10 >= tokens { reasons.append(.wideStart) }
    if rule.runs > 0, rule.steps >= Double(8 * rule.runs) { reasons.append(.longRuns) }
    if rule.guardSteps > rule.steps { reasons.append(.guards) }
    if Double(rule.walkSteps) > rule.steps + rule.guardSteps { reasons.append(.walks) }
    return reasons
  }
}
