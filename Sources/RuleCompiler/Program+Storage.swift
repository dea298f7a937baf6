package import Storage
internal import RuleSyntax
internal import Tokens

extension Program {
  /// All but the rules' own tests, which are written apart.
  func write(to writer: inout ByteWriter) {
    writer.write(types)
    writer.write(relations)
    writer.write(rules)
    writer.write(entityStrata)
    writer.write(phraseStrata)
    writer.write(relationRules)
    // The rules of a relation share their slots.
    writer.write(relations.indices.map { slots(ofRelation: $0) })
    writer.write(triggers)
    writer.write(sides)
    writer.write(ways)
    writer.write(gates)
    writer.write(strategies)
    writer.write(predicates)
    writer.write(vocabulary)
    writer.write(regexes)
    writer.write(attributeTests)
    writer.write(lists)
  }

  private func slots(ofRelation relation: Int) -> [CaptureSlot] {
    relationRules.first { $0.relation == relation }?.slots ?? []
  }

  convenience init(
    from reader: inout ByteReader, tests: RuleCases
  ) throws(DamagedBytes) {
    var draft = ProgramDraft()
    draft.types = try reader.read()
    draft.relations = try reader.read()
    draft.rules = try reader.read()
    draft.entityStrata = try reader.read()
    draft.phraseStrata = try reader.read()
    draft.relationRules = try reader.read()
    let slots = try reader.read([[CaptureSlot]].self)
    draft.triggers = try reader.read()
    draft.sides = try reader.read()
    draft.ways = try reader.read()
    draft.gates = try reader.read()
    draft.strategies = try reader.read()
    draft.predicates = try reader.read()
    draft.vocabulary = try reader.read()
    draft.regexes = try reader.read()
    draft.attributeTests = try reader.read()
    draft.lists = try reader.read()
    draft.tests = tests
    guard slots.count == draft.relations.count else { throw DamagedBytes() }
    for number in draft.relationRules.indices {
      guard draft.relations.indices.contains(draft.relationRules[number].relation) else {
        throw DamagedBytes()
      }
      draft.relationRules[number].slots = slots[draft.relationRules[number].relation]
    }
    self.init(draft)
    guard reader.isTrusted || isWhole else { throw DamagedBytes() }
  }
}

extension TypeInfo: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(name)
    writer.write(isPhrase)
    writer.write(absorbs)
    writer.write(attributes)
    writer.write(rules)
    writer.write(lastStratum)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    name = try reader.read()
    isPhrase = try reader.read()
    absorbs = try reader.read()
    attributes = try reader.read()
    rules = try reader.read()
    lastStratum = try reader.read()
  }
}

extension AttributeInfo: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(name)
    writer.write(isOptional)
    switch kind {
    case .text: writer.write(0)
    case .mention(let type):
      writer.write(1)
      writer.write(type)
    case .constants(let constants):
      writer.write(2)
      writer.write(constants)
    }
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    name = try reader.read()
    isOptional = try reader.read()
    switch try reader.readInt() {
    case 0: kind = .text
    case 1: kind = .mention(type: try reader.read())
    case 2: kind = .constants(try reader.read())
    default: throw DamagedBytes()
    }
  }
}

extension Place: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(path)
    writer.write(line)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    path = try reader.read()
    line = try reader.read()
  }
}

extension CaptureSlot: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(name)
    writer.write(purpose)
    writer.write(lists)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    name = try reader.read()
    purpose = try reader.read()
    lists = try reader.read()
  }
}

extension CaptureSlot.Purpose: Storable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .mark: writer.write(0)
    case .filler: writer.write(1)
    case .attribute(let attribute):
      writer.write(2)
      writer.write(attribute)
    case .constant(let attribute, let constant):
      writer.write(3)
      writer.write(attribute)
      writer.write(constant)
    case .constantText(let attribute, let text):
      writer.write(4)
      writer.write(attribute)
      writer.write(text)
    case .variable: writer.write(5)
    case .constantVariable(let constant):
      writer.write(6)
      writer.write(constant)
    case .role(let role):
      writer.write(7)
      writer.write(role)
    case .trigger: writer.write(8)
    case .modality(let constant):
      writer.write(9)
      writer.write(constant)
    }
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    switch try reader.readInt() {
    case 0: self = .mark
    case 1: self = .filler
    case 2: self = .attribute(try reader.read())
    case 3: self = .constant(attribute: try reader.read(), try reader.read())
    case 4: self = .constantText(attribute: try reader.read(), try reader.read())
    case 5: self = .variable
    case 6: self = .constantVariable(try reader.read())
    case 7: self = .role(try reader.read())
    case 8: self = .trigger
    case 9: self = .modality(try reader.read())
    default: throw DamagedBytes()
    }
  }
}

