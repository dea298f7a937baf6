// Numbers of rules, cells and tokens in half the space: a text has millions of them.

/// A number that fits into 32 bits.
@propertyWrapper struct Compact {
  private var number: Int32

  init(wrappedValue: Int) { number = Int32(wrappedValue) }

  var wrappedValue: Int {
    get { Int(number) }
    set { number = Int32(newValue) }
  }
}

/// A range of such numbers.
struct CompactRange {
  private let start: Int32
  private let end: Int32

  /// No number.
  init() {
    start = 0
    end = 0
  }

  init(_ range: Range<Int>) {
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
  }

  var isEmpty: Bool { start == end }

  var range: Range<Int> { Int(start)..<Int(end) }
}
