package import Storage
internal import Tokens

extension Predicate: Storable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .any: writer.write(0)
    case .shape(let shape):
      writer.write(1)
      writer.write(Int(shape.rawValue))
    case .text(let word):
      writer.write(2)
      writer.write(word)
    case .form(let word, let form):
      writer.write(3)
      writer.write(word)
      writer.write(form)
    case .phraseWord(let key):
      writer.write(4)
      writer.write(key)
    case .phraseEdge(let key):
      writer.write(5)
      writer.write(key)
    case .regex(let number):
      writer.write(6)
      writer.write(number)
    case .followsSpace(let isThere):
      writer.write(7)
      writer.write(isThere)
    case .type(let type):
      writer.write(8)
      writer.write(type)
    case .rule(let rule):
      writer.write(9)
      writer.write(rule)
    case .tested(let type, let rule, let tests):
      writer.write(10)
      writer.write(type)
      writer.write(rule)
      writer.write(tests)
    case .blocked: writer.write(11)
    case .opensClause: writer.write(12)
    case .gate(let gate):
      writer.write(13)
      writer.write(gate)
    case .not(let part):
      writer.write(14)
      writer.write(part)
    case .and(let parts):
      writer.write(15)
      writer.write(parts)
    case .or(let parts):
      writer.write(16)
      writer.write(parts)
    }
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    switch try reader.readInt() {
    case 0: self = .any
    case 1: self = .shape(WordShape(rawValue: UInt8(try reader.readIndex(below: 256))))
    case 2: self = .text(try reader.read())
    case 3: self = .form(try reader.read(), try reader.read())
    case 4: self = .phraseWord(try reader.read())
    case 5: self = .phraseEdge(try reader.read())
    case 6: self = .regex(try reader.read())
    case 7: self = .followsSpace(try reader.read())
    case 8: self = .type(try reader.read())
    case 9: self = .rule(try reader.read())
    case 10:
      self = .tested(type: try reader.read(), rule: try reader.read(), tests: try reader.read())
    case 11: self = .blocked
    case 12: self = .opensClause
    case 13: self = .gate(try reader.read())
    case 14: self = .not(try reader.read())
    case 15: self = .and(try reader.read())
    case 16: self = .or(try reader.read())
    default: throw DamagedBytes()
    }
  }
}

extension PhraseSetKey: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(list)
    writer.write(column)
    switch form {
    case nil: writer.write(0)
    case .any: writer.write(1)
    case .only(let form):
      writer.write(2)
      writer.write(form)
    }
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    list = try reader.read()
    column = try reader.read()
    switch try reader.readInt() {
    case 0: form = nil
    case 1: form = .any
    case 2: form = .only(try reader.read())
    default: throw DamagedBytes()
    }
  }
}
