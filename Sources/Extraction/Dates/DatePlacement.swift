// From the fields of a date to the period that they name, once the year (or the month, the week,
// the day) that holds it is known.

extension DateFields {
  /// Whether the year must come from an anchor.
  var isOpen: Bool { year == nil && decade == nil && century == nil }

  private var isPartOfYear: Bool {
    month != nil || calendar != nil || quarter != nil || half != nil || season != nil || week != nil
  }

  private var hasNoPart: Bool { !isPartOfYear && day == nil && weekday == nil }

  /// The unit that has to be known: *June 3* lies in a year, *the 14th* in a month.
  var container: DateUnit? {
    if isPartOfYear || (nth != nil && year != nil) { return .year }
    if nth != nil, century != nil { return nil }
    if day != nil || nth != nil { return .month }
    if weekday != nil { return .week }
    if year != nil { return .year }
    return hour == nil ? nil : .day
  }

  /// Where a date follows from the fields alone.
  ///
  /// - Parameter pivot: the year around which years of two digits lie.
  func closed(around pivot: Int) throws(NoDate) -> CalendarPeriod? {
    if let year {
      guard let container = CalendarPeriod(.year, index: Self.full(year, century, around: pivot))
      else { throw NoDate("There is no year \(year).") }
      guard let period = place(in: container) else {
        throw NoDate("The year \(container) has no \(name).")
      }
      return period
    }
    if let decade {
      // The middle of the decade decides: seen from 2021, the 40s are those of the last century.
      let year = Self.full(decade, century, around: pivot - 5)
      return CalendarPeriod(.decade, index: year / 10)
    }
    guard let century, let period = CalendarPeriod(.century, index: century - 1) else { return nil }
    return place(in: period)
  }

  private static func full(_ year: Int, _ century: Int?, around pivot: Int) -> Int {
    guard year < 100 else { return year }
    if let century { return (century - 1) * 100 + year }
    let first = pivot - 80
    return first + (year - first).dividedDown(by: 100).remainder
  }

  /// The period in a container of the unit that the fields ask for; nil where that has none, as
  /// February 29.
  func place(in container: CalendarPeriod) -> CalendarPeriod? {
    let period: CalendarPeriod? =
      switch container.unit {
      case .year: place(inYear: container)
      case .month: place(inMonth: container)
      case .week: weekday.map { Self.day($0 - 1, after: container.first) } ?? container
      case .day: container
      default: nth != nil ? count(in: container) : hasNoPart ? container : nil
      }
    guard let plus, let period, period.unit == .day else { return period }
    return period.adding(plus)
  }

  private func place(inYear container: CalendarPeriod) -> CalendarPeriod? {
    let year = container.index
    if let calendar {
      return calendar.date(month: month, day: day, in: year).map { CalendarPeriod($0) }
    }
    if let month {
      return CalendarPeriod.part(.month, month, of: year).flatMap { place(inMonth: $0) }
    }
    if let week {
      guard let period = CalendarPeriod.isoWeek(week, of: year) else { return nil }
      return weekday.map { Self.day($0 - 1, after: period.first) } ?? period
    }
    if let quarter { return CalendarPeriod.part(.quarter, quarter, of: year) }
    if let half { return CalendarPeriod.part(.half, half, of: year) }
    if let season {
      return 1...4 ~= season ? CalendarPeriod(.season, index: year * 4 + season - 1) : nil
    }
    return nth == nil ? container : count(in: container)
  }

  private func place(inMonth container: CalendarPeriod) -> CalendarPeriod? {
    if let day {
      let first = container.first
      return CalendarDate(year: first.year, month: first.month, day: day).map { CalendarPeriod($0) }
    }
    return nth == nil ? container : count(in: container)
  }

  /// The n-th day, weekday or unit, from the front or (below zero) from the back.
  private func count(in container: CalendarPeriod) -> CalendarPeriod? {
    guard let nth, nth != 0 else { return nil }
    if let unit, unit != .day { return count(nth, unit, in: container) }
    let step = weekday == nil ? 1 : 7
    let edge = nth > 0 ? container.first : container.last
    let lead = weekday.map { weekday in
      let distance = nth > 0 ? weekday - edge.weekday : edge.weekday - weekday
      return distance.dividedDown(by: 7).remainder
    }
    let distance = (lead ?? 0) + (abs(nth) - 1) * step
    let period = Self.day(nth > 0 ? distance : -distance, after: edge)
    return period?.enclosing(container.unit) == container ? period : nil
  }

  /// A week belongs where its Thursday lies, as by ISO 8601.
  private func count(_ nth: Int, _ unit: DateUnit, in container: CalendarPeriod) -> CalendarPeriod?
  {
    let lead = unit == .week ? 3 : 0
    let edge = nth > 0 ? container.first.adding(days: lead) : container.last.adding(days: -lead)
    let step = nth > 0 ? nth - 1 : nth + 1
    guard let edge, let period = CalendarPeriod(unit, holding: edge).adding(step),
      let inside = period.first.adding(days: lead)
    else { return nil }
    return container.first <= inside && inside <= container.last ? period : nil
  }

