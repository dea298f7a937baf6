internal import RuleSyntax
internal import Text

/// What a capture is for: an attribute, a role, a modality, or a name that a setting reads.
extension Lowering {
  func purpose(
    of name: Identifier, _ constant: Identifier?, _ scope: Scope
  ) -> CaptureSlot.Purpose? {
    guard let owner else { return nil }
    return layer == .relation
      ? relationPurpose(of: name, constant, owner, scope)
      : rulePurpose(of: name, constant, owner, scope)
  }

  private func rulePurpose(
    of name: Identifier, _ constant: Identifier?, _ owner: Int, _ scope: Scope
  ) -> CaptureSlot.Purpose? {
    if name.text == "trigger" {
      report(.onlyInRelations("trigger:"), scope, name.range)
      return nil
    }
    let type = compilation.program.types[owner]
    guard let attribute = type.attribute(name.text) else {
      if let constant { return settingConstant(name, constant, type, scope) }
      if variables[name.text] == nil { variables[name.text] = (scope.path, name.range) }
      return .variable
    }
    guard let constant else {
      if isInRepetition {
        report(.captureInRepetition(name.text), scope, name.range)
        return nil
      }
      return .attribute(attribute)
    }
    return self.constant(constant, of: attribute, in: type, scope)
  }

  /// `toward=past:` names an argument of a date function, not an attribute.
  private func settingConstant(
    _ name: Identifier, _ constant: Identifier, _ type: TypeInfo, _ scope: Scope
  ) -> CaptureSlot.Purpose? {
    if DateFunction.date.labels.contains(name.text) {
      if variables[name.text] == nil { variables[name.text] = (scope.path, name.range) }
      return .constantVariable(constant.text)
    }
    reportUnknown("attribute", name, type.attributes.map(\.name), scope)
    return nil
  }

  private func constant(
    _ constant: Identifier, of attribute: Int, in type: TypeInfo, _ scope: Scope
  ) -> CaptureSlot.Purpose? {
    guard case .constants(let known) = type.attributes[attribute].kind else {
      return .constantText(attribute: attribute, constant.text)
    }
    if let index = known.firstIndex(of: constant.text) {
      return .constant(attribute: attribute, index)
    }
    reportUnknown("constant", constant, known, scope)
    return nil
  }

  private func relationPurpose(
    of name: Identifier, _ constant: Identifier?, _ owner: Int, _ scope: Scope
  ) -> CaptureSlot.Purpose? {
    if name.text == "trigger", constant == nil {
      if isInRepetition {
        report(.triggerCount(found: "repeats it"), scope, name.range)
        return nil
      }
      return .trigger
    }
    if let constant {
      guard name.text == "modality", let verbs = compilation.names.types["verbs"],
        let attribute = compilation.program.types[verbs].attribute("modality")
      else {
        report(.unusedCapture(name.text), scope, name.range)
        return nil
      }
      let purpose = self.constant(
        constant, of: attribute, in: compilation.program.types[verbs], scope)
      guard case .constant(_, let index) = purpose else { return nil }
      return .modality(index)
    }
    let relation = compilation.program.relations[owner]
    if let role = relation.roles.firstIndex(where: { $0.name == name.text }) { return .role(role) }
    reportUnknown("role", name, relation.roles.map(\.name) + ["trigger"], scope)
    return nil
  }

  func reportUnknown(_ kind: String, _ name: Identifier, _ known: [String], _ scope: Scope) {
    hasErrors = true
    compilation.reportUnknown(kind, name, known, scope.path)
  }
}
