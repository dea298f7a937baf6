internal import CPCRE2
package import Storage

/// What PCRE2 says of a pattern that it cannot compile.
package struct WordRegexError: Error, Hashable, Sendable {
  package var message: String
  /// Bytes into the pattern.
  package var offset: Int
}

/// What became of a match.
package enum MatchResult: Hashable, Sendable {
  case yes
  case no
  /// Given up: the pattern backtracks too much on this word.
  case limit
}

/// The storage one thread needs to match, for any number of patterns.
package final class MatchScratch {
  // Limits that a word cannot reach unless a pattern backtracks without end: a few milliseconds.
  private static let matches: UInt32 = 100_000
  private static let depth: UInt32 = 1_000
  private static let heapKibibytes: UInt32 = 1_024

  fileprivate let data: OpaquePointer?
  fileprivate let context: OpaquePointer?

  package init() {
    // One pair: only whether the whole word matches is asked, never what a group held.
    data = pcre2_match_data_create_8(1, nil)
    context = pcre2_match_context_create_8(nil)
    pcre2_set_match_limit_8(context, Self.matches)
    pcre2_set_depth_limit_8(context, Self.depth)
    pcre2_set_heap_limit_8(context, Self.heapKibibytes)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
  }
}

/// A regular expression that matches one whole word.
package final class WordRegex: Sendable {
  package let pattern: String
  package let ignoresCase: Bool
  // Compiled code is never written to once it is compiled, so threads may share it.
  nonisolated(unsafe) private let code: OpaquePointer
  private let isCompiledToMachineCode: Bool
  /// The bytes that a match may start with, a bit each, and the fewest bytes that it has: PCRE2 knows them,
  /// and most words are told apart by them, without a call.
  private let starts: SIMD4<UInt64>
  private let shortest: Int

  package init(_ pattern: String, ignoresCase: Bool) throws(WordRegexError) {
    // Without \C, which could leave a match in the middle of a code point.
    var options =
      PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_NEVER_BACKSLASH_C
    if ignoresCase { options |= PCRE2_CASELESS }
    var error: CInt = 0
    var offset = 0
    let compiled = pcre2_compile_8(
      Array(pattern.utf8), pattern.utf8.count, options, &error, &offset, nil)
    guard let compiled else {
      throw WordRegexError(message: WordRegex.message(error), offset: offset)
    }
    self.pattern = pattern
    self.ignoresCase = ignoresCase
    code = compiled
    // Where there is no JIT, matching interprets: slower, with the same result.
    isCompiledToMachineCode = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0
    starts = Self.starts(of: code)
    var shortest: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_MINLENGTH), &shortest)
    self.shortest = Int(shortest)
  }

  private static func starts(of code: OpaquePointer) -> SIMD4<UInt64> {
    var bits: UnsafePointer<UInt8>?
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTBITMAP), &bits)
    var kind: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTCODETYPE), &kind)
    var starts = SIMD4<UInt64>()
    if let bits {
      for byte in 0..<256 where bits[byte >> 3] & 1 << UInt8(byte & 7) != 0 {
        starts[byte >> 6] |= 1 << UInt64(byte & 63)
      }
    } else if kind == 1 {
      var first: UInt32 = 0
      pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTCODEUNIT), &first)
      // Whether its case counts, PCRE2 does not tell.
      for byte in [Int(first), Int(first) ^ 0x20] { starts[byte >> 6] |= 1 << UInt64(byte & 63) }
    } else {
      starts = SIMD4(repeating: .max)
    }
    return starts
  }

  deinit {
    pcre2_code_free_8(code)
  }

  /// Whether the pattern matches all of `word`.
  package func matches(_ word: String, with scratch: MatchScratch) -> MatchResult {
    matches(word.utf8Span.span, with: scratch)
  }

  /// Whether a word that begins with the byte could match.
  package func mayStart(with byte: UInt8) -> Bool {
    starts[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0
  }

  /// Whether the pattern matches all of a word that is UTF-8.
  package func matches(_ word: Span<UInt8>, with scratch: MatchScratch) -> MatchResult {
    if word.count < shortest { return .no }
    if !word.isEmpty, !mayStart(with: word[0]) { return .no }
    guard let data = scratch.data else { return .limit }
    let result = word.withUnsafeBufferPointer { bytes in
      // An empty word may have no address.
      let start = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)
      // The machine code called as it is: what is checked before it costs as much as most matches.
      return isCompiledToMachineCode
        ? pcre2_jit_match_8(code, start, bytes.count, 0, 0, data, scratch.context)
        : pcre2_match_8(
          code, start, bytes.count, 0, PCRE2_NO_UTF_CHECK, data, scratch.context)
    }
    if result >= 0 { return .yes }
    return result == PCRE2_ERROR_NOMATCH ? .no : .limit
  }

  private static func message(_ error: CInt) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
    guard length > 0 else { return "error \(error)" }
    return String(decoding: buffer[..<Int(length)], as: UTF8.self)
  }
}

extension WordRegex: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.write(pattern)
    writer.write(ignoresCase)
  }

  package convenience init(from reader: inout ByteReader) throws(DamagedBytes) {
    let pattern = try reader.readString()
    let ignoresCase = try reader.read(Bool.self)
    do {
      try self.init(pattern, ignoresCase: ignoresCase)
    } catch {
      throw DamagedBytes()
    }
  }
}
