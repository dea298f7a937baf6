// The standard library's own normalization; only Foundation offers it without this import.
@_spi(_Unicode) internal import Swift

extension Word {
  /// The word of a spelling as it stands in a text.
  package init(spelling: String) {
    let text = Word.fold(spelling)
    let shape = WordShape(of: text)
    let isLower = text.utf8.allSatisfy { $0 < 0x80 && $0 &- 0x41 >= 26 }
    self.init(text: text, lower: isLower ? text : text.lowercased(), shape: shape)
  }

  /// NFC, without soft hyphens and joiners, with straight quotes and the plain hyphen.
  package static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isRemovedByFolding {
      plain.append(straight[scalar] ?? scalar)
    }
    var composed = String.UnicodeScalarView()
    for scalar in String(plain)._nfc { composed.append(scalar) }
    return String(composed)
  }

  private static let straight: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{2019}": "'", "\u{201C}": "\"", "\u{201D}": "\"", "\u{2010}": "-", "\u{2011}": "-",
  ]
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
    for scalar in text.unicodeScalars {
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
    if WordShape.isInitial(text) { insert(.initial) }
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
