import Storage
import Testing

/// A value of every kind that can be stored.
private struct Sample: Storable, Equatable {
  var numbers: [Int]
  var words: [String]
  var flag: Bool
  var missing: String?
  var present: Int?
  var set: Set<Int>
  var named: [String: Int]

  static let all = [
    Sample(
      numbers: [0, 1, -1, 63, -64, 64, 300, .max, .min], words: ["", "a", "treaty", "é😀", "a"],
      flag: true, missing: nil, present: -7, set: [3, 1, 2], named: ["b": 2, "a": 1]),
    Sample(
      numbers: [], words: [], flag: false, missing: "x", present: nil, set: [], named: [:]),
  ]

  init(
    numbers: [Int], words: [String], flag: Bool, missing: String?, present: Int?, set: Set<Int>,
    named: [String: Int]
  ) {
    (self.numbers, self.words, self.flag) = (numbers, words, flag)
    (self.missing, self.present, self.set, self.named) = (missing, present, set, named)
  }

  func write(to writer: inout ByteWriter) {
    writer.write(numbers)
    writer.write(words)
    writer.write(flag)
    writer.write(missing)
    writer.write(present)
    writer.write(set)
    writer.write(named)
    writer.write(Table<UInt32>([1, 2, 3]))
    writer.write(Table<UInt8>())
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    numbers = try reader.read()
    words = try reader.read()
    flag = try reader.read()
    missing = try reader.read()
    present = try reader.read()
    set = try reader.read()
    named = try reader.read()
    let first = try reader.readTable(of: UInt32.self)
    let second = try reader.readTable(of: UInt8.self)
    guard first.count == 3, first[2] == 3, second.isEmpty else { throw DamagedBytes() }
  }

  static func read(_ bytes: [UInt8]) throws(DamagedBytes) -> Sample {
    var reader = ByteReader(Bytes(copying: bytes), 0..<bytes.count)
    let sample = try reader.read(Sample.self)
    guard reader.isAtEnd else { throw DamagedBytes() }
    return sample
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(self)
    return writer.bytes
  }
}

@Suite struct StorageTests {
  @Test(arguments: Sample.all.indices) func `What was written is read again`(index: Int) throws {
    let sample = Sample.all[index]
    #expect(try Sample.read(sample.bytes) == sample)
    #expect(try Sample.read(sample.bytes).bytes == sample.bytes)
  }

  @Test(arguments: Sample.all.indices) func `Bytes that were cut off are refused`(index: Int) {
    let bytes = Sample.all[index].bytes
    // The last table is empty: its padding holds nothing.
    for count in 0..<bytes.count - 1 {
      #expect(throws: DamagedBytes.self) { try Sample.read(Array(bytes.prefix(count))) }
    }
  }

  @Test func `Any bytes at all are read without harm`() {
    var random = Numbers(state: 1)
    for _ in 0..<20_000 {
      var bytes = Sample.all[0].bytes
      for _ in 0...Int(random.next() % 4) {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      _ = try? Sample.read(bytes)
    }
  }

  @Test(arguments: [0, 1, 6, 7, 8, 13, 14, 15, 1_000])
  func `Bytes become characters of seven bits and bytes again`(count: Int) {
    var random = Numbers(state: UInt64(count + 1))
    let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let text = SevenBits.text(of: bytes)
    #expect(text.allSatisfy { $0 < 0x80 })
    let again = text.withUnsafeBytes { SevenBits.bytes(of: $0, count: count) }
    #expect(Array(again.buffer) == bytes)
  }

  @Test(arguments: [0, 1, 31, 32, 33, 100])
  func `A checksum tells any two bytes apart that are changed`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    var seen: Set<Checksum> = [Checksum(bytes), Checksum(bytes + [0])]
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << UInt8(bit)
        seen.insert(Checksum(changed))
      }
    }
    #expect(seen.count == 2 + 8 * count)
  }

  @Test func `A table knows whether its numbers are those of rows`() {
    #expect(Table<UInt32>([0, 4, 2]).isBelow(5))
    #expect(!Table<UInt32>([0, 4, 2]).isBelow(4))
    #expect(Table<UInt32>().isBelow(0))
    #expect(!Table<UInt32>([0]).isBelow(0))
    #expect(Table<UInt8>([255]).isBelow(256) && Table<UInt8>([255]).isBelow(1_000))
    #expect(Table<UInt32>([0, 0, 3, 7]).isAscending(to: 7))
    #expect(!Table<UInt32>([0, 3, 2, 7]).isAscending(to: 7))
    #expect(!Table<UInt32>([0, 3]).isAscending(to: 7))
    #expect(Table<UInt32>().isAscending(to: 0))
  }
}

/// The same numbers in each run.
private struct Numbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 24
  }
}
