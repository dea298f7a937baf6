import Extraction
import Testing

@Suite struct DatesCalendarTests {
  @Test(arguments: [
    (1970, 1, 1, 4, "1970-W01"), (2021, 5, 3, 1, "2021-W18"), (2000, 2, 29, 2, "2000-W09"),
    (2021, 1, 1, 5, "2020-W53"), (2021, 1, 3, 7, "2020-W53"), (2021, 1, 4, 1, "2021-W01"),
    (2024, 12, 29, 7, "2024-W52"), (2024, 12, 30, 1, "2025-W01"), (2026, 12, 31, 4, "2026-W53"),
    (1, 1, 1, 1, "0001-W01"), (9999, 12, 31, 5, "9999-W52"), (1582, 10, 15, 5, "1582-W41"),
  ])
  func daysHaveTheirWeekdayAndWeek(
    _ year: Int, _ month: Int, _ day: Int, _ weekday: Int, _ week: String
  ) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.weekday == weekday)
    #expect(CalendarPeriod(.week, holding: date).description == week)
  }

  @Test(arguments: [
    (2021, 2, 29), (1900, 2, 29), (2021, 4, 31), (2021, 13, 1), (2021, 0, 1), (2021, 1, 0),
    (0, 1, 1), (10_000, 1, 1), (2021, 5, Int.max), (Int.min, Int.min, Int.min),
  ])
  func whatIsNoDayIsRefused(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test func countingDaysGoesThereAndBack() throws {
    #expect(CalendarDate(year: 1970, month: 1, day: 1)?.dayNumber == 0)
    // A step prime to every cycle of the calendar meets all its cases.
    var date = CalendarDate.earliest
    var weekday = date.weekday
    while let next = date.adding(days: 97) {
      weekday = (weekday + 97 - 1) % 7 + 1
      #expect(date < next)
      #expect(next.weekday == weekday)
      #expect(next.adding(days: -97) == date)
      #expect(CalendarDate(year: next.year, month: next.month, day: next.day) == next)
      date = next
    }
    #expect(CalendarDate.latest.adding(days: 1) == nil)
    #expect(CalendarDate.earliest.adding(days: -1) == nil)
    #expect(CalendarDate.latest.adding(days: .max) == nil)
    #expect(CalendarDate.earliest.adding(days: .min) == nil)
  }

  @Test(arguments: DateUnit.allCases)
  func periodsOfAUnitTileTheYears(_ unit: DateUnit) throws {
    let middle = try #require(CalendarDate(year: 1898, month: 12, day: 30))
    var period = CalendarPeriod(unit, holding: middle)
    for _ in 0..<60 {
      let next = try #require(period.adding(1))
      #expect(period.last.adding(days: 1) == next.first)
      #expect(CalendarPeriod(unit, holding: period.first) == period)
      #expect(CalendarPeriod(unit, holding: period.last) == period)
      #expect(CalendarPeriod(period.description) == period)
      #expect(DateUnit(word: unit.rawValue) == unit)
      period = next
    }
  }

  @Test(arguments: DateUnit.allCases)
  func periodsEndWithTheYears(_ unit: DateUnit) {
    #expect(CalendarPeriod(unit, holding: .latest).adding(1) == nil)
    #expect(CalendarPeriod(unit, holding: .earliest).adding(-1) == nil)
    #expect(CalendarPeriod(unit, holding: .latest).last == .latest)
    #expect(CalendarPeriod(unit, holding: .earliest).first == .earliest)
  }

  @Test(arguments: [
    "", "2021-", "2021-13", "2021-00", "2021-02-29", "2021-W53", "2021-W00", "2021-Q5", "2021-H0",
    "2021-XX", "20XXX", "X", "XXXX", "XXXX-04-30", "+021", "2021-5-3", "21-05-03", "2021T10:00",
    "0000", "2021-05-03-01", "٢٠٢١", "2021-05-03/",
  ])
  func whatIsNoPeriodIsNotRead(_ text: String) {
    #expect(CalendarPeriod(text) == nil)
  }

  @Test(arguments: [
    ("days", DateUnit.day), ("Year", .year), ("centuries", .century), ("halves", .half),
    ("WEEKS", .week), ("decade", .decade), ("fortnight", nil), ("s", nil), ("", nil),
  ])
  func wordsNameUnits(_ word: String, _ unit: DateUnit?) {
    #expect(DateUnit(word: word) == unit)
  }
}
