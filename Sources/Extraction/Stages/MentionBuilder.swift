internal import Automata
internal import RuleCompiler
internal import Tokens

/// Makes a mention of a rule's match: what its captures and settings give.
struct MentionBuilder {
  let program: Program
  let document: Document
  let words: WordTable
  let row: Row?
  let entities: [Mention]
  /// What stands in the layer so far.
  var standing: StandingMentions

  init(program: Program, _ surroundings: borrowing StratumStage.Surroundings) {
    self.program = program
    document = surroundings.document
    words = surroundings.words
    row = surroundings.row
    entities = surroundings.entities
    standing = StandingMentions(
      cells: surroundings.row?.cells.count ?? surroundings.document.tokens.count)
  }

  // Field by field, here and below: a copy of a whole rule would retain all that it holds, for each
  // match.

  func needsWalk(_ rule: Int) -> Bool { program.rules[rule].needsWalk }

  /// The part that a rule marks.
  func span(_ rule: Int, _ captures: [Capture]) -> Range<Int>? {
    for capture in captures where program.rules[rule].slots[capture.slot].purpose == .mark {
      return capture.start..<capture.end
    }
    return nil
  }

  func build(
    _ rule: Int, _ span: Range<Int>, _ captures: [Capture], _ details: inout MentionDetails
  ) -> Mention {
    let type = program.rules[rule].type
    var mention = Mention(type: type, rule: rule, start: span.lowerBound, end: span.upperBound)
    for attribute in program.types[type].attributes.indices {
      if let value = value(attribute, of: type, rule, captures) {
        details.append(value, for: attribute, to: &mention)
      }
    }
    return mention
  }

  private func value(
    _ attribute: Int, of type: Int, _ rule: Int, _ captures: [Capture]
  ) -> AttributeValue? {
    if !captures.isEmpty, let value = captured(attribute, of: type, rule, captures) { return value }
    if let setting = program.rules[rule].settings.firstIndex(where: { $0.attribute == attribute }),
      let value = evaluate(program.rules[rule].settings[setting].value, rule, captures)
    {
      return value
    }
    guard !program.types[type].attributes[attribute].isOptional,
      case .constants(let all) = program.types[type].attributes[attribute].kind
    else { return nil }
    return .constant(all.count - 1, cue: nil)
  }

  private func captured(
    _ index: Int, of type: Int, _ rule: Int, _ captures: [Capture]
  ) -> AttributeValue? {
    var best: (number: Int, cue: Range<Int>)?
    for (position, capture) in captures.enumerated() where capture.start < capture.end {
      switch program.rules[rule].slots[capture.slot].purpose {
      case .attribute(index):
        let cells = Self.filler(of: position, captures, program.rules[rule].slots)
        if case .mention(let type) = program.types[type].attributes[index].kind {
          return stands(type, cells) ? .mention(type: type, tokens: tokens(cells)) : nil
        }
        return .words(tokens(cells))
      case .constant(index, let number):
        if number < best?.number ?? .max {
          best = (number, tokens(capture.start..<capture.end))
        }
      case .constantText(index, let text): return .text(text)
      default: break
      }
    }
    return best.map { .constant($0.number, cue: $0.cue) }
  }

  /// Cells of the layer → tokens of the document.
  private func tokens(_ cells: Range<Int>) -> Range<Int> { row?.tokens(cells) ?? cells }

  /// Whether a mention of a type stands over exactly these cells, in this layer or as a cell of it.
  private func stands(_ type: Int, _ cells: Range<Int>) -> Bool {
    if standing.contains(type, cells) { return true }
    guard cells.count == 1, let entity = row?.cells[cells.lowerBound].entity else { return false }
    return entities[entity].type == type
  }

  /// The marked part of a capture, else all of it.
  static func filler(of position: Int, _ captures: [Capture], _ slots: [CaptureSlot]) -> Range<Int>
  {
    let outer = captures[position]
    for inner in captures[(position + 1)...]
    where slots[inner.slot].purpose == .filler && inner.start >= outer.start
      && inner.end <= outer.end
    {
      return inner.start..<inner.end
    }
    return outer.start..<outer.end
  }

  // MARK: - Settings

  private func evaluate(
    _ value: CompiledValue, _ rule: Int, _ captures: [Capture]
  ) -> AttributeValue? {
    switch value {
    case .constant(let text): return .text(text)
    case .constantIndex(let number): return .constant(number, cue: nil)
    case .number(let number): return .text("\(number)")
    case .slot(let name, _): return slot(name, rule, captures).map { .words(tokens($0.range)) }
    case .column(let name, let column):
      guard let slot = slot(name, rule, captures) else { return nil }
      return cell(column, of: slot, rule).map { .text($0) }
    case .call(let function, let arguments):
      return date(function, arguments, rule, captures).map { .date($0) }
        ?? .failed("the words give no number")
    }
  }

  /// The captured cells, and which of the rule's slots holds them.
  private typealias Found = (range: Range<Int>, slot: Int)

