/// Look-ups in mentions that are sorted by start: a text of any length must not cost its square.
extension [Mention] {
  /// The first mention that starts at a position or behind it.
  func lowerBound(_ start: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The mentions that start in a range.
  func starting(in range: Range<Int>) -> ArraySlice<Mention> {
    let first = lowerBound(range.lowerBound)
    return self[first..<Swift.max(first, lowerBound(range.upperBound))]
  }

  /// The mention of a type over exactly this range.
  func index(of type: Int, over range: Range<Int>) -> Int? {
    var index = lowerBound(range.lowerBound)
    while index < count, self[index].start == range.lowerBound {
      if self[index].type == type, self[index].end == range.upperBound { return index }
      index += 1
    }
    return nil
  }
}
