import RuleSyntax
import Text

/// Trees as S-expressions, one declaration a line, so that a test can show what it wants.
func printed(_ file: RuleFile) -> String {
  file.declarations.map(printed).joined(separator: "\n")
}

private func printed(_ declaration: Declaration) -> String {
  switch declaration {
  case .list(let list):
    return "(list \(list.name.text) \(quoted(list.path.text)))"
  case .type(let type):
    return parenthesized(
      [type.isPhrase ? "phrase" : "entity", type.name.text]
        + type.absorbs.map { "-" + $0.text } + type.attributes.map(printed))
  case .pattern(let pattern):
    return parenthesized(
      ["pattern", pattern.name.text] + pattern.parameters.map(\.text) + [printed(pattern.pattern)])
  case .rule(let rule):
    return parenthesized(
      ["rule", "\(rule.type.text).\(rule.name.text)", printed(rule.pattern)]
        + rule.settings.map { "(\($0.name.text) = \(printed($0.value)))" }
        + rule.tests.map(printed))
  case .relation(let relation):
    return parenthesized(
      ["relation", relation.name.text] + relation.roles.map(printed)
        + relation.triggers.map(printed)
        + (relation.without.isEmpty ? [] : [parenthesized(["without"] + texts(relation.without))])
        + relation.tests.map(printed))
  case .shape(let shape):
    return "(shape \(shape.name.text) \(printed(shape.pattern)))"
  case .resolve(let resolve):
    let rule = resolve.rule.map { "." + $0.text } ?? ""
    return parenthesized(
      ["resolve", resolve.type.text + rule] + texts(resolve.targets) + [
        "by", resolve.strategy.text,
      ])
  }
}

private func printed(_ attribute: AttributeDeclaration) -> String {
  let name = attribute.name.text + (attribute.isOptional ? "?" : "")
  switch attribute.kind {
  case .text: return name
  case .mention(let type): return "(\(name) mention \(type.text))"
  case .constants(let constants): return parenthesized([name, "constants"] + texts(constants))
  }
}

private func printed(_ value: Value) -> String {
  switch value {
  case .constant(let constant): return constant.text
  case .name(let name, let isNegative): return (isNegative ? "-" : "") + name.text
  case .column(let capture, let column, let isNegative):
    return (isNegative ? "-" : "") + "\(capture.text).\(column.text)"
  case .number(let number, _): return String(number)
  case .call(let name, let arguments):
    let list = arguments.map { ($0.label.map { $0.text + ":" } ?? "") + printed($0.value) }
    return parenthesized(["call", name.text] + list)
  }
}

private func printed(_ test: RuleTest) -> String {
  var parts = test.isTodo ? ["todo"] : []
  switch test.expectation {
  case .yes(let modality): parts += ["yes"] + (modality.map { [$0.text] } ?? [])
  case .no: parts.append("no")
  }
  return parenthesized(parts + [quoted(test.text.text)] + (test.date.map { [$0] } ?? []))
}

private func printed(_ role: RoleDeclaration) -> String {
  parenthesized(
    ["role", role.name.text, role.count.rawValue, printed(role.filler)] + role.slots.map(printed))
}

private func printed(_ slot: Slot) -> String { "'\(slot.text)'" }

private func printed(_ trigger: TriggerDeclaration) -> String {
  parenthesized(
    [trigger.isVerb ? "verb" : "noun", printed(trigger.pattern)]
      + trigger.roles.map { role in
        parenthesized(
          [role.role.text] + (role.count.map { [$0.rawValue] } ?? [])
            + (role.filler.map { [printed($0)] } ?? []) + role.slots.map(printed))
      })
}

func printed(_ pattern: Pattern) -> String {
  switch pattern.kind {
  case .string(let text): return quoted(text)
  case .form(let word, let form): return printed(word, form)
  case .regex(let body, let ignoresCase): return "/\(body)/" + (ignoresCase ? "i" : "")
  case .name(let name, let column): return name.text + (column.map { "." + $0.text } ?? "")
  case .apply(let name, let arguments):
    return parenthesized(["apply", name.text] + arguments.map(printed))
  case .mention(let type, let rule, let tests):
    let conditions = tests.map(printed).joined(separator: ", ")
    return type.text + (rule.map { "." + $0.text } ?? "") + (tests.isEmpty ? "" : "[\(conditions)]")
  case .not(let inner): return "(not \(printed(inner)))"
  case .both(let parts): return parenthesized(["both"] + parts.map(printed))
  case .sequence(let parts): return parenthesized(["seq"] + parts.map(printed))
  case .choice(let parts): return parenthesized(["or"] + parts.map(printed))
  case .repetition(let inner, let minimum, let maximum):
    return "(repeat \(minimum) \(maximum.map(String.init) ?? "*") \(printed(inner)))"
  case .capture(let name, let constant, let inner):
    return "(capture \(name.text)\(constant.map { "=" + $0.text } ?? "") \(printed(inner)))"
  case .mark(let inner): return "(mark \(printed(inner)))"
  case .context(let isAfter, let inner):
    return "(\(isAfter ? "not-after" : "not-before") \(printed(inner)))"
  case .sentenceStart: return "^"
  case .sentenceEnd: return "$"
  case .gap(let minimum, let maximum): return "(gap \(minimum) \(maximum))"
  case .bag(let items): return parenthesized(["bag"] + items.map(printed))
  }
}

private func printed(_ test: AttributeTest) -> String {
  let alternatives = test.alternatives.map { alternative in
    switch alternative {
    case .constant(let constant): return constant.text
    case .form(let word, let form, _): return printed(word, form)
    case .string(let string): return quoted(string.text)
    }
  }
  return test.name.text
    + (alternatives.isEmpty ? "" : "=" + alternatives.joined(separator: "|"))
}

private func printed(_ word: Identifier, _ form: Identifier?) -> String {
  "<\(word.text)\(form.map { ":" + $0.text } ?? "")>"
}

private func texts(_ names: [Identifier]) -> [String] { names.map(\.text) }

private func quoted(_ text: String) -> String { "\"\(text)\"" }

private func parenthesized(_ parts: [String]) -> String { "(\(parts.joined(separator: " ")))" }
