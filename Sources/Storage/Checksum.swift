/// A number that differs, as good as always, for bytes that differ; no secret, no protection from ill will.
package struct Checksum: Hashable, Sendable {
  package var value: UInt64

  package init(value: UInt64) {
    self.value = value
  }

  /// Four lanes of eight bytes a step: as fast as memory is read.
  package init(_ bytes: UnsafeRawBufferPointer) {
    var lanes = SIMD4<UInt64>(
      0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89)
    var offset = 0
    while offset + 32 <= bytes.count {
      for lane in 0..<4 {
        let word = bytes.loadUnaligned(fromByteOffset: offset + 8 * lane, as: UInt64.self)
        lanes[lane] = Self.mix(lanes[lane] ^ UInt64(littleEndian: word))
      }
      offset += 32
    }
    var rest = lanes[0]
    while offset < bytes.count {
      rest = Self.mix(rest ^ UInt64(bytes[offset]))
      offset += 1
    }
    value = Self.mix(rest ^ UInt64(bytes.count))
    for lane in 1..<4 { value = Self.mix(value ^ lanes[lane]) }
  }

  package init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Checksum($0) }
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
