package import Extraction

/// A text by code points and lines: where a quote stands, and its picture.
package struct TextLines {
  let scalars: [Unicode.Scalar]
  /// The offset of the first code point of each line.
  private let starts: [Int]

  package init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var starts = [0]
    for (offset, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(offset + 1) }
    self.starts = starts
  }

  /// Line and column, both from 1.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - starts[low] + 1)
  }

  /// The code point at a line and column; nil where the text has none.
  package func offset(line: Int, column: Int) -> Int? {
    guard 1...starts.count ~= line, column >= 1 else { return nil }
    let offset = starts[line - 1] + column - 1
    let end = line < starts.count ? starts[line] : scalars.count
    return offset < end ? offset : nil
  }

  func holds(_ quote: Quote) -> Bool {
    quote.end <= scalars.count
      && scalars[quote.start..<quote.end].elementsEqual(quote.text.unicodeScalars)
  }

  /// The line of a quote with carets below it, cut to what a terminal shows.
  package func picture(of quote: Quote) -> [String] {
    let start = Swift.min(quote.start, scalars.count)
    let (number, column) = position(of: start)
    let lineStart = starts[number - 1]
    var lineEnd = number < starts.count ? starts[number] - 1 : scalars.count
    if lineEnd > start, scalars[lineEnd - 1] == "\r" { lineEnd -= 1 }
    let first = column - 1 > 40 ? start - 40 : lineStart
    let last = Swift.min(lineEnd, Swift.max(first + 90, Swift.min(quote.end + 10, first + 120)))
    let shown = scalars[first..<Swift.max(start, last)]
    let margin = "\(number) | "
    let before = (first > lineStart ? 1 : 0) + shown[..<start].reduce(0) { $0 + $1.columns }
    // A quote over several lines is underlined to the end of its first.
    let marked = shown[start..<Swift.min(Swift.max(start, quote.end), shown.endIndex)]
    let carets = Swift.max(1, marked.reduce(0) { $0 + $1.columns })
    return [
      margin + (first > lineStart ? "…" : "") + String(String.UnicodeScalarView(shown.map(\.shown)))
        + (last < lineEnd ? "…" : ""),
      String(repeating: " ", count: margin.count - 2) + "| "
        + String(repeating: " ", count: before) + String(repeating: "^", count: carets),
    ]
  }
}

extension Unicode.Scalar {
  /// Tabs and control characters would move the carets away from what they mark.
  fileprivate var shown: Unicode.Scalar {
    properties.generalCategory == .control ? " " : self
  }

  /// How many columns a terminal gives it.
  fileprivate var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return properties.isEmojiPresentation ? 2 : 1
    }
  }
}
