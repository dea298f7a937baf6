internal import Automata
internal import RuleCompiler
internal import Tokens

/// Makes a mention of a rule's match: what its captures and settings give.
struct MentionBuilder {
  let program: Program
  let text: TokenizedText
  let row: Row?
  let entities: [Mention]
  /// What stands in the layer so far.
  var standing: StandingMentions

  init(program: Program, _ surroundings: borrowing StratumStage.Surroundings) {
    self.program = program
    text = surroundings.text
    row = surroundings.row
    entities = surroundings.entities
    standing = StandingMentions(
      cells: surroundings.row?.cells.count ?? surroundings.text.document.tokens.count)
  }

  /// The part that a rule marks.
  func span(_ recipe: MentionRecipe, _ captures: [Capture]) -> Range<Int>? {
    for capture in captures {
      if case .mark = recipe.slots[capture.slot].use { return capture.start..<capture.end }
    }
    return nil
  }

  func build(
    _ recipe: MentionRecipe, _ span: Range<Int>, _ captures: [Capture],
    _ details: inout MentionDetails
  ) -> Mention {
    var mention = Mention(
      type: recipe.type, rule: recipe.rule, start: span.lowerBound, end: span.upperBound)
    for source in recipe.sources.indices {
      if let value = value(source, recipe, captures) {
        details.append(value, for: recipe.sources[source].attribute, to: &mention)
      }
    }
    return mention
  }

  // Field by field, here and below: a copy of a whole source or slot would retain all that it holds,
  // for each match.

  private func value(
    _ source: Int, _ recipe: MentionRecipe, _ captures: [Capture]
  ) -> AttributeValue? {
    if recipe.sources[source].isCaptured, !captures.isEmpty,
      let value = captured(source, recipe, captures)
    {
      return value
    }
    if let setting = recipe.sources[source].setting, let value = evaluate(setting, recipe, captures)
    {
      return value
    }
    return recipe.sources[source].fallback
  }

