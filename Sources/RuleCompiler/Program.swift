package import Automata
package import RuleSyntax
package import Tokens

/// A compiled rule set: all that the stages read.
///
/// By reference: every stage of every thread holds it, and as a value of its parts each holder counts each part.
package final class Program: Sendable {
  package let types: [TypeInfo]
  package let relations: [RelationInfo]
  /// Rules of entities and phrases.
  package let rules: [Rule]
  package let entityStrata: [Stratum]
  package let phraseStrata: [Stratum]
  package let relationRules: [RelationRule]
  /// The triggers of all ways of all relation rules; a rule here is a way.
  package let triggers: PatternSet
  /// Left and right sides; `Way.left` and `Way.right` are rules here.
  package let sides: PatternSet
  package let ways: [Way]
  /// Nil where a trigger may be any word; empty without relations.
  package let gates: [Gate]?
  package let strategies: [Strategy]
  package let predicates: PredicateTable
  package let vocabulary: Vocabulary
  package let regexes: [WordRegex]
  package let attributeTests: [[CompiledTest]]
  /// By number of a list, its rows, where a setting asks for them.
  package let lists: [ListRows]
  package let tests: RuleCases

  init(_ draft: ProgramDraft) {
    types = draft.types
    relations = draft.relations
    rules = draft.rules
    entityStrata = draft.entityStrata
    phraseStrata = draft.phraseStrata
    relationRules = draft.relationRules
    triggers = draft.triggers
    sides = draft.sides
    ways = draft.ways
    gates = draft.gates
    strategies = draft.strategies
    predicates = draft.predicates
    vocabulary = draft.vocabulary
    regexes = draft.regexes
    attributeTests = draft.attributeTests
    lists = draft.lists
    tests = draft.tests
  }

  package func type(named name: String) -> Int? { types.firstIndex { $0.name == name } }
}

/// A program while it is made, part by part.
struct ProgramDraft {
  var types: [TypeInfo] = []
  var relations: [RelationInfo] = []
  var rules: [Rule] = []
  var entityStrata: [Stratum] = []
  var phraseStrata: [Stratum] = []
  var relationRules: [RelationRule] = []
  var triggers = PatternSet(rules: [])
  var sides = PatternSet(rules: [])
  var ways: [Way] = []
  var gates: [Gate]? = []
  var strategies: [Strategy] = []
  var predicates = PredicateTable()
  var vocabulary = VocabularyBuilder().vocabulary()
  var regexes: [WordRegex] = []
  var attributeTests: [[CompiledTest]] = []
  var lists: [ListRows] = []
  var tests = RuleCases()
}

/// A declared `entity` or `phrase`.
package struct TypeInfo: Sendable {
  package var name: String
  package var isPhrase: Bool
  /// Types whose mentions go where a mention of this type contains them.
  package var absorbs: Set<Int> = []
  package var attributes: [AttributeInfo] = []
  /// Rules of this type, in the order of the files.
  package var rules: [Int] = []
  /// The stratum (of its layer) after which all its rules have run; -1 without rules.
  package var lastStratum = -1

  package func attribute(_ name: String) -> Int? { attributes.firstIndex { $0.name == name } }
}

package struct AttributeInfo: Sendable {
  package enum Kind: Sendable, Equatable {
    case text
    case mention(type: Int)
    case constants([String])
  }

  package var name: String
  package var isOptional: Bool
  package var kind: Kind
}

/// Where a declaration stands, for blame and messages.
package struct Place: Sendable, Hashable {
  package var path: String
  package var line: Int
}

/// What a capture slot is for.
package struct CaptureSlot: Sendable, Hashable {
  package enum Purpose: Sendable, Hashable {
    /// The part that becomes the mention.
    case mark
    /// The marked part inside a capture.
    case filler
    case attribute(Int)
    /// One of the attribute's declared constants, by number.
    case constant(attribute: Int, Int)
    /// A constant of an attribute that declares none.
    case constantText(attribute: Int, String)
    /// Only read by settings.
    case variable
    /// Only read by settings, which get the constant: `toward=past:"last"`.
    case constantVariable(String)
    case role(Int)
    case trigger
    case modality(Int)
  }

  package var name: String
  package var purpose: Purpose
  /// Lists that the captured pattern names: where its row is looked up.
  package var lists: [Int] = []
}

