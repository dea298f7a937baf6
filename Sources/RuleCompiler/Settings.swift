internal import RuleSyntax
internal import Text

/// Setting lines: `nation = row.iso`, `value = date(month: month, day: day)`.
extension Compilation {
  func compileSettings(
    _ settings: [Setting], type: Int, _ lowering: Lowering, _ scope: Scope
  ) -> [CompiledSetting] {
    var compiled: [CompiledSetting] = []
    for setting in settings {
      let info = program.types[type]
      guard let attribute = info.attribute(setting.name.text) else {
        lowering.reportUnknown("attribute", setting.name, info.attributes.map(\.name), scope)
        continue
      }
      if compiled.contains(where: { $0.attribute == attribute }) {
        lowering.report(
          .duplicate(kind: "setting", name: setting.name.text), scope, setting.name.range)
        continue
      }
      if case .constants(let known) = info.attributes[attribute].kind {
        guard let name = setting.value.singleName else {
          lowering.report(
            .badValue("one of \(known.joined(separator: ", "))"), scope, setting.name.range)
          continue
        }
        guard let index = known.firstIndex(of: name.text) else {
          lowering.reportUnknown("constant", name, known, scope)
          continue
        }
        compiled.append(CompiledSetting(attribute: attribute, value: .constantIndex(index)))
      } else if let value = compile(setting.value, lowering, scope) {
        compiled.append(CompiledSetting(attribute: attribute, value: value))
      }
    }
    return compiled
  }

  private func compile(
    _ value: Value, _ lowering: Lowering, _ scope: Scope
  ) -> CompiledValue? {
    switch value {
    case .constant(let name): return .constant(name.text)
    case .number(let number, _): return .number(number)
    case .name(let name, let isNegative):
      guard isCaptured(name, lowering, scope) else { return nil }
      return .slot(name: name.text, isNegative: isNegative)
    case .column(let capture, let column, _):
      guard isCaptured(capture, lowering, scope) else { return nil }
      let lists = lowering.slots.filter { $0.name == capture.text }.flatMap(\.lists)
      let columns = lists.flatMap { self.lists[$0].columns }
      guard columns.contains(column.text) else {
        lowering.hasErrors = true
        if lists.contains(where: { self.lists[$0].columns.isEmpty }) { return nil }
        lowering.reportUnknown("column", column, columns, scope)
        return nil
      }
      return .column(slot: capture.text, column: column.text)
    case .call(let name, let arguments): return compile(call: name, arguments, lowering, scope)
    }
  }

  private func isCaptured(_ name: Identifier, _ lowering: Lowering, _ scope: Scope) -> Bool {
    let known = lowering.slots.map(\.name)
    if known.contains(name.text) { return true }
    lowering.reportUnknown("capture", name, known.filter { $0 != "@" }, scope)
    return false
  }

  private func compile(
    call name: Identifier, _ arguments: [RuleSyntax.Argument], _ lowering: Lowering, _ scope: Scope
  ) -> CompiledValue? {
    guard let function = DateFunction(rawValue: name.text) else {
      lowering.reportUnknown("function", name, DateFunction.allCases.map(\.rawValue), scope)
      return nil
    }
    var compiled: [(label: String?, value: CompiledValue)] = []
    for argument in arguments {
      if let label = argument.label, !function.labels.contains(label.text) {
        lowering.reportUnknown("argument", label, function.labels.sorted(), scope)
        return nil
      }
      let label = argument.label?.text
      if case .call = argument.value, !function.takesDate(label, position: compiled.count) {
        lowering.report(.badValue("a number or a word"), scope, argument.label?.range ?? name.range)
        return nil
      }
      // In their places, units and directions are words of the functions, never captures.
      if let word = argument.value.singleName,
        isFunctionWord(word.text, label, position: compiled.count, function)
      {
        compiled.append((label, .constant(word.text)))
      } else if let value = compile(argument.value, lowering, scope) {
        compiled.append((label, value))
      } else {
        return nil
      }
    }
    return .call(function, compiled)
  }

  private func isFunctionWord(
    _ word: String, _ label: String?, position: Int, _ function: DateFunction
  ) -> Bool {
    let label = label ?? (function == .shift ? ["count", "unit", "from"][min(position, 2)] : "")
    return DateFunction.words[label]?.contains(word) ?? false
  }
}

extension Value {
  /// The name, where the value is nothing else.
  var singleName: Identifier? {
    switch self {
    case .constant(let name), .name(let name, isNegative: false): name
    default: nil
    }
  }

  /// All names in the value.
  var names: [String] {
    switch self {
    case .constant(let name), .name(let name, _), .column(let name, _, _): [name.text]
    case .number: []
    case .call(_, let arguments): arguments.flatMap(\.value.names)
    }
  }
}
