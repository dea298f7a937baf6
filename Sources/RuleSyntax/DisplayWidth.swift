extension Character {
  /// The columns of a terminal that it fills.
  var displayWidth: Int {
    // The widest scalar decides: what else is in a grapheme is drawn over or into it.
    unicodeScalars.reduce(0) { max($0, $1.displayWidth) }
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if value < 0x7F { return 1 }
    // Asks for the coloured picture of the sign before it, which is wide.
    if value == 0xFE0F { return 2 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    return eastAsianWide.contains { $0.contains(value) } ? 2 : 1
  }
}

/// Whole blocks: a character that is missing in one is seen by nobody.
private let eastAsianWide: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
  0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
  0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
  0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
]