  private static func day(_ count: Int, after date: CalendarDate) -> CalendarPeriod? {
    date.adding(days: count).map { CalendarPeriod($0) }
  }

  /// The value with `XXXX` for a year that nothing tells.
  func valueWithoutYear() throws(NoDate) -> String {
    guard calendar == nil, plus == nil else {
      throw NoDate("There is no document date to find the \(name) from.")
    }
    let month = month.map { $0.padded(to: 2) }
    if nth == nil, let day { return "XXXX-\(month ?? "XX")-\(day.padded(to: 2))" }
    if nth == nil, let month { return "XXXX-\(month)" }
    if let quarter { return "XXXX-Q\(quarter)" }
    if let half { return "XXXX-H\(half)" }
    if let season { return "XXXX-\(CalendarPeriod.seasons[season - 1])" }
    if let week, weekday == nil { return "XXXX-W\(week.padded(to: 2))" }
    throw NoDate("There is no document date to find the \(name) from.")
  }

  /// Years before the year 1 by ISO 8601, where 1 BC is the year 0: `-0043`; a century is `-04XX`.
  func valueBeforeChrist() throws(NoDate) -> String {
    if let year, year > 0 {
      let parts = [month, month == nil ? nil : day].compactMap { $0?.padded(to: 2) }
      return (["-" + (year - 1).padded(to: 4)] + parts).joined(separator: "-")
    }
    if let century { return "-\((century - 1).padded(to: 2))XX" }
    throw NoDate("Only years and centuries are counted before the year 1.")
  }

  /// From 0 to 24.
  var hourOfDay: Int? {
    guard let hour, let isAfternoon, hour <= 12 else { return hour }
    return hour % 12 + (isAfternoon ? 12 : 0)
  }

  /// `T15:40`, `T15`, or nothing.
  var clock: String {
    guard let hour = hourOfDay else { return "" }
    return "T\(hour.padded(to: 2))" + (minute.map { ":\($0.padded(to: 2))" } ?? "")
  }
}

// MARK: - What cannot be

extension DateFields {
  private static func check(
    _ number: Int?, in range: ClosedRange<Int>, _ name: StaticString
  ) throws(NoDate) {
    if let number, !range.contains(number) { throw NoDate("There is no \(name) \(number).") }
  }

  /// Refuses numbers that no calendar has, and fields that say no date together.
  func check() throws(NoDate) {
    try Self.check(year, in: 0...9999, "year")
    try Self.check(month, in: 1...12, "month")
    try Self.check(day, in: 1...31, "day")
    try Self.check(weekday, in: 1...7, "weekday")
    try Self.check(week, in: 1...53, "week")
    try Self.check(quarter, in: 1...4, "quarter")
    try Self.check(half, in: 1...2, "half")
    try Self.check(season, in: 1...4, "season")
    try Self.check(decade, in: 0...9999, "decade")
    try Self.check(century, in: 1...99, "century")
    try Self.check(hour, in: 0...24, "hour")
    try Self.check(minute, in: 0...59, "minute")
    if let nth, nth == 0 || !(-366...366).contains(nth) {
      throw NoDate("There is no day number \(nth).")
    }
    if calendar == nil, let month, let day {
      // 2000 is a leap year: February 29 is refused later, and only in years that lack it.
      guard day <= CalendarDate.daysInMonth(month, of: 2000) else {
        throw NoDate("No calendar has \(name).")
      }
    }
    if hour == 24, minute ?? 0 > 0 { throw NoDate("There is no time after 24:00.") }
    if minute != nil, hour == nil { throw NoDate("A minute needs its hour.") }
    if week != nil, month != nil { throw NoDate("Weeks count from the year, not from the month.") }
    guard let container else {
      if holder != nil { return }
      if decade != nil || century != nil { return }
      throw NoDate("The words name no date.")
    }
    if year != nil, container != .year {
      throw NoDate("The month is missing between day and year.")
    }
    if year == nil, decade != nil || century != nil {
      throw NoDate("A part of a year needs the year, not the decade or century.")
    }
  }

  /// A few words for notes: `February 30`, `week 53`.
  var name: String {
    if let calendar { return "\(calendar) feast" }
    let weekday = weekday.map { Self.weekdays[$0 - 1] }
    let month = month.map { Self.months[$0 - 1] }
    if let day { return month.map { "\($0) \(day)" } ?? "day \(day)" }
    if let nth {
      let side = nth < 0 ? " from the end" : ""
      return "\(weekday ?? unit?.rawValue ?? "day") number \(abs(nth))\(side)"
        + (month.map { " in \($0)" } ?? "")
    }
    if let week { return "week \(week)" }
    if let quarter { return "quarter \(quarter)" }
    if let half { return "half \(half)" }
    if let season { return "season \(season)" }
    return month ?? weekday ?? (hour == nil ? "year" : "day of \(clock.dropFirst())")
  }

  static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