  private func captured(
    _ source: Int, _ recipe: MentionRecipe, _ captures: [Capture]
  ) -> AttributeValue? {
    let attribute = recipe.sources[source].attribute
    var best: (number: Int, cue: Range<Int>)?
    for (position, capture) in captures.enumerated()
    where recipe.slots[capture.slot].attribute == attribute && capture.start < capture.end {
      switch recipe.slots[capture.slot].use {
      case .attribute:
        let cells = filler(of: position, captures, recipe)
        let type = recipe.sources[source].mentionType
        if type < 0 { return .words(tokens(cells)) }
        return stands(type, cells) ? .mention(type: type, tokens: tokens(cells)) : nil
      case .constant(let number):
        if number < best?.number ?? .max {
          best = (number, tokens(capture.start..<capture.end))
        }
      case .constantText: return .text(recipe.slots[capture.slot].text)
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

  private func filler(
    of position: Int, _ captures: [Capture], _ recipe: MentionRecipe
  ) -> Range<Int> {
    let outer = captures[position]
    if !recipe.hasFillers { return outer.start..<outer.end }
    return Self.filler(of: position, captures) { slot in
      if case .filler = recipe.slots[slot].use { true } else { false }
    }
  }

  /// The marked part of a capture, else all of it.
  static func filler(
    of position: Int, _ captures: [Capture], isFiller: (_ slot: Int) -> Bool
  ) -> Range<Int> {
    let outer = captures[position]
    for inner in captures[(position + 1)...]
    where inner.start >= outer.start && inner.end <= outer.end && isFiller(inner.slot) {
      return inner.start..<inner.end
    }
    return outer.start..<outer.end
  }

  // MARK: - Settings

  private func evaluate(
    _ value: MentionRecipe.Value, _ recipe: MentionRecipe, _ captures: [Capture]
  ) -> AttributeValue? {
    switch value {
    case .word(let text): return .text(text)
    case .number(let number): return .text("\(number)")
    case .slot(let name, _): return slot(name, recipe, captures).map { .words(tokens($0.range)) }
    case .column(let name, let columns):
      guard let found = slot(name, recipe, captures) else { return nil }
      return cell(columns[found.slot], of: found).map { .text($0) }
    case .call(let function, let arguments):
      return date(function, arguments, recipe, captures).map { .date($0) }
        ?? .failed("the words give no number")
    }
  }

  /// The captured cells, and which of the rule's slots holds them.
  private typealias Found = (range: Range<Int>, slot: Int)

  private func slot(
    _ name: Int, _ recipe: MentionRecipe, _ captures: [Capture]
  ) -> Found? {
    for (position, capture) in captures.enumerated()
    where recipe.slots[capture.slot].name == name && capture.start < capture.end {
      return (filler(of: position, captures, recipe), capture.slot)
    }
    return nil
  }

  /// A column of the list row that the captured words are.
  private func cell(_ columns: [MentionRecipe.ListColumn], of found: Found) -> String? {
    if columns.isEmpty { return nil }
    let tokens = tokens(found.range)
    let key =
      tokens.count == 1
      ? text.words.lower(text.document.tokens[tokens.lowerBound].word)
      : ListRows.key(tokens.map { text.words.lower(text.document.tokens[$0].word) })
    for column in columns {
      guard let row = program.lists[column.list].row(named: key) else { continue }
      return program.lists[column.list].cell(row: row, column: column.column)
    }
    return nil
  }

  private func number(
    _ value: MentionRecipe.Value, _ recipe: MentionRecipe, _ captures: [Capture]
  ) -> Int? {
    switch value {
    case .number(let number): return number
    case .slot(let name, let isNegative):
      guard let found = slot(name, recipe, captures) else { return nil }
      // The row first: *5th last* is no 5.
      let number =
        cell(recipe.slots[found.slot].numbers, of: found).flatMap { Int($0) }
        ?? digits(found.range)
      return isNegative ? number.map { -$0 } : number
    case .column(let name, let columns):
      guard let found = slot(name, recipe, captures) else { return nil }
      return cell(columns[found.slot], of: found).flatMap { Int($0) }
    default: return nil
    }
  }

  /// The first number in words, if it is written in ASCII digits.
  private func digits(_ cells: Range<Int>) -> Int? {
    let tokens = tokens(cells)
    let start = Int(text.document.tokens[tokens.lowerBound].start)
    let bytes = text.document.bytes[
      start..<Int(text.document.tokens[tokens.upperBound - 1].end)]
    var number: Int?
    // Seven digits are more than any calendar needs, and never overflow.
    var count = 0
    for byte in bytes {
      if byte &- UInt8(ascii: "0") < 10, count < 7 {
        number = (number ?? 0) * 10 + Int(byte &- UInt8(ascii: "0"))
        count += 1
      } else if number != nil {
        return number
      } else if byte >= 0x80 {
        return otherDigits(bytes)
      }
    }
    return number
  }

  /// As `digits`, where something that is not ASCII stands before them.
  private func otherDigits(_ bytes: ArraySlice<UInt8>) -> Int? {
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let isDigit: (Unicode.Scalar) -> Bool = { "0"..."9" ~= $0 }
    guard
      let first = text.firstIndex(where: {
        $0.isASCII ? isDigit($0) : $0.properties.numericType != nil
      })
    else { return nil }
    return Int(Substring(text[first...].prefix(while: isDigit).prefix(7)))
  }
}

// MARK: - Dates

extension MentionBuilder {
  private func date(
    _ function: DateFunction, _ arguments: [MentionRecipe.Argument],
    _ recipe: MentionRecipe, _ captures: [Capture]
  ) -> DateExpression? {
    switch function {
    case .date: return fields(arguments, recipe, captures)
    case .shift: return shift(arguments, recipe, captures)
    case .span:
      var sides: [DateExpression] = []
      for argument in arguments {
        guard case .call(let inner, let parts) = argument.value,
          let side = date(inner, parts, recipe, captures)
        else { continue }
        sides.append(side)
      }
      return sides.count == 2 ? .span(sides[0], sides[1]) : sides.first
    }
  }

  private func fields(
    _ arguments: [MentionRecipe.Argument], _ recipe: MentionRecipe,
    _ captures: [Capture]
  ) -> DateExpression? {
    var fields = DateFields()
    for argument in arguments where argument.isLabelled {
      if case .call(let inner, let parts) = argument.value {
        fields.holder = date(inner, parts, recipe, captures)
      } else if let field = argument.field {
        if field.isWord {
          if let word = word(argument.value, recipe, captures) { _ = fields.set(field, to: word) }
        } else if let number = number(argument.value, recipe, captures) {
          _ = fields.set(field, to: number)
        }
      }
    }
    return fields == DateFields() ? nil : .fields(fields)
  }

  private func shift(
    _ arguments: [MentionRecipe.Argument], _ recipe: MentionRecipe,
    _ captures: [Capture]
  ) -> DateExpression? {
    var count: Int?
    var unit: DateUnit?
    var isFromTold = false
    var base: DateExpression?
    for argument in arguments {
      switch argument.field {
      case .count: count = number(argument.value, recipe, captures)
      case .unit: unit = word(argument.value, recipe, captures).flatMap { DateUnit(word: $0) }
      case .from:
        if case .call(let inner, let parts) = argument.value {
          base = date(inner, parts, recipe, captures)
          if base == nil { return nil }
        }
        isFromTold = word(argument.value, recipe, captures) == "told"
      default: break
      }
    }
    guard let count, let unit else { return nil }
    if let base { return .moved(base, count: count, unit: unit) }
    return .shift(count: count, unit: unit, fromTold: isFromTold)
  }

  /// A word of the functions: a constant, the constant that a capture stands for, or captured words.
  private func word(
    _ value: MentionRecipe.Value, _ recipe: MentionRecipe, _ captures: [Capture]
  ) -> String? {
    switch value {
    case .word(let word): return word
    case .slot(let name, _):
      guard let found = slot(name, recipe, captures) else { return nil }
      if case .constantVariable = recipe.slots[found.slot].use {
        return recipe.slots[found.slot].text
      }
      return text.document.text(tokens(found.range)).lowercased()
    case .column(let name, let columns):
      guard let found = slot(name, recipe, captures) else { return nil }
      return cell(columns[found.slot], of: found)
    default: return nil
    }
  }
}
