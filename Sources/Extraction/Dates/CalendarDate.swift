/// A day of the Gregorian calendar, carried back before its introduction, in the years 1 to 9999.
///
/// There is no invalid one: what is no day cannot be made.
package struct CalendarDate: Hashable, Comparable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int

  package init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), 1...12 ~= month, day >= 1,
      day <= Self.daysInMonth(month, of: year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// The day that lies `dayNumber` days after January 1, 1970.
  package init?(dayNumber: Int) {
    guard (Self.earliest.dayNumber...Self.latest.dayNumber).contains(dayNumber) else { return nil }
    let days = dayNumber + Self.daysBefore1970
    // The mean length of a year leads to the right year or to a neighbour of it.
    var year = days * 400 / 146_097 + 1
    while Self.daysBefore(year: year + 1) <= days { year += 1 }
    while Self.daysBefore(year: year) > days { year -= 1 }
    var rest = days - Self.daysBefore(year: year)
    var month = 1
    while rest >= Self.daysInMonth(month, of: year) {
      rest -= Self.daysInMonth(month, of: year)
      month += 1
    }
    self.init(unchecked: year, month, rest + 1)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  package static var years: ClosedRange<Int> { 1...9999 }
  package static var earliest: CalendarDate { CalendarDate(unchecked: 1, 1, 1) }
  package static var latest: CalendarDate { CalendarDate(unchecked: 9999, 12, 31) }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// - Precondition: `month` is 1 to 12.
  package static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since January 1, 1970, which is day 0.
  package var dayNumber: Int {
    // As if each month had 30 or 31 days in turn, which it has but for February.
    let missing = month < 3 ? 0 : Self.isLeap(year) ? 1 : 2
    let earlierMonths = (367 * month - 362) / 12 - missing
    return Self.daysBefore(year: year) + earlierMonths + day - 1 - Self.daysBefore1970
  }

  /// From 1, Monday, to 7, Sunday.
  package var weekday: Int {
    // Day 0 is a Thursday.
    (dayNumber + 3).dividedDown(by: 7).remainder + 1
  }

  /// The day so many days later, or earlier for a negative count; nil outside the years 1 to 9999.
  package func adding(days: Int) -> CalendarDate? {
    let (sum, overflow) = dayNumber.addingReportingOverflow(days)
    return overflow ? nil : CalendarDate(dayNumber: sum)
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static var daysBefore1970: Int { daysBefore(year: 1970) }

  /// Days from January 1 of the year 1 to January 1 of a year.
  private static func daysBefore(year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400
  }
}

extension Int {
  /// Division that rounds down, so that time before an epoch falls into the same grid as after it.
  func dividedDown(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
