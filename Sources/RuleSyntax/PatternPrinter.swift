/// Writes a pattern as a rule file has it, on one line, with as few brackets as the grammar allows.
extension Pattern {
  package var text: String { written(.choice) }

  /// What the place allows: a whole choice, one item of a sequence, or one atom.
  private enum Place: Int {
    case choice
    case item
    case atom
  }

  private func written(_ place: Place) -> String {
    switch kind {
    case .string(let text): return Self.quoted(text)
    case .form(let word, let form): return Self.form(word, form)
    case .regex(let source, let ignoresCase): return "/\(source)/" + (ignoresCase ? "i" : "")
    case .name(let name, let column): return name.text + (column.map { ".\($0.text)" } ?? "")
    case .apply(let name, let arguments):
      return "\(name.text)(\(arguments.map { $0.written(.choice) }.joined(separator: ", ")))"
    case .mention(let type, let rule, let tests):
      let list = tests.isEmpty ? "" : "[\(tests.map(\.text).joined(separator: ", "))]"
      return type.text + (rule.map { ".\($0.text)" } ?? "") + list
    case .not(let body): return "!" + body.written(.atom)
    case .both(let parts):
      let joined = parts.map { $0.written(.atom) }.joined(separator: " & ")
      return place == .atom ? "(\(joined))" : joined
    case .sequence(let items): return written(items, place)
    case .choice(let ways):
      if ways.count == 1 { return ways[0].written(place) }
      let joined = ways.map { $0.written(.choice) }.joined(separator: " | ")
      return place == .choice ? joined : "(\(joined))"
    case .repetition(let body, let minimum, let maximum):
      return body.written(.atom) + Self.count(minimum, maximum)
    case .capture(let name, let constant, let body):
      return name.text + (constant.map { "=\($0.text)" } ?? "") + ":" + body.written(.item)
    case .mark(let body): return "@" + body.written(.item)
    case .context(let isAfter, let body):
      return (isAfter ? "!after(" : "!before(") + body.written(.choice) + ")"
    case .sentenceStart: return "^"
    case .sentenceEnd: return "$"
    case .gap(let minimum, let maximum):
      return minimum == 0 && maximum == 8 ? "..." : "...{\(minimum),\(maximum)}"
    case .bag(let items): return "{\(items.map { $0.written(.choice) }.joined(separator: ", "))}"
    }
  }

  private func written(_ items: [Pattern], _ place: Place) -> String {
    if items.count == 1 { return items[0].written(place) }
    let joined = items.map { item in
      // A choice among the items of a sequence stands in brackets.
      if case .choice(let ways) = item.kind, ways.count > 1 { return item.written(.item) }
      if case .sequence = item.kind { return item.written(.choice) }
      return item.written(.item)
    }.joined(separator: " ")
    return place == .choice ? joined : "(\(joined))"
  }

  private static func count(_ minimum: Int, _ maximum: Int?) -> String {
    switch (minimum, maximum) {
    case (0, 1): "?"
    case (0, nil): "*"
    case (1, nil): "+"
    case (let minimum, let maximum?):
      minimum == maximum ? "{\(minimum)}" : "{\(minimum),\(maximum)}"
    case (let minimum, nil): "{\(minimum),}"
    }
  }

  fileprivate static func form(_ word: Identifier, _ form: Identifier?) -> String {
    "<\(word.text)\(form.map { ":\($0.text)" } ?? "")>"
  }

  fileprivate static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text {
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.append(character)
    }
    return quoted + "\""
  }
}

extension AttributeTest {
  fileprivate var text: String {
    guard !alternatives.isEmpty else { return name.text }
    let values = alternatives.map { alternative in
      switch alternative {
      case .constant(let name): name.text
      case .form(let word, let form, _): Pattern.form(word, form)
      case .string(let literal): Pattern.quoted(literal.text)
      }
    }
    return "\(name.text) = \(values.joined(separator: " | "))"
  }
}
