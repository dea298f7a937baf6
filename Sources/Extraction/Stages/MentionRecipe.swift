internal import Automata
internal import RuleCompiler

/// How the matches of a rule become mentions: what its captures and settings give, by attribute.
///
/// Made of a rule once, so that no match looks up a name; a class, so that a match that asks for it
/// retains one object and not all that it holds.
final class MentionRecipe {
  /// What a capture slot is for.
  struct Slot {
    enum Use {
      case mark, filler
      /// The captured words, or the mention over them.
      case attribute
      case constant(Int)
      case constantText
      /// Read by settings.
      case variable
      case constantVariable
    }

    var use: Use
    /// The attribute that it gives, -1 for none.
    var attribute = -1
    /// The text of a constant.
    var text = ""
    /// Slots of one name have one number.
    var name: Int
    /// Where the captured words are a row of a list that has numbers.
    var numbers: [ListColumn]
  }

  struct ListColumn {
    var list: Int
    var column: Int
  }

  /// Where the value of an attribute comes from.
  struct Source {
    var attribute: Int
    var isCaptured: Bool
    /// The type of the mention that it holds, -1 if it holds none.
    var mentionType: Int
    var setting: Value?
    /// Where all else fails: what a setting fixes, or the last constant.
    var fallback: AttributeValue?
  }

  /// The right side of a setting.
  indirect enum Value {
    case number(Int)
    case word(String)
    case slot(name: Int, isNegative: Bool)
    /// By slot, the columns that may hold it.
    case column(name: Int, [[ListColumn]])
    case call(DateFunction, [Argument])
  }

  struct Argument {
    /// Nil where the function has no number or word of the name.
    var field: DateField?
    var isLabelled: Bool
    var value: Value
  }

  let type: Int
  let rule: Int
  let isNamedAlone: Bool
  let hasMark: Bool
  let hasFillers: Bool
  let slots: [Slot]
  /// By attribute, those that nothing can give left out.
  let sources: [Source]
  let fixedCaptures: FixedCaptures?

  init(_ number: Int, of program: Program) {
    let rule = program.rules[number]
    type = rule.type
    self.rule = number
    isNamedAlone = rule.isNamedAlone
    fixedCaptures = rule.fixedCaptures
    hasMark = rule.hasMark
    hasFillers = rule.slots.contains { $0.purpose == .filler }
    let slots = rule.slots.map { slot in
      Slot(slot, name: Self.name(slot.name, rule), Self.columns("number", of: slot, program))
    }
    self.slots = slots
    sources = program.types[type].attributes.enumerated().compactMap { attribute, info in
      var source = Source(
        attribute: attribute, isCaptured: slots.contains { $0.attribute == attribute },
        mentionType: -1)
      if case .mention(let type) = info.kind { source.mentionType = type }
      if case .constants(let all) = info.kind, !info.isOptional {
        source.fallback = .constant(all.count - 1, cue: nil)
      }
      switch rule.settings.first(where: { $0.attribute == attribute })?.value {
      case .constant(let text): source.fallback = .text(text)
      case .constantIndex(let number): source.fallback = .constant(number, cue: nil)
      case .number(let number): source.fallback = .text("\(number)")
      case let value?: source.setting = Self.value(value, rule, program)
      case nil: break
      }
      let isEmpty = !source.isCaptured && source.setting == nil && source.fallback == nil
      return isEmpty ? nil : source
    }
  }

  private static func name(_ name: String, _ rule: Rule) -> Int {
    rule.slots.firstIndex { $0.name == name } ?? -1
  }

  private static func columns(_ name: String, of slot: CaptureSlot, _ program: Program)
    -> [ListColumn]
  {
    slot.lists.compactMap { list in
      program.lists[list].column(name).map { ListColumn(list: list, column: $0) }
    }
  }

  private static func value(_ value: CompiledValue, _ rule: Rule, _ program: Program) -> Value {
    switch value {
    case .constant(let text): return .word(text)
    case .number(let number), .constantIndex(let number): return .number(number)
    case .slot(let name, let isNegative):
      return .slot(name: self.name(name, rule), isNegative: isNegative)
    case .column(let name, let column):
      return .column(
        name: self.name(name, rule), rule.slots.map { columns(column, of: $0, program) })
    case .call(let function, let arguments):
      return .call(
        function,
        arguments.enumerated().map { position, argument in
          let unlabelled = function == .shift ? ["count", "unit", "from"][min(position, 2)] : ""
          return Argument(
            field: DateField(rawValue: argument.label ?? unlabelled),
            isLabelled: argument.label != nil,
            value: self.value(argument.value, rule, program))
        })
    }
  }
}

extension MentionRecipe.Slot {
  init(_ slot: CaptureSlot, name: Int, _ numbers: [MentionRecipe.ListColumn]) {
    (self.name, self.numbers) = (name, numbers)
    switch slot.purpose {
    case .mark: use = .mark
    case .filler: use = .filler
    case .attribute(let attribute): (use, self.attribute) = (.attribute, attribute)
    case .constant(let attribute, let number):
      (use, self.attribute) = (.constant(number), attribute)
    case .constantText(let attribute, let text):
      (use, self.attribute, self.text) = (.constantText, attribute, text)
    case .constantVariable(let word): (use, text) = (.constantVariable, word)
    case .variable, .role, .trigger, .modality: use = .variable
    }
  }
}
