package import Storage

extension PatternSet: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(nodes)
    writer.write(atoms)
    writer.write(ruleParts)
    writer.write(guards)
    writer.write(needs)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    nodes = try reader.read()
    atoms = try reader.read()
    ruleParts = try reader.read()
    guards = try reader.read()
    needs = try reader.read()
    rules = ruleParts.indices
    groups = GuardGroup.groups(of: guards)
    guard reader.isTrusted || needs.fit(nodes: nodes.count, groups: groups.count) && partsAreWhole
    else { throw DamagedBytes() }
  }

  /// The highest predicate that a pattern asks for; -1 without any.
  package var highestPredicate: Int { atoms.map(\.predicate).max() ?? -1 }

  /// Each part keeps to itself, and each number that a node holds means something.
  ///
  /// A guard's body holds only guards of earlier groups: they are asked by recursion.
  private var partsAreWhole: Bool {
    ruleParts.allSatisfy { part in
      isWhole(part, accepts: rules.count) { _ in true }
    }
      && guards.allSatisfy { entry in
        let isBorder = entry.condition == .sentenceStart || entry.condition == .sentenceEnd
        guard let part = entry.part else { return isBorder && entry.group == 0 }
        return !isBorder && entry.group % 2 == (entry.condition == .notBefore ? 1 : 0)
          && entry.group > 0
          && isWhole(part, accepts: guards.count) { guards[$0].group < entry.group }
      }
  }

  private func isWhole(_ part: Part, accepts: Int, holds: (Int) -> Bool) -> Bool {
    guard part.nodes.upperBound <= nodes.count, part.nodes.contains(Int(part.entry)) else {
      return false
    }
    return part.nodes.allSatisfy { number in
      switch nodes[number] {
      case .cell(let atom, let next):
        atom < atoms.count && !atoms[Int(atom)].isEdge && part.nodes.contains(Int(next))
      case .edge(let atom, let next):
        atom < atoms.count && atoms[Int(atom)].isEdge && part.nodes.contains(Int(next))
      case .split(let first, let second):
        part.nodes.contains(Int(first)) && part.nodes.contains(Int(second))
      case .open(_, let next), .close(_, let next): part.nodes.contains(Int(next))
      case .guarded(let id, let next):
        id < guards.count && holds(Int(id)) && part.nodes.contains(Int(next))
      case .accept(let rule): rule < accepts
      case .fail: true
      }
    }
  }

  /// The highest capture slot that a rule opens or closes; -1 without any.
  package func highestSlot(ofRule rule: Int) -> Int {
    ruleParts[rule].nodes.reduce(-1) { highest, number in
      switch nodes[number] {
      case .open(let slot, _), .close(let slot, _): max(highest, Int(slot))
      default: highest
      }
    }
  }
}

extension Atom: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(isEdge)
    writer.write(predicate)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    isEdge = try reader.read()
    predicate = try reader.readIndex(below: .max)
  }
}

extension Part: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(nodes.lowerBound)
    writer.write(nodes.count)
    writer.write(Int(entry))
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    let start = try reader.readIndex(below: 1 << 29)
    nodes = start..<start + (try reader.readIndex(below: 1 << 29))
    entry = Int32(try reader.readIndex(below: 1 << 29))
  }
}

extension GuardEntry: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(condition.rawValue)
    writer.write(part)
    writer.write(group)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    guard let condition = Condition(rawValue: try reader.readInt()) else { throw DamagedBytes() }
    self.condition = condition
    part = try reader.read()
    group = try reader.readIndex(below: 2 * PatternSet.maximumGuardDepth + 1)
  }
}
