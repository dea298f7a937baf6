internal import Text

/// Writes JSON (RFC 8259) to bytes, in the order of the calls, so that the same calls give the same
/// bytes everywhere; an encoder that sorts or reflects could not promise that.
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8]
  /// What goes in front of the next value: nothing at the start of a container or after a name.
  private var separator = ""

  /// Writes behind what there is already.
  package init(behind bytes: consuming [UInt8] = []) {
    self.bytes = bytes
  }

  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    container("{", "}", ending: "", members)
  }

  /// - Parameter indent: with a number, each element stands on a line of its own behind that many
  ///   spaces, and the bracket behind one less; an empty array is `[]` all the same.
  package mutating func array<Elements: Collection>(
    _ elements: Elements, indent: Int? = nil,
    _ element: (inout JSONWriter, Elements.Element) -> Void
  ) {
    let indent = elements.isEmpty ? nil : indent
    let ending = indent.map { "\n" + String(repeating: " ", count: max(0, $0 - 1)) } ?? ""
    container("[", "]", ending: ending) { json in
      for (place, value) in elements.enumerated() {
        if let indent { json.breakLine(indent: indent, afterComma: place > 0) }
        element(&json, value)
      }
    }
  }

  private mutating func container(
    _ open: String, _ close: String, ending: String, _ body: (inout JSONWriter) -> Void
  ) {
    put(separator + open)
    separator = ""
    body(&self)
    put(ending + close)
    separator = ", "
  }

  /// Replaces the space that separates values by a line break.
  package mutating func breakLine(indent: Int, afterComma: Bool = true) {
    put((afterComma ? ",\n" : "\n") + String(repeating: " ", count: indent))
    separator = ""
  }

  package mutating func name(_ name: String) {
    string(name)
    put(": ")
    separator = ""
  }

  package mutating func member(_ name: String, _ value: String) {
    self.name(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int) {
    self.name(name)
    number(value)
  }

  package mutating func member(_ name: String, _ value: Bool) {
    self.name(name)
    put(value ? "true" : "false")
    separator = ", "
  }

  package mutating func number(_ value: Int) {
    put(separator + String(value))
    separator = ", "
  }

  package mutating func string(_ value: String) {
    put(separator)
    bytes.append(UInt8(ascii: "\""))
    // Most strings hold nothing to be escaped: they are copied in one go, then looked through.
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    if !isPlain(from: start) {
      bytes.removeSubrange(start...)
      for byte in value.utf8 { escape(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
    separator = ", "
  }

  private func isPlain(from start: Int) -> Bool {
    let text = bytes.span
    var position = start
    while position + 8 <= text.count {
      if ByteWord(text.bytes, at: position).endsPlainJSON { return false }
      position += 8
    }
    return (position..<text.count).allSatisfy {
      text[$0] >= 0x20 && text[$0] != UInt8(ascii: "\"") && text[$0] != UInt8(ascii: "\\")
    }
  }

  /// Ends the record.
  package mutating func endLine() {
    put("\n")
    separator = ""
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): put("\\\"")
    case UInt8(ascii: "\\"): put("\\\\")
    case UInt8(ascii: "\n"): put("\\n")
    case UInt8(ascii: "\r"): put("\\r")
    case UInt8(ascii: "\t"): put("\\t")
    case 0..<0x20: put((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
    default: bytes.append(byte)
    }
  }

  private mutating func put(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