  private func slot(_ name: String, _ rule: Int, _ captures: [Capture]) -> Found? {
    for (position, capture) in captures.enumerated()
    where program.rules[rule].slots[capture.slot].name == name && capture.start < capture.end {
      return (Self.filler(of: position, captures, program.rules[rule].slots), capture.slot)
    }
    return nil
  }

  /// A column of the list row that the captured words are.
  private func cell(_ column: String, of found: Found, _ rule: Int) -> String? {
    if program.rules[rule].slots[found.slot].lists.isEmpty { return nil }
    let key = tokens(found.range).map { words[document.tokens[$0].word].lower }
    for number in program.rules[rule].slots[found.slot].lists {
      guard let index = program.lists[number].column(column),
        let row = program.lists[number].row(named: key)
      else { continue }
      return program.lists[number].cell(row: row, column: index)
    }
    return nil
  }

  private func number(
    _ value: CompiledValue, _ rule: Int, _ captures: [Capture]
  ) -> Int? {
    switch value {
    case .number(let number): return number
    case .slot(let name, let isNegative):
      guard let found = slot(name, rule, captures) else { return nil }
      // The row first: *5th last* is no 5.
      let number = cell("number", of: found, rule).flatMap { Int($0) } ?? digits(found.range)
      return isNegative ? number.map { -$0 } : number
    case .column(let name, let column):
      return slot(name, rule, captures).flatMap { cell(column, of: $0, rule) }.flatMap { Int($0) }
    default: return nil
    }
  }

  /// The first number in words, if it is written in ASCII digits.
  private func digits(_ cells: Range<Int>) -> Int? {
    let text = document.text(tokens(cells)).unicodeScalars
    let isDigit: (Unicode.Scalar) -> Bool = { "0"..."9" ~= $0 }
    guard
      let first = text.firstIndex(where: {
        $0.isASCII ? isDigit($0) : $0.properties.numericType != nil
      })
    else { return nil }
    // Seven digits are more than any calendar needs, and never overflow.
    return Int(Substring(text[first...].prefix(while: isDigit).prefix(7)))
  }

  // MARK: - Dates

  private func date(
    _ function: DateFunction, _ arguments: [(label: String?, value: CompiledValue)], _ rule: Int,
    _ captures: [Capture]
  ) -> DateExpression? {
    switch function {
    case .date: return fields(arguments, rule, captures)
    case .shift: return shift(arguments, rule, captures)
    case .span:
      var sides: [DateExpression] = []
      for argument in arguments {
        guard case .call(let inner, let parts) = argument.value,
          let side = date(inner, parts, rule, captures)
        else { continue }
        sides.append(side)
      }
      return sides.count == 2 ? .span(sides[0], sides[1]) : sides.first
    }
  }

  private func fields(
    _ arguments: [(label: String?, value: CompiledValue)], _ rule: Int, _ captures: [Capture]
  ) -> DateExpression? {
    var fields = DateFields()
    for (label, value) in arguments {
      guard let label else { continue }
      if case .call(let inner, let parts) = value {
        fields.holder = date(inner, parts, rule, captures)
      } else if DateFunction.words[label] != nil {
        if let word = word(value, rule, captures) { _ = fields.set(label, to: word) }
      } else if let number = number(value, rule, captures) {
        _ = fields.set(label, to: number)
      }
    }
    return fields == DateFields() ? nil : .fields(fields)
  }

  private func shift(
    _ arguments: [(label: String?, value: CompiledValue)], _ rule: Int, _ captures: [Capture]
  ) -> DateExpression? {
    var count: Int?
    var unit: DateUnit?
    var isFromTold = false
    var base: DateExpression?
    for (position, argument) in arguments.enumerated() {
      switch argument.label ?? ["count", "unit", "from"][min(position, 2)] {
      case "count": count = number(argument.value, rule, captures)
      case "unit": unit = word(argument.value, rule, captures).flatMap { DateUnit(word: $0) }
      case "from":
        if case .call(let inner, let parts) = argument.value {
          base = date(inner, parts, rule, captures)
          if base == nil { return nil }
        }
        isFromTold = word(argument.value, rule, captures) == "told"
      default: break
      }
    }
    guard let count, let unit else { return nil }
    if let base { return .moved(base, count: count, unit: unit) }
    return .shift(count: count, unit: unit, fromTold: isFromTold)
  }

  /// A word of the functions: a constant, the constant that a capture stands for, or captured words.
  private func word(
    _ value: CompiledValue, _ rule: Int, _ captures: [Capture]
  ) -> String? {
    switch value {
    case .constant(let word): return word
    case .slot(let name, _):
      guard let found = slot(name, rule, captures) else { return nil }
      if case .constantVariable(let word) = program.rules[rule].slots[found.slot].purpose {
        return word
      }
      return document.text(tokens(found.range)).lowercased()
    case .column(let name, let column):
      return slot(name, rule, captures).flatMap { cell(column, of: $0, rule) }
    default: return nil
    }
  }
}