/// A rule of an entity or a phrase.
package struct Rule: Sendable {
  package var type: Int
  package var name: String
  /// Type and name, such as `person.titled`.
  package var fullName: String
  package var place: Place
  package var slots: [CaptureSlot]
  package var settings: [CompiledSetting]
  /// Its matches must be walked: it marks a part or captures.
  package var needsWalk: Bool { !slots.isEmpty }
  package var hasMark: Bool { slots.contains { $0.purpose == .mark } }
  /// Another rule names this one alone, so its raw matches are edges.
  package var isNamedAlone = false
  /// What it captures where no walk is needed for that.
  package var fixedCaptures: FixedCaptures?
}

/// Rules that run together; `rules[i]` is the program's number of the pattern set's rule `i`.
package struct Stratum: Sendable {
  package var rules: [Int]
  package var patterns: PatternSet
}

package struct CompiledSetting: Sendable {
  package var attribute: Int
  package var value: CompiledValue
}

/// The right side of a setting, its names looked up.
package indirect enum CompiledValue: Sendable {
  case constant(String)
  case constantIndex(Int)
  /// The words, or the mention, that a slot captured.
  case slot(name: String, isNegative: Bool)
  case column(slot: String, column: String)
  case number(Int)
  case call(DateFunction, [(label: String?, value: CompiledValue)])
}

package enum DateFunction: String, Sendable, CaseIterable {
  case date
  case shift
  case span

  /// The labels that it knows; `nil` for positional arguments.
  package var labels: Set<String> {
    switch self {
    case .date:
      [
        "year", "month", "day", "weekday", "nth", "week", "quarter", "half", "season", "decade",
        "century", "hour", "minute", "clock", "unit", "plus", "calendar", "era", "toward", "from",
        "in",
      ]
    case .shift: ["count", "unit", "from"]
    case .span: ["first", "last"]
    }
  }

  /// The labels whose values are words, and these words.
  package static let words: [String: Set<String>] = [
    "unit": [
      "day", "week", "month", "season", "quarter", "half", "year", "decade", "century",
    ],
    "clock": ["am", "pm"], "era": ["bc"], "from": ["told"], "toward": ["past", "future", "ahead"],
    "calendar": ["easter", "orthodox", "hebrew", "islamic"],
  ]

  /// Whether the value of a label may be a date itself.
  package func takesDate(_ label: String?, position: Int) -> Bool {
    switch self {
    case .date: label == "in"
    case .shift: label == "from" || (label == nil && position == 2)
    case .span: true
    }
  }
}

/// One condition of `[…]`.
package struct CompiledTest: Sendable, Hashable {
  package var attribute: Int
  /// Constants (by number) or words (lower-case phrases); both empty: the attribute is there.
  package var constants: Set<Int>
  package var words: Set<String>
}

package struct RelationInfo: Sendable {
  package var name: String
  package var roles: [RoleInfo]
  package var place: Place
}

package struct RoleInfo: Sendable {
  package var name: String
  package var count: RoleCount
  /// Types that may fill it, in the order in which the filler's pattern names them.
  package var types: [Int]
}

/// A hand-written relation rule: its ways share name and rank.
package struct RelationRule: Sendable {
  package var relation: Int
  package var name: String
  package var fullName: String
  package var place: Place
  package var ways: [Int]
  package var slots: [CaptureSlot]
  /// How many fillers each role wants here, by number of the role.
  package var counts: [RoleCount]
}

/// One way through a relation rule: what stands left of the trigger, and right of it.
package struct Way: Sendable {
  package var rule: Int
  /// Rule numbers in `Program.sides`.
  package var left: Int
  package var right: Int
}

package struct Strategy: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case surname
    case name
    case first
    case stem
    case office
    case acronym
    case head
    case subject

    package var findsNamesAgain: Bool {
      switch self {
      case .surname, .name, .first, .stem: true
      case .office, .acronym, .head, .subject: false
      }
    }
  }

  package var kind: Kind
  package var type: Int
  /// Only mentions of these rules, if any; where names are found again, only those that they found.
  package var rules: [Int]
  package var targets: [Int]
}

/// A `yes` or `no` line, its brackets read.
package struct RuleCase: Sendable {
  package enum Subject: Sendable {
    case rule(Int)
    case relation(Int)
  }

  package var subject: Subject
  package var place: Place
  package var isTodo: Bool
  package var isYes: Bool
  package var modality: String?
  package var text: String
  package var marks: [Mark]
  package var date: String?

  /// A bracket: what it says, and the bytes of `text` that it holds.
  package struct Mark: Sendable, Hashable {
    package var start: Int
    package var end: Int
    package var role: String?
    package var attributes: [String: String]
  }
}
