/// What dates are counted in.
package enum DateUnit: String, CaseIterable, Sendable {
  case day, week, month, season, quarter, half, year, decade, century

  /// The unit that an English word names, in either number: `year`, `Centuries`.
  package init?(word: String) {
    let word = word.lowercased()
    let singular =
      switch word {
      case "centuries": "century"
      case "halves": "half"
      case _ where word.hasSuffix("s"): String(word.dropLast())
      default: word
      }
    self.init(rawValue: singular)
  }

  /// Every unit is a grid of equal cells over the days or over the months of all years, so that
  /// finding, shifting and comparing periods is one division whatever the unit.
  fileprivate var grid: (inDays: Bool, length: Int, origin: Int) {
    switch self {
    case .day: (true, 1, 0)
    case .week: (true, 7, -3)  // Monday, December 29, 1969
    case .month: (false, 1, 0)
    case .season: (false, 3, 2)  // spring begins in March
    case .quarter: (false, 3, 0)
    case .half: (false, 6, 0)
    case .year: (false, 12, 0)
    case .decade: (false, 120, 0)
    case .century: (false, 1200, 0)
    }
  }
}

/// A day, a week, a month …: one cell of a unit's grid.
package struct CalendarPeriod: Hashable, Sendable {
  package let unit: DateUnit
  /// The place in the grid: for a year the year, for a decade the year without its last digit.
  package let index: Int

  /// Nil outside the years 1 to 9999.
  package init?(_ unit: DateUnit, index: Int) {
    guard
      Self.index(of: .earliest, in: unit) <= index, index <= Self.index(of: .latest, in: unit)
    else { return nil }
    self.unit = unit
    self.index = index
  }

  package init(_ unit: DateUnit, holding date: CalendarDate) {
    self.unit = unit
    index = Self.index(of: date, in: unit)
  }

  package init(_ date: CalendarDate) {
    self.init(.day, holding: date)
  }

  private static func index(of date: CalendarDate, in unit: DateUnit) -> Int {
    let (inDays, length, origin) = unit.grid
    let position = inDays ? date.dayNumber : date.year * 12 + date.month - 1
    return (position - origin).dividedDown(by: length).quotient
  }

  package var first: CalendarDate { Self.start(of: index, in: unit) ?? .earliest }

  package var last: CalendarDate {
    Self.start(of: index + 1, in: unit)?.adding(days: -1) ?? .latest
  }

  private static func start(of index: Int, in unit: DateUnit) -> CalendarDate? {
    let (inDays, length, origin) = unit.grid
    let position = index * length + origin
    if inDays { return CalendarDate(dayNumber: position) }
    let (year, month) = position.dividedDown(by: 12)
    return CalendarDate(year: year, month: month + 1, day: 1)
  }

  package func adding(_ count: Int) -> CalendarPeriod? {
    let (sum, overflow) = index.addingReportingOverflow(count)
    return overflow ? nil : CalendarPeriod(unit, index: sum)
  }

  /// The period of the same unit that lies so many of another unit later.
  ///
  /// A day that the month lacks becomes its last. Nil where the other unit is finer than this one.
  package func moved(by count: Int, _ other: DateUnit) -> CalendarPeriod? {
    // More than any calendar needs, and far from overflowing.
    guard (-9_999_999...9_999_999).contains(count) else { return nil }
    if other.grid.inDays {
      guard unit.grid.inDays, other.grid.length >= unit.grid.length else { return nil }
      return adding(count * (other.grid.length / unit.grid.length))
    }
    let months = count * other.grid.length
    guard unit.grid.inDays else {
      return months % unit.grid.length == 0 ? adding(months / unit.grid.length) : nil
    }
    let (year, month) = (first.year * 12 + first.month - 1 + months).dividedDown(by: 12)
    guard CalendarDate.years.contains(year) else { return nil }
    let day = min(first.day, CalendarDate.daysInMonth(month + 1, of: year))
    return CalendarDate(year: year, month: month + 1, day: day).map {
      CalendarPeriod(unit, holding: $0)
    }
  }

  /// The period of a unit that holds all of this one; nil where it lies in two.
  package func enclosing(_ unit: DateUnit) -> CalendarPeriod? {
    let period = CalendarPeriod(unit, holding: first)
    return period == CalendarPeriod(unit, holding: last) ? period : nil
  }

  /// Of a week: its number, and the year in which its Thursday lies.
  private var isoWeek: (year: Int, week: Int) {
    let thursday = first.adding(days: 3) ?? .latest
    let newYear = CalendarPeriod(.year, holding: thursday).first
    return (thursday.year, (thursday.dayNumber - newYear.dayNumber) / 7 + 1)
  }
}

