package import Storage

/// Why bytes are no compiled rule set that this program reads.
package enum CompiledRulesDamage: Error, Hashable {
  /// They begin with something else.
  case foreign
  /// Written in another version of the form.
  case version(Int)
  /// They end too early.
  case truncated
  /// They are not what was written.
  case damaged
}

/// What a compiled rule set was made of.
package struct RuleOrigin: Hashable, Sendable {
  /// One file: its path in the rule folder, and what its content was.
  package struct Source: Hashable, Sendable {
    package var path: String
    package var count: Int
    package var checksum: Checksum

    package init(path: String, content: UnsafeRawBufferPointer) {
      self.path = path
      count = content.count
      checksum = Checksum(content)
    }
  }

  /// Where the files lay, from the folder of the compiled file; empty where that is not known.
  package var place: String
  /// In the order of the paths' bytes.
  package var sources: [Source]

  package init(place: String, sources: [Source]) {
    self.place = place
    self.sources = sources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

/// A compiled rule set as bytes: a head, then three sections, each at a multiple of `Bytes.alignment`: what it
/// was made of, the program, the rules' own tests.
///
/// The head is a row of eight-byte integers, the lowest byte first: the mark, the version of the form, a
/// checksum of all the following, and for each section how many bytes it has and their checksum.
package enum CompiledRules {
  /// To be counted up with every change of what is written, or of what it means.
  package static let version = 3

  private static let mark: UInt64 = 0x7463_6172_7478_6589
  private static let sections = 3
  private static let headCount = (3 + 2 * sections) * 8

  package static func bytes(of program: Program, origin: RuleOrigin) throws(DamagedBytes) -> [UInt8]
  {
    var writers = [ByteWriter](repeating: ByteWriter(), count: sections)
    writers[0].write(origin)
    program.write(to: &writers[1])
    writers[2].write(try program.ruleCases())
    var rest: [UInt64] = []
    for writer in writers {
      rest += [UInt64(writer.bytes.count), Checksum(writer.bytes).value]
    }
    let restBytes = rest.flatMap { bytes(of: $0) }
    var all = bytes(of: mark) + bytes(of: UInt64(version))
    all += bytes(of: Checksum(restBytes).value) + restBytes
    for writer in writers {
      while all.count % Bytes.alignment != 0 { all.append(0) }
      all += writer.bytes
    }
    return all
  }

  private static func bytes(of number: UInt64) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// Reads a program; its tables stay where they are.
  ///
  /// - Parameter isTrusted: the bytes are part of this program, so that they need not be checked.
  package static func read(
    _ bytes: Bytes, isTrusted: Bool = false
  ) throws(CompiledRulesDamage) -> (program: Program, origin: RuleOrigin) {
    let ranges = try sectionRanges(bytes, isTrusted: isTrusted)
    do throws(DamagedBytes) {
      var reader = ByteReader(bytes, ranges[0], isTrusted: isTrusted)
      let origin = try reader.read(RuleOrigin.self)
      let isWhole = reader.isAtEnd
      reader = ByteReader(bytes, ranges[1], isTrusted: isTrusted)
      let program = try Program(from: &reader, tests: RuleCases(in: bytes, ranges[2]))
      guard isWhole, reader.isAtEnd else { throw DamagedBytes() }
      return (program, origin)
    } catch {
      throw .damaged
    }
  }

  /// What a compiled rule set was made of, by itself.
  package static func origin(
    in bytes: Bytes
  ) throws(CompiledRulesDamage) -> RuleOrigin {
    try read(bytes).origin
  }

  private static func sectionRanges(
    _ bytes: Bytes, isTrusted: Bool
  ) throws(CompiledRulesDamage) -> [Range<Int>] {
    let buffer = bytes.buffer
    let number: (Int) -> UInt64 = { index in
      UInt64(littleEndian: buffer.load(fromByteOffset: index * 8, as: UInt64.self))
    }
    guard bytes.count >= 8, number(0) == mark else { throw .foreign }
    guard bytes.count >= headCount else { throw .truncated }
    guard number(1) == version else { throw .version(Int(truncatingIfNeeded: number(1))) }
    guard Checksum(UnsafeRawBufferPointer(rebasing: buffer[24..<headCount])).value == number(2)
    else { throw .damaged }
    var ranges: [Range<Int>] = []
    var end = headCount
    for section in 0..<sections {
      let start = (end + Bytes.alignment - 1) / Bytes.alignment * Bytes.alignment
      guard let count = Int(exactly: number(3 + 2 * section)), count <= bytes.count - start else {
        throw .truncated
      }
      end = start + count
      let content = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
      guard isTrusted || Checksum(content).value == number(4 + 2 * section) else { throw .damaged }
      ranges.append(start..<end)
    }
    guard end == bytes.count else { throw .damaged }
    return ranges
  }
}

extension RuleOrigin: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(place)
    writer.write(sources)
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    place = try reader.read()
    sources = try reader.read()
  }
}

extension RuleOrigin.Source: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(path)
    writer.write(count)
    writer.write(Int(bitPattern: UInt(checksum.value)))
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    path = try reader.read()
    count = try reader.read()
    checksum = Checksum(value: UInt64(UInt(bitPattern: try reader.readInt())))
  }
}
