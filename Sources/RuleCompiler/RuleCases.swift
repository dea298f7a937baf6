package import Storage

/// The `yes` and `no` lines of a rule set: read only where they are asked for.
package struct RuleCases: Sendable {
  private enum Content {
    case cases([RuleCase])
    case stored(Bytes, Range<Int>)
  }

  private let content: Content

  package init(_ cases: [RuleCase] = []) {
    content = .cases(cases)
  }

  init(in bytes: Bytes, _ range: Range<Int>) {
    content = .stored(bytes, range)
  }

  /// - Throws: where they were stored, and the bytes hold something else.
  func all() throws(DamagedBytes) -> [RuleCase] {
    switch content {
    case .cases(let cases): return cases
    case .stored(let bytes, let range):
      var reader = ByteReader(bytes, range)
      let cases = try reader.read([RuleCase].self)
      guard reader.isAtEnd else { throw DamagedBytes() }
      return cases
    }
  }
}

extension Program {
  /// The `yes` and `no` lines, in the order of files and lines.
  ///
  /// - Throws: where the program was stored, and the bytes hold something else.
  package func ruleCases() throws(DamagedBytes) -> [RuleCase] {
    let cases = try tests.all()
    let isWhole = cases.allSatisfy { item in
      switch item.subject {
      case .rule(let rule): rules.indices.contains(rule)
      case .relation(let relation): relations.indices.contains(relation)
      }
    }
    guard isWhole else { throw DamagedBytes() }
    return cases
  }
}

extension RuleCase: Storable {
  package func write(to writer: inout ByteWriter) {
    switch subject {
    case .rule(let rule):
      writer.write(0)
      writer.write(rule)
    case .relation(let relation):
      writer.write(1)
      writer.write(relation)
    }
    writer.write(place)
    writer.write(isTodo)
    writer.write(isYes)
    writer.write(modality)
    writer.write(text)
    writer.write(marks)
    writer.write(date)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    switch try reader.readInt() {
    case 0: subject = .rule(try reader.read())
    case 1: subject = .relation(try reader.read())
    default: throw DamagedBytes()
    }
    place = try reader.read()
    isTodo = try reader.read()
    isYes = try reader.read()
    modality = try reader.read()
    text = try reader.read()
    marks = try reader.read()
    date = try reader.read()
    let end = text.utf8.count
    guard marks.allSatisfy({ 0 <= $0.start && $0.start <= $0.end && $0.end <= end }) else {
      throw DamagedBytes()
    }
  }
}

extension RuleCase.Mark: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(start)
    writer.write(end)
    writer.write(role)
    writer.write(attributes)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    start = try reader.read()
    end = try reader.read()
    role = try reader.read()
    attributes = try reader.read()
  }
}
