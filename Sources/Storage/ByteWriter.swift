/// Writes values one after the other, in a form that `ByteReader` reads.
///
/// The same values become the same bytes, on every machine.
@usableFromInline package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []
  /// Each string is written once; later it is a number.
  private var strings: [String: Int] = [:]

  package init() {}

  /// Seven bits a byte, the sign in the lowest: most numbers are small.
  package mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func write(_ string: String) {
    if let known = strings[string] { return write(known) }
    write(strings.count)
    strings[string] = strings.count
    write(string.utf8.count)
    bytes += string.utf8
  }

  package mutating func write<Element>(_ table: Table<Element>) {
    write(table.count)
    align()
    // As they lie in memory: the form is that of machines whose lowest byte comes first.
    table.withUnsafeBytes { bytes += $0 }
  }

  package mutating func write(_ value: some Storable) {
    value.write(to: &self)
  }

  package mutating func align() {
    while bytes.count % Bytes.alignment != 0 { bytes.append(0) }
  }
}
