// The standard library's own normalization; only Foundation offers it without this import.
@_spi(_Unicode) internal import Swift

extension Word {
  /// The word of a spelling as it stands in a text.
  package init(spelling: String) {
    let text = Word.fold(spelling)
    let shape = WordShape(of: text)
    self.init(text: text, lower: Word.lowercased(text), shape: shape)
  }

  /// As `lowercased()`, which takes over a thousand instructions for a name in ASCII.
  private static func lowercased(_ text: String) -> String {
    let bytes = text.utf8Span.span
    var hasCapital = false
    for place in bytes.indices {
      if bytes[place] >= 0x80 { return text.lowercased() }
      if bytes[place] &- 0x41 < 26 { hasCapital = true }
    }
    if !hasCapital { return text }
    return String(unsafeUninitializedCapacity: bytes.count) { lower in
      for place in bytes.indices {
        lower[place] = bytes[place] &- 0x41 < 26 ? bytes[place] | 0x20 : bytes[place]
      }
      return bytes.count
    }
  }

  /// NFC, without soft hyphens and joiners, with straight quotes and the plain hyphen.
  package static func fold(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(\.isFolded) { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isRemovedByFolding {
      plain.append(scalar.straight)
    }
    if plain.allSatisfy(\.isFolded) { return String(plain) }
    var composed = String.UnicodeScalarView()
    for scalar in String(plain)._nfc { composed.append(scalar) }
    return String(composed)
  }
}

extension Unicode.Scalar {
  /// It stays as it is beside others of the kind: no mark, nor anything that is written otherwise in NFC.
  ///
  /// Latin and Cyrillic, of which nearly all words are: the normalization takes thousands of instructions.
  fileprivate var isFolded: Bool {
    value < 0x80 || value < 0x300 && value != 0xAD || 0x400..<0x483 ~= value
  }

  fileprivate var straight: Unicode.Scalar {
    switch self {
    case "\u{2019}": "'"
    case "\u{201C}", "\u{201D}": "\""
    case "\u{2010}", "\u{2011}": "-"
    default: self
    }
  }
}

extension WordShape {
  /// The shape of a folded spelling.
  package init(of text: String) {
    self = []
    var letters = 0
    var capitals = 0
    var small = 0
    var digits = 0
    var others = 0
    // By bytes: the scalars of a string come by calls.
    let bytes = text.utf8Span.span
    var position = 0
    while position < bytes.count {
      let next = Scalar(bytes, at: position)
      position += next.length
      guard let scalar = Unicode.Scalar(next.value) else { continue }
      if scalar.isLetter {
        letters += 1
        if scalar.isCapital { capitals += 1 } else if scalar.isSmall { small += 1 }
      } else if scalar.isDigit {
        digits += 1
      } else {
        others += 1
      }
    }
    guard let first = text.unicodeScalars.first else { return }
    if first.isCapital { insert(.capitalized) }
    // A script without case is not in capitals.
    if capitals > 0, small == 0, letters >= 2 { insert(.upper) }
    if letters > 0, capitals == 0 { insert(.lower) }
    if digits > 0, letters == 0, others == 0 { insert(.number) }
    if letters == 0, digits == 0 { insert(.punctuation) }
    if first.isLetter || first.isDigit { insert(.word) }
    if text.utf8.last == UInt8(ascii: "."), WordShape.isInitial(text) { insert(.initial) }
  }

  /// Capitals (marks may follow each) and periods in turn.
  private static func isInitial(_ text: String) -> Bool {
    var capitalBefore = false
    var periods = 0
    for scalar in text.unicodeScalars {
      if scalar == "." {
        guard capitalBefore else { return false }
        capitalBefore = false
        periods += 1
      } else if scalar.isCapital, !capitalBefore {
        capitalBefore = true
      } else if !capitalBefore || CharacterClass.of(scalar.value) != .mark {
        return false
      }
    }
    return periods > 0 && !capitalBefore
  }
}
