internal import Automata

extension Program {
  /// Every number that a part holds of another part is one that is there.
  ///
  /// Asked once of a program that was read from bytes, so that no damage, nor ill will, can make a stage read
  /// what is not there.
  var isWhole: Bool {
    typesAreWhole && rulesAreWhole && strataAreWhole && relationsAreWhole && predicatesAreWhole
  }

  private var typesAreWhole: Bool {
    types.allSatisfy { type in
      type.absorbs.allSatisfy(types.indices.contains)
        && type.rules.allSatisfy(rules.indices.contains)
        && type.attributes.allSatisfy { attribute in
          switch attribute.kind {
          case .text: true
          case .mention(let type): types.indices.contains(type)
          case .constants(let constants): !constants.isEmpty
          }
        }
    }
  }

  private var rulesAreWhole: Bool {
    rules.allSatisfy { rule in
      guard types.indices.contains(rule.type) else { return false }
      let attributes = types[rule.type].attributes
      return rule.slots.allSatisfy { slot in
        slot.lists.allSatisfy(lists.indices.contains)
          && isWhole(slot.purpose, attributes: attributes, roles: [])
      }
        && rule.fixedCaptures?.hasSlots(below: rule.slots.count) ?? true
        && rule.settings.allSatisfy { setting in
          guard attributes.indices.contains(setting.attribute) else { return false }
          guard case .constantIndex(let index) = setting.value else { return true }
          return hasConstant(index, attributes[setting.attribute])
        }
    }
  }

  private func isWhole(
    _ purpose: CaptureSlot.Purpose, attributes: [AttributeInfo], roles: [RoleInfo]
  ) -> Bool {
    switch purpose {
    case .mark, .filler, .variable, .constantVariable, .trigger: true
    case .attribute(let attribute), .constantText(let attribute, _):
      attributes.indices.contains(attribute)
    case .constant(let attribute, let constant):
      attributes.indices.contains(attribute) && hasConstant(constant, attributes[attribute])
    case .role(let role): roles.indices.contains(role)
    // It is looked up by a name, and need not be there.
    case .modality(let constant): constant >= 0
    }
  }

  private func hasConstant(_ constant: Int, _ attribute: AttributeInfo) -> Bool {
    guard case .constants(let all) = attribute.kind else { return false }
    return all.indices.contains(constant)
  }

  private var strataAreWhole: Bool {
    (entityStrata + phraseStrata).allSatisfy { stratum in
      stratum.rules.count == stratum.patterns.rules.count
        && stratum.patterns.highestPredicate < predicates.all.count
        && zip(stratum.rules, stratum.patterns.rules).allSatisfy { rule, pattern in
          rules.indices.contains(rule)
            && stratum.patterns.highestSlot(ofRule: pattern) < rules[rule].slots.count
        }
    }
  }

  private var relationsAreWhole: Bool {
    relations.allSatisfy { relation in
      relation.roles.allSatisfy { $0.types.allSatisfy(types.indices.contains) }
    }
      && relationRules.allSatisfy { rule in
        let roles = relations[rule.relation].roles
        return rule.counts.count == roles.count
          && rule.ways.allSatisfy(ways.indices.contains)
          && rule.slots.allSatisfy { isWhole($0.purpose, attributes: [], roles: roles) }
      }
      && ways.count == triggers.rules.count && waysAreWhole
      && (gates ?? []).allSatisfy { gate in
        predicates.all.indices.contains(gate.trigger)
          && gate.needs.allSatisfy { $0.allSatisfy(types.indices.contains) }
      }
      && strategies.allSatisfy { strategy in
        types.indices.contains(strategy.type)
          && strategy.rules.allSatisfy(rules.indices.contains)
          && strategy.targets.allSatisfy(types.indices.contains)
      }
  }

  private var waysAreWhole: Bool {
    let slots = sides.rules.map { sides.highestSlot(ofRule: $0) }
    return triggers.highestPredicate < predicates.all.count
      && sides.highestPredicate < predicates.all.count
      && ways.allSatisfy { way in
        relationRules.indices.contains(way.rule) && sides.rules.contains(way.left)
          && sides.rules.contains(way.right)
          && max(slots[way.left], slots[way.right]) < relationRules[way.rule].slots.count
      }
  }

  private var predicatesAreWhole: Bool {
    vocabulary.names(onlyBelow: predicates.all.count)
      && predicates.all.allSatisfy { predicate in
        switch predicate {
        case .regex(let number): regexes.indices.contains(number)
        case .type(let type): types.indices.contains(type)
        case .rule(let rule): rules.indices.contains(rule)
        case .tested(let type, let rule, let tests):
          types.indices.contains(type) && rule.map(rules.indices.contains) ?? true
            && attributeTests.indices.contains(tests)
        default: true
        }
      }
  }
}