extension Rule: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(type)
    writer.write(name)
    writer.write(fullName)
    writer.write(place)
    writer.write(slots)
    writer.write(settings)
    writer.write(isNamedAlone)
    writer.write(fixedCaptures)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    type = try reader.read()
    name = try reader.read()
    fullName = try reader.read()
    place = try reader.read()
    slots = try reader.read()
    settings = try reader.read()
    isNamedAlone = try reader.read()
    fixedCaptures = try reader.read()
  }
}

extension Stratum: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(rules)
    writer.write(patterns)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    rules = try reader.read()
    patterns = try reader.read()
  }
}

extension CompiledSetting: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(attribute)
    writer.write(value)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    attribute = try reader.read()
    value = try reader.read()
  }
}

extension CompiledValue: Storable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .constant(let text):
      writer.write(0)
      writer.write(text)
    case .constantIndex(let index):
      writer.write(1)
      writer.write(index)
    case .slot(let name, let isNegative):
      writer.write(2)
      writer.write(name)
      writer.write(isNegative)
    case .column(let slot, let column):
      writer.write(3)
      writer.write(slot)
      writer.write(column)
    case .number(let number):
      writer.write(4)
      writer.write(number)
    case .call(let function, let arguments):
      writer.write(5)
      writer.write(function)
      writer.write(arguments.count)
      for (label, value) in arguments {
        writer.write(label)
        writer.write(value)
      }
    }
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    switch try reader.readInt() {
    case 0: self = .constant(try reader.read())
    case 1: self = .constantIndex(try reader.read())
    case 2: self = .slot(name: try reader.read(), isNegative: try reader.read())
    case 3: self = .column(slot: try reader.read(), column: try reader.read())
    case 4: self = .number(try reader.read())
    case 5:
      let function = try reader.read(DateFunction.self)
      var arguments: [(label: String?, value: CompiledValue)] = []
      for _ in 0..<(try reader.readCount(of: 2)) {
        let label = try reader.read(String?.self)
        try reader.descend()
        arguments.append((label, try reader.read()))
        reader.ascend()
      }
      self = .call(function, arguments)
    default: throw DamagedBytes()
    }
  }
}

extension CompiledTest: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(attribute)
    writer.write(constants)
    writer.write(words)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    attribute = try reader.read()
    constants = try reader.read()
    words = try reader.read()
  }
}

extension RelationInfo: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(name)
    writer.write(roles)
    writer.write(place)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    name = try reader.read()
    roles = try reader.read()
    place = try reader.read()
  }
}

extension RoleInfo: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(name)
    writer.write(count)
    writer.write(types)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    name = try reader.read()
    count = try reader.read()
    types = try reader.read()
  }
}

extension RelationRule: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(relation)
    writer.write(name)
    writer.write(fullName)
    writer.write(place)
    writer.write(ways)
    writer.write(counts)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    relation = try reader.read()
    name = try reader.read()
    fullName = try reader.read()
    place = try reader.read()
    ways = try reader.read()
    counts = try reader.read()
    slots = []
  }
}

extension Way: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(rule)
    writer.write(left)
    writer.write(right)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    rule = try reader.read()
    left = try reader.read()
    right = try reader.read()
  }
}

extension Strategy: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(kind)
    writer.write(type)
    writer.write(rules)
    writer.write(targets)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    kind = try reader.read()
    type = try reader.read()
    rules = try reader.read()
    targets = try reader.read()
  }
}

extension Gate: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(trigger)
    writer.write(needs.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) })
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    trigger = try reader.read()
    needs = Set(try reader.read([[Int]].self).map { Set($0) })
  }
}

extension DateFunction: Storable {}
extension Strategy.Kind: Storable {}
extension RoleCount: Storable {}