// MARK: - As text

extension CalendarPeriod: CustomStringConvertible {
  static let seasons = ["SP", "SU", "AU", "WI"]

  /// ISO 8601 and, where that has no form, the common extension of it: `2021-04-05`, `2021-W17`,
  /// `2021-Q1`, `2021-WI` (the winter that begins in 2021), `202X`, `17XX` (the 18th century).
  package var description: String {
    let year = first.year.padded(to: 4)
    switch unit {
    case .day: return "\(year)-\(first.month.padded(to: 2))-\(first.day.padded(to: 2))"
    case .week:
      let (year, week) = isoWeek
      return "\(year.padded(to: 4))-W\(week.padded(to: 2))"
    case .month: return "\(year)-\(first.month.padded(to: 2))"
    case .season:
      let (year, season) = index.dividedDown(by: 4)
      return "\(year.padded(to: 4))-\(Self.seasons[season])"
    case .quarter: return "\(year)-Q\(index.dividedDown(by: 4).remainder + 1)"
    case .half: return "\(year)-H\(index.dividedDown(by: 2).remainder + 1)"
    case .year: return year
    case .decade: return "\(index.padded(to: 3))X"
    case .century: return "\(index.padded(to: 2))XX"
    }
  }

  /// Reads what `description` writes; a clock time after a day is passed over.
  package init?(_ text: String) {
    let day = text.utf8.prefix { $0 != UInt8(ascii: "T") }
    let parts = day.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard let head = parts.first, head.utf8.count == 4, parts.count <= 3 else { return nil }
    if day.endIndex < text.endIndex, parts.count != 3 { return nil }
    let period: CalendarPeriod?
    switch (parts.count, Self.number(head, digits: 4)) {
    case (1, let year?): period = CalendarPeriod(.year, index: year)
    case (1, nil): period = Self.longPeriod(head)
    case (2, let year?): period = Self.partOfYear(parts[1], year)
    case (3, let year?):
      let date = Self.number(parts[1], digits: 2).flatMap { month in
        Self.number(parts[2], digits: 2).flatMap { day in
          CalendarDate(year: year, month: month, day: day)
        }
      }
      period = date.map { CalendarPeriod($0) }
    default: period = nil
    }
    guard let period else { return nil }
    self = period
  }

  private static func longPeriod(_ text: Substring) -> CalendarPeriod? {
    if text.hasSuffix("XX") {
      return number(text.prefix(2), digits: 2).flatMap { CalendarPeriod(.century, index: $0) }
    }
    guard text.hasSuffix("X") else { return nil }
    return number(text.prefix(3), digits: 3).flatMap { CalendarPeriod(.decade, index: $0) }
  }

  private static func partOfYear(_ text: Substring, _ year: Int) -> CalendarPeriod? {
    if let month = number(text, digits: 2) { return part(.month, month, of: year) }
    if let season = seasons.firstIndex(of: String(text)) {
      return CalendarPeriod(.season, index: year * 4 + season)
    }
    switch text.first {
    case "W": return number(text.dropFirst(), digits: 2).flatMap { isoWeek($0, of: year) }
    case "Q": return number(text.dropFirst(), digits: 1).flatMap { part(.quarter, $0, of: year) }
    case "H": return number(text.dropFirst(), digits: 1).flatMap { part(.half, $0, of: year) }
    default: return nil
    }
  }

  /// The n-th month, season, quarter or half of a year, from 1.
  static func part(_ unit: DateUnit, _ number: Int, of year: Int) -> CalendarPeriod? {
    let perYear = 12 / unit.grid.length
    guard 1...perYear ~= number else { return nil }
    return CalendarPeriod(unit, index: year * perYear + number - 1)
  }

  /// Week 1 is the one that holds January 4.
  static func isoWeek(_ week: Int, of year: Int) -> CalendarPeriod? {
    guard 1...53 ~= week, let date = CalendarDate(year: year, month: 1, day: 4),
      let period = CalendarPeriod(.week, holding: date).adding(week - 1),
      period.isoWeek == (year, week)
    else { return nil }
    return period
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    let isNumber = text.utf8.count == digits && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    return isNumber ? Int(text) : nil
  }
}

extension Int {
  func padded(to width: Int) -> String {
    let digits = String(self)
    if digits.utf8.count >= width { return digits }
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
