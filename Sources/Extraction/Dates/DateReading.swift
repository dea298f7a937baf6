/// A date that was read: its value, and where it lies if its year is known.
struct DateReading {
  /// The values of its two ends, mostly the same one.
  private var first: String
  private var last: String
  var stretch: DatePeriods?
  var note: String?
  /// The clock time in minutes, for the order of two times on a day.
  private var minutes = 0
  /// The year around which years of two digits on the other side of a span lie.
  var pivot: Int

  init(_ period: CalendarPeriod, clockOf fields: DateFields = DateFields()) {
    first = period.description + fields.clock
    last = first
    stretch = DatePeriods(period, period)
    minutes = (fields.hourOfDay ?? 0) * 60 + (fields.minute ?? 0)
    pivot = period.last.year
  }

  init(withoutYear value: String, pivot: Int) {
    (first, last) = (value, value)
    self.pivot = pivot
  }

  var value: String { first == last ? first : "\(first)/\(last)" }

  /// The interval from this date to another.
  func through(_ end: DateReading) throws(NoDate) -> DateReading {
    var span = self
    span.last = end.last
    span.note = note ?? end.note
    span.stretch = nil
    guard let start = stretch?.first, let stop = end.stretch?.last else { return span }
    let isBackward = start == stop ? minutes > end.minutes : start.first > stop.last
    if isBackward { throw NoDate("The period \(span.value) ends before it begins.") }
    span.stretch = DatePeriods(start, stop)
    return span
  }

  /// The date so many units later, as precise as this one; for none, the unit that holds it.
  func moved(by count: Int, _ unit: DateUnit) throws(NoDate) -> DateReading {
    guard let stretch else { throw NoDate("There is no document date to count from.") }
    let near = count < 0 ? stretch.first : stretch.last
    guard let period = count == 0 ? near.enclosing(unit) : near.moved(by: count, unit) else {
      throw NoDate("The date \(stretch) cannot be moved by \(count) times a \(unit).")
    }
    return DateReading(period)
  }
}

extension DateFields {
  func read(from anchor: DateAnchor) throws(NoDate) -> DateReading {
    try check()
    if isBeforeChrist {
      return DateReading(withoutYear: try valueBeforeChrist(), pivot: anchor.pivot)
    }
    if isOpen, let container {
      guard let stretch = anchor.stretch else {
        guard clock.isEmpty || day != nil else { throw NoDate("A clock time needs a day.") }
        return DateReading(withoutYear: try valueWithoutYear() + clock, pivot: anchor.pivot)
      }
      return try reading(of: anchor.find(self, in: container, at: stretch))
    }
    guard let period = try closed(around: anchor.pivot) else {
      throw NoDate("The \(name) lies beyond the years 1 to 9999.")
    }
    return try reading(of: period)
  }

  /// The part of another date that the fields name.
  func read(in holder: DateReading) throws(NoDate) -> DateReading {
    try check()
    guard let stretch = holder.stretch, stretch.first == stretch.last else {
      throw NoDate("The date \(holder.value) is no single period to find the \(name) in.")
    }
    guard let period = place(in: stretch.first) else {
      throw NoDate("The \(stretch.first.unit) \(stretch) has no \(name).")
    }
    return try reading(of: period)
  }

  private func reading(of period: CalendarPeriod) throws(NoDate) -> DateReading {
    var reading = DateReading(period, clockOf: self)
    if !clock.isEmpty, period.unit != .day { throw NoDate("A clock time needs a day.") }
    if let weekday, contradicts(period) {
      reading.note = "\(period) is no \(Self.weekdays[weekday - 1])."
    }
    return reading
  }

  /// Whether the weekday that stands with the date is another one.
  func contradicts(_ period: CalendarPeriod) -> Bool {
    guard let weekday, day != nil, calendar == nil else { return false }
    return period.first.weekday != weekday
  }

  /// How much of the date the words say by themselves; of two sides of a span, the one that says
  /// more is read first.
  var explicitness: Int {
    if let year { return year < 100 && century == nil ? 3 : 4 }
    if !isOpen { return 4 }
    switch container {
    case .year: return 2
    case .month, .week: return 1
    default: return 0
    }
  }

  /// Lets a month count for both sides: *November 15 to 18*, *3 to 5 May*.
  ///
  /// Where the days run backward (*28 to 3 May*) it counts for one.
  static func sharingMonth(_ first: DateFields, _ last: DateFields) -> (DateFields, DateFields) {
    guard let firstDay = first.day, let lastDay = last.day, firstDay <= lastDay else {
      return (first, last)
    }
    var (first, last) = (first, last)
    if first.year == nil { first.month = first.month ?? last.month }
    if last.year == nil { last.month = last.month ?? first.month }
    return (first, last)
  }
}
