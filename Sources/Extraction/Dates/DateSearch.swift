/// From the first of a period to the last of another, mostly the same one.
struct DatePeriods: Hashable, Sendable, CustomStringConvertible {
  var first: CalendarPeriod
  var last: CalendarPeriod

  init(_ first: CalendarPeriod, _ last: CalendarPeriod) {
    self.first = first
    self.last = last
  }

  /// Reads a period, or two with a slash between.
  init?(_ text: String) {
    let periods = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { CalendarPeriod(String(Substring($0))) }
    guard periods.count <= 2, let first = periods.first ?? nil, let last = periods.last ?? nil,
      first.first <= last.last
    else { return nil }
    self.init(first, last)
  }

  func enclosing(_ unit: DateUnit) -> CalendarPeriod? {
    let period = first.enclosing(unit)
    return period == last.enclosing(unit) ? period : nil
  }

  var description: String { first == last ? "\(first)" : "\(first)/\(last)" }
}

/// Where the fields that a date lacks come from.
struct DateAnchor {
  enum Search {
    /// The nearest that is not after (or not before) the anchor; it may hold the anchor.
    case nearest(DateFields.Direction)
    /// The nearest strictly before or after the anchor.
    case beyond(DateFields.Direction)
    /// The one in the same year, month or week as the anchor.
    case within
    /// The other side of a span: the nearest, but not farther than the next year, month or week.
    case side(DateFields.Direction)

    /// Which side of a span decides whether the whole of it lies where it should.
    var startsWithFirst: Bool {
      switch self {
      case .nearest(let direction): direction == .past
      case .beyond(let direction): direction == .future
      case .within, .side: true
      }
    }
  }

  /// Nil where there is no document date.
  let stretch: DatePeriods?
  /// The year around which years of two digits lie.
  let pivot: Int
  let search: Search

  init(stretch: DatePeriods?, pivot: Int, search: Search) {
    self.stretch = stretch
    self.pivot = stretch?.last.last.year ?? pivot
    self.search = search
  }

  /// The anchor that the side of a span is to the other.
  static func side(_ reading: DateReading, _ direction: DateFields.Direction) -> DateAnchor {
    DateAnchor(stretch: reading.stretch, pivot: reading.pivot, search: .side(direction))
  }

  /// Years run through until a date is found.
  ///
  /// The rarest, February 29 across 1900, is there after eight; what is not found by then never is.
  private static let reach = 12

  func find(_ fields: DateFields, in unit: DateUnit, at stretch: DatePeriods) throws(NoDate)
    -> CalendarPeriod
  {
    switch search {
    case .nearest(let direction):
      let period = try nearest(fields, unit, stretch, direction, isStrict: false)
      // *Monday, May 3*: where only the other neighbour is a Monday, that one is meant.
      guard fields.contradicts(period) else { return period }
      let other = try? nearest(fields, unit, stretch, direction.opposite, isStrict: false)
      if let other, !fields.contradicts(other) { return other }
      // *Friday the 13th*: months are near enough to look on for one where it is a Friday.
      let later = unit == .month ? agreeing(fields, unit, stretch, direction) : nil
      return later ?? period
    case .beyond(let direction):
      return try nearest(fields, unit, stretch, direction, isStrict: true)
    case .within:
      guard let container = stretch.enclosing(unit) else { throw coarse(stretch, fields) }
      return try period(fields, container)
    case .side(let direction):
      let near = direction == .future ? stretch.last : stretch.first
      guard let container = near.enclosing(unit) else { throw coarse(stretch, fields) }
      let period = try period(fields, container)
      if admits(period, stretch, direction, isStrict: false) { return period }
      guard let next = container.adding(direction.step) else { throw absent(fields, container) }
      return try self.period(fields, next)
    }
  }

  private func nearest(
    _ fields: DateFields, _ unit: DateUnit, _ stretch: DatePeriods,
    _ direction: DateFields.Direction,
    isStrict: Bool
  ) throws(NoDate) -> CalendarPeriod {
    let near = direction == .future ? stretch.last : stretch.first
    guard let container = near.enclosing(unit) else { throw coarse(stretch, fields) }
    // From one container back: winter and the weeks of ISO 8601 reach into the next year.
    for step in -1...Self.reach {
      if let candidate = container.adding(step * direction.step).flatMap({ fields.place(in: $0) }),
        admits(candidate, stretch, direction, isStrict: isStrict)
      {
        return candidate
      }
    }
    throw NoDate("There is no \(fields.name) near \(stretch).")
  }

  /// The nearest date whose weekday is the one that stands with it.
  private func agreeing(
    _ fields: DateFields, _ unit: DateUnit, _ stretch: DatePeriods,
    _ direction: DateFields.Direction
  ) -> CalendarPeriod? {
    let near = direction == .future ? stretch.last : stretch.first
    guard let container = near.enclosing(unit) else { return nil }
    return (1...Self.reach).lazy
      .compactMap { container.adding($0 * direction.step).flatMap { fields.place(in: $0) } }
      .first { !fields.contradicts($0) }
  }

  private func admits(
    _ candidate: CalendarPeriod, _ stretch: DatePeriods, _ direction: DateFields.Direction,
    isStrict: Bool
  ) -> Bool {
    switch (direction, isStrict) {
    case (.past, false): candidate.first <= stretch.last.last
    case (.past, true): candidate.last < stretch.first.first
    case (.future, false): candidate.last >= stretch.first.first
    case (.future, true): candidate.first > stretch.last.last
    }
  }

  private func period(
    _ fields: DateFields, _ container: CalendarPeriod
  ) throws(NoDate) -> CalendarPeriod {
    guard let period = fields.place(in: container) else { throw absent(fields, container) }
    return period
  }

  private func absent(_ fields: DateFields, _ container: CalendarPeriod) -> NoDate {
    NoDate("The \(container.unit) \(container) has no \(fields.name).")
  }

  private func coarse(_ stretch: DatePeriods, _ fields: DateFields) -> NoDate {
    NoDate("The date \(stretch) is too coarse to find the \(fields.name) from it.")
  }
}

extension DateFields.Direction {
  fileprivate var step: Int { self == .past ? -1 : 1 }
  fileprivate var opposite: Self { self == .past ? .future : .past }
}
