import Extraction
import Testing

/// The words of a text, what a rule makes of them, and the value that is due.
struct DateRow: CustomTestStringConvertible, Sendable {
  let document: String?
  let words: String
  let expression: DateExpression
  let isPlanned: Bool
  let value: String?

  init(
    _ document: String?, _ words: String, _ expression: DateExpression, _ value: String?,
    planned: Bool = false
  ) {
    self.document = document
    self.words = words
    self.expression = expression
    self.value = value
    isPlanned = planned
  }

  var testDescription: String {
    "\(words)\(isPlanned ? " (planned)" : ""), read on \(document ?? "an unknown day")"
  }
}

extension DateExpression {
  static func date(
    _ year: Int? = nil, _ month: Int? = nil, _ day: Int? = nil, weekday: Int? = nil,
    nth: Int? = nil, week: Int? = nil, quarter: Int? = nil, half: Int? = nil, season: Int? = nil,
    decade: Int? = nil, century: Int? = nil, hour: Int? = nil, minute: Int? = nil,
    toward: DateFields.Direction? = nil, told: Bool = false
  ) -> DateExpression {
    .fields(
      DateFields(
        year: year, month: month, day: day, weekday: weekday, nth: nth, week: week,
        quarter: quarter, half: half, season: season, decade: decade, century: century,
        hour: hour, minute: minute, toward: toward, fromTold: told))
  }

  static func shift(_ count: Int, _ unit: DateUnit, told: Bool = false) -> DateExpression {
    .shift(count: count, unit: unit, fromTold: told)
  }
}

// May 3, 2021 is a Monday, in week 18.
private let monday = "2021-05-03"
private let thursday = "2021-05-06"

private let explicit = [
  DateRow(monday, "April 5, 2021", .date(2021, 4, 5), "2021-04-05"),
  DateRow(nil, "April 5, 2021", .date(2021, 4, 5), "2021-04-05"),
  DateRow(monday, "April 2021", .date(2021, 4), "2021-04"),
  DateRow(
    monday, "19 May of the previous year",
    .fields(DateFields(holder: .shift(-1, .year), month: 5, day: 19)), "2020-05-19"),
  DateRow(
    nil, "May of the previous year", .fields(DateFields(holder: .shift(-1, .year), month: 5)), nil),
  DateRow(monday, "2017", .date(2017), "2017"),
  DateRow(nil, "987", .date(987), "0987"),
  DateRow(monday, "week 17 of 2021", .date(2021, week: 17), "2021-W17"),
  DateRow(nil, "week 53 of 2020", .date(2020, week: 53), "2020-W53"),
  DateRow(monday, "week 53 of 2021", .date(2021, week: 53), nil),
  DateRow(nil, "Wednesday of week 17 of 2021", .date(2021, weekday: 3, week: 17), "2021-04-28"),
  DateRow(monday, "first quarter of 2021", .date(2021, quarter: 1), "2021-Q1"),
  DateRow(nil, "fourth quarter of 1999", .date(1999, quarter: 4), "1999-Q4"),
  DateRow(monday, "first half of 2021", .date(2021, half: 1), "2021-H1"),
  DateRow(monday, "spring 2020", .date(2020, season: 1), "2020-SP"),
  DateRow(monday, "summer 2020", .date(2020, season: 2), "2020-SU"),
  DateRow(nil, "autumn 2020", .date(2020, season: 3), "2020-AU"),
  DateRow(monday, "winter 2020", .date(2020, season: 4), "2020-WI"),
  DateRow(nil, "the 1980s", .date(decade: 1980), "198X"),
  DateRow(monday, "the 2020s", .date(decade: 2020), "202X"),
  DateRow(nil, "18th century", .date(century: 18), "17XX"),
  DateRow(nil, "first century", .date(century: 1), "00XX"),
  DateRow(nil, "the eighties of the 19th century", .date(decade: 80, century: 19), "188X"),
  DateRow(
    nil, "23.11.2021 15:40", .date(2021, 11, 23, hour: 15, minute: 40), "2021-11-23T15:40"),
  DateRow(nil, "9:05 on May 3, 2021", .date(2021, 5, 3, hour: 9, minute: 5), "2021-05-03T09:05"),
  DateRow(nil, "3 pm on May 3, 2021", .date(2021, 5, 3, hour: 15), "2021-05-03T15"),
  DateRow(nil, "midnight of May 3, 2021", .date(2021, 5, 3, hour: 24), "2021-05-03T24"),
  DateRow(nil, "third Monday of May 2021", .date(2021, 5, weekday: 1, nth: 3), "2021-05-17"),
  DateRow(nil, "first Saturday of May 2021", .date(2021, 5, weekday: 6, nth: 1), "2021-05-01"),
  DateRow(nil, "last Monday of May 2021", .date(2021, 5, weekday: 1, nth: -1), "2021-05-31"),
  DateRow(nil, "last Friday of May 2021", .date(2021, 5, weekday: 5, nth: -1), "2021-05-28"),
  DateRow(
    nil, "last but one Friday of May 2021", .date(2021, 5, weekday: 5, nth: -2), "2021-05-21"),
  DateRow(nil, "fifth Monday of May 2021", .date(2021, 5, weekday: 1, nth: 5), "2021-05-31"),
  DateRow(nil, "fifth Friday of May 2021", .date(2021, 5, weekday: 5, nth: 5), nil),
  DateRow(nil, "last day of February 2024", .date(2024, 2, nth: -1), "2024-02-29"),
  DateRow(nil, "first Sunday of 2021", .date(2021, weekday: 7, nth: 1), "2021-01-03"),
  DateRow(nil, "February 29, 2024", .date(2024, 2, 29), "2024-02-29"),
  DateRow(nil, "Monday, May 3, 2021", .date(2021, 5, 3, weekday: 1), "2021-05-03"),
]

private let twoDigits = [
  DateRow(monday, "12.05.98", .date(98, 5, 12), "1998-05-12"),
  DateRow(monday, "'40", .date(40), "2040"),
  DateRow(monday, "'41", .date(41), "1941"),
  DateRow(monday, "'00", .date(0), "2000"),
  DateRow("1789", "'92", .date(92), "1792"),
  DateRow("1789", "'10", .date(10), "1710"),
  DateRow(nil, "'98", .date(98), "1998"),
  DateRow(nil, "'21", .date(21), "2021"),
  DateRow(nil, "'39", .date(39), "2039"),
  DateRow(nil, "'40 of no known day", .date(40), "1940"),
  DateRow(monday, "'86 of the 17th century", .date(86, century: 17), "1686"),
  DateRow(monday, "the 80s", .date(decade: 80), "198X"),
  DateRow(monday, "the 20s", .date(decade: 20), "202X"),
  DateRow(monday, "the 40s", .date(decade: 40), "194X"),
  DateRow("1905", "the 80s of old", .date(decade: 80), "188X"),
]

private let nearest = [
  DateRow(monday, "April 5", .date(nil, 4, 5), "2021-04-05"),
  DateRow(monday, "May 3", .date(nil, 5, 3), "2021-05-03"),
  DateRow(monday, "May 3", .date(nil, 5, 3), "2021-05-03", planned: true),
  DateRow(monday, "May 4", .date(nil, 5, 4), "2020-05-04"),
  DateRow(monday, "May 4", .date(nil, 5, 4), "2021-05-04", planned: true),
  DateRow("2021-05-31", "June 3", .date(nil, 6, 3), "2021-06-03", planned: true),
  DateRow(monday, "May 2", .date(nil, 5, 2), "2022-05-02", planned: true),
  DateRow(monday, "September 27", .date(nil, 9, 27), "2020-09-27"),
  DateRow(monday, "in April", .date(nil, 4), "2021-04"),
  DateRow(monday, "in May", .date(nil, 5), "2021-05"),
  DateRow(monday, "in May", .date(nil, 5), "2021-05", planned: true),
  DateRow(monday, "in June", .date(nil, 6), "2020-06"),
  DateRow(monday, "in June", .date(nil, 6), "2021-06", planned: true),
  DateRow(monday, "in April", .date(nil, 4), "2022-04", planned: true),
  DateRow(monday, "February 29", .date(nil, 2, 29), "2020-02-29"),
  DateRow(monday, "February 29", .date(nil, 2, 29), "2024-02-29", planned: true),
  DateRow("1903-05-01", "February 29", .date(nil, 2, 29), "1896-02-29"),
  DateRow(monday, "on Monday", .date(weekday: 1), "2021-05-03"),
  DateRow(monday, "on Monday", .date(weekday: 1), "2021-05-03", planned: true),
  DateRow(monday, "on Sunday", .date(weekday: 7), "2021-05-02"),
  DateRow(monday, "on Sunday", .date(weekday: 7), "2021-05-09", planned: true),
  DateRow(monday, "on Tuesday", .date(weekday: 2), "2021-04-27"),
  DateRow(thursday, "on Wednesday", .date(weekday: 3), "2021-05-05"),
  DateRow(thursday, "on Friday", .date(weekday: 5), "2021-05-07", planned: true),
  DateRow("2021-01-01", "on Thursday", .date(weekday: 4), "2020-12-31"),
  DateRow(monday, "the 3rd", .date(nil, nil, 3), "2021-05-03"),
  DateRow(monday, "the 14th", .date(nil, nil, 14), "2021-04-14"),
  DateRow(monday, "the 14th", .date(nil, nil, 14), "2021-05-14", planned: true),
  DateRow(monday, "the 31st", .date(nil, nil, 31), "2021-03-31"),
  DateRow("2021-01-05", "the 30th", .date(nil, nil, 30), "2020-12-30"),
  DateRow(monday, "first quarter", .date(quarter: 1), "2021-Q1"),
  DateRow(monday, "third quarter", .date(quarter: 3), "2020-Q3"),
  DateRow(monday, "third quarter", .date(quarter: 3), "2021-Q3", planned: true),
  DateRow(monday, "second half", .date(half: 2), "2021-H2", planned: true),
  DateRow(monday, "second half", .date(half: 2), "2020-H2"),
  DateRow(monday, "in summer", .date(season: 2), "2020-SU"),
  DateRow(monday, "in spring", .date(season: 1), "2021-SP"),
  DateRow("2021-01-20", "in winter", .date(season: 4), "2020-WI"),
  DateRow("2021-01-20", "in winter", .date(season: 4), "2020-WI", planned: true),
  DateRow(monday, "week 18", .date(week: 18), "2021-W18"),
  DateRow(monday, "week 19", .date(week: 19), "2020-W19"),
  DateRow(monday, "week 53", .date(week: 53), "2020-W53"),
  DateRow("2024-12-31", "week 1", .date(week: 1), "2025-W01"),
  DateRow(monday, "third Monday of May", .date(nil, 5, weekday: 1, nth: 3), "2020-05-18"),
  DateRow(
    monday, "third Monday of May", .date(nil, 5, weekday: 1, nth: 3), "2021-05-17", planned: true),
  DateRow(monday, "the last Friday", .date(weekday: 5, nth: -1), "2021-04-30"),
  DateRow(monday, "June 4 at 10:00", .date(nil, 6, 4, hour: 10, minute: 0), "2020-06-04T10:00"),
  DateRow(monday, "Sunday, 20:15", .date(weekday: 7, hour: 20, minute: 15), "2021-05-02T20:15"),
  DateRow(monday, "15:40", .date(hour: 15, minute: 40), "2021-05-03T15:40"),
  DateRow("2021-05-02", "Monday, May 3", .date(nil, 5, 3, weekday: 1), "2021-05-03"),
  DateRow(monday, "Sunday, May 9", .date(nil, 5, 9, weekday: 7), "2021-05-09"),
]

private let beyond = [
  DateRow(monday, "last Monday", .date(weekday: 1, toward: .past), "2021-04-26"),
  DateRow(monday, "next Monday", .date(weekday: 1, toward: .future), "2021-05-10"),
  DateRow(thursday, "last Wednesday", .date(weekday: 3, toward: .past), "2021-05-05"),
  DateRow(thursday, "next Wednesday", .date(weekday: 3, toward: .future), "2021-05-12"),
  DateRow(monday, "last May", .date(nil, 5, toward: .past), "2020-05"),
  DateRow(monday, "last April", .date(nil, 4, toward: .past), "2021-04"),
  DateRow(monday, "next May", .date(nil, 5, toward: .future), "2022-05"),
  DateRow(monday, "next June", .date(nil, 6, toward: .future), "2021-06"),
  DateRow(monday, "next June", .date(nil, 6, toward: .future), "2021-06", planned: true),
  DateRow(monday, "last spring", .date(season: 1, toward: .past), "2020-SP"),
  DateRow(monday, "last winter", .date(season: 4, toward: .past), "2020-WI"),
  DateRow(monday, "next winter", .date(season: 4, toward: .future), "2021-WI"),
  DateRow(monday, "next May 3", .date(nil, 5, 3, toward: .future), "2022-05-03"),
]

private let shifts = [
  DateRow(monday, "today", .shift(0, .day), "2021-05-03"),
  DateRow(monday, "yesterday", .shift(-1, .day), "2021-05-02"),
  DateRow(monday, "tomorrow", .shift(1, .day), "2021-05-04"),
  DateRow("2021-03-01", "the day before", .shift(-1, .day), "2021-02-28"),
  DateRow("2020-12-31", "the next day", .shift(1, .day), "2021-01-01"),
  DateRow("2021-04-28", "this week", .shift(0, .week), "2021-W17"),
  DateRow(monday, "next week", .shift(1, .week), "2021-W19"),
  DateRow("2021-09-28", "two weeks ago", .shift(-2, .week), "2021-W37"),
  DateRow("2021-01-04", "last week", .shift(-1, .week), "2020-W53"),
  DateRow("2021-04-20", "last month", .shift(-1, .month), "2021-03"),
  DateRow("2021-01-31", "last month", .shift(-1, .month), "2020-12"),
  DateRow(monday, "in eight months", .shift(8, .month), "2022-01"),
  DateRow(monday, "last quarter", .shift(-1, .quarter), "2021-Q1"),
  DateRow(monday, "this season", .shift(0, .season), "2021-SP"),
  DateRow(monday, "the next half-year", .shift(1, .half), "2021-H2"),
  DateRow("2021-09-28", "100 years ago", .shift(-100, .year), "1921"),
  DateRow(monday, "next year", .shift(1, .year), "2022"),
  DateRow(monday, "last decade", .shift(-1, .decade), "201X"),
  DateRow(monday, "two decades ago", .shift(-2, .decade), "200X"),
  DateRow(monday, "last century", .shift(-1, .century), "19XX"),
  DateRow("1789", "ten years ago", .shift(-10, .year), "1779"),
  DateRow("1789", "last century", .shift(-1, .century), "16XX"),
  DateRow("1789", "yesterday", .shift(-1, .day), nil),
  DateRow("2021-05", "last month", .shift(-1, .month), "2021-04"),
  DateRow("2021-05", "yesterday", .shift(-1, .day), nil),
  DateRow("2021-W17", "next week", .shift(1, .week), "2021-W18"),
  DateRow("2021-W17", "last month", .shift(-1, .month), nil),
  DateRow("2021-W16", "last month", .shift(-1, .month), "2021-03"),
  DateRow("2021-05-03T15:40", "yesterday", .shift(-1, .day), "2021-05-02"),
  DateRow("2021-05-03/2021-05-07", "two days before", .shift(-2, .day), "2021-05-01"),
  DateRow("2021-05-03/2021-05-07", "two days after", .shift(2, .day), "2021-05-09"),
  DateRow(nil, "yesterday", .shift(-1, .day), nil),
  DateRow("yesterday", "today", .shift(0, .day), nil),
]

private let spans = [
  DateRow(
    monday, "3 to 5 May 2021", .span(.date(nil, nil, 3), .date(2021, 5, 5)), "2021-05-03/2021-05-05"
  ),
  DateRow(
    nil, "3-5 May 2022", .span(.date(nil, nil, 3), .date(2022, 5, 5)), "2022-05-03/2022-05-05"),
  DateRow(
    nil, "May 3, 2021 to 5", .span(.date(2021, 5, 3), .date(nil, nil, 5)), "2021-05-03/2021-05-05"),
  DateRow(
    nil, "28 to 3 May 2021", .span(.date(nil, nil, 28), .date(2021, 5, 3)), "2021-04-28/2021-05-03"),
  DateRow(
    monday, "November 15-18", .span(.date(nil, 11, 15), .date(nil, nil, 18)),
    "2020-11-15/2020-11-18"),
  DateRow(
    "2021-11-16", "November 15-18", .span(.date(nil, 11, 15), .date(nil, nil, 18)),
    "2021-11-15/2021-11-18", planned: true),
  DateRow(
    "2021-11-16", "November 15-18", .span(.date(nil, 11, 15), .date(nil, nil, 18)),
    "2021-11-15/2021-11-18"),
  DateRow(
    "2022-01-10", "Dec 28 – Jan 3", .span(.date(nil, 12, 28), .date(nil, 1, 3)),
    "2021-12-28/2022-01-03"),
  DateRow(
    "2022-01-02", "Dec 28 – Jan 3", .span(.date(nil, 12, 28), .date(nil, 1, 3)),
    "2021-12-28/2022-01-03"),
  DateRow(
    monday, "Dec 28 – Jan 3", .span(.date(nil, 12, 28), .date(nil, 1, 3)),
    "2021-12-28/2022-01-03", planned: true),
  DateRow(
    nil, "Dec 28 – Jan 3, 2022", .span(.date(nil, 12, 28), .date(2022, 1, 3)),
    "2021-12-28/2022-01-03"),
  DateRow(
    nil, "Dec 28, 2021 – Jan 3", .span(.date(2021, 12, 28), .date(nil, 1, 3)),
    "2021-12-28/2022-01-03"),
  DateRow(monday, "April to June", .span(.date(nil, 4), .date(nil, 6)), "2021-04/2021-06"),
  DateRow(nil, "April to June 2019", .span(.date(nil, 4), .date(2019, 6)), "2019-04/2019-06"),
  DateRow(
    nil, "first to third quarter of 2021", .span(.date(quarter: 1), .date(2021, quarter: 3)),
    "2021-Q1/2021-Q3"),
  DateRow(nil, "1974 to 1977", .span(.date(1974), .date(1977)), "1974/1977"),
  DateRow(monday, "2020-21", .span(.date(2020), .date(21)), "2020/2021"),
  DateRow(nil, "1919-21", .span(.date(1919), .date(21)), "1919/1921"),
  DateRow(monday, "'98 to '02", .span(.date(98), .date(2)), "1998/2002"),
  DateRow(nil, "the 1970s and 80s", .span(.date(decade: 1970), .date(decade: 80)), "197X/198X"),
  DateRow(nil, "16th to 18th century", .span(.date(century: 16), .date(century: 18)), "15XX/17XX"),
  DateRow(
    thursday, "Monday to Friday", .span(.date(weekday: 1), .date(weekday: 5)),
    "2021-05-03/2021-05-07"),
  DateRow(
    thursday, "next Monday to Friday", .span(.date(weekday: 1, toward: .future), .date(weekday: 5)),
    "2021-05-10/2021-05-14"),
  DateRow(
    monday, "last Thursday to Saturday",
    .span(.date(weekday: 4, toward: .past), .date(weekday: 6)), "2021-04-29/2021-05-01"),
  DateRow(
    thursday, "Monday to today", .span(.date(weekday: 1), .shift(0, .day)), "2021-05-03/2021-05-06"),
  DateRow(
    thursday, "yesterday to Saturday", .span(.shift(-1, .day), .date(weekday: 6)),
    "2021-05-05/2021-05-08"),
  DateRow(monday, "2017 until last year", .span(.date(2017), .shift(-1, .year)), "2017/2020"),
  DateRow(
    monday, "yesterday and today", .span(.shift(-1, .day), .shift(0, .day)), "2021-05-02/2021-05-03"
  ),
  DateRow(
    nil, "May 3, 2021, 10:00 to 12:30",
    .span(.date(2021, 5, 3, hour: 10, minute: 0), .date(hour: 12, minute: 30)),
    "2021-05-03T10:00/2021-05-03T12:30"),
  DateRow(
    nil, "10 to 12 on May 3, 2021", .span(.date(hour: 10), .date(2021, 5, 3, hour: 12)),
    "2021-05-03T10/2021-05-03T12"),
  DateRow(
    nil, "1 to 2, then to 5 May 2021",
    .span(.span(.date(nil, nil, 1), .date(2021, 5, 2)), .date(nil, nil, 5)),
    "2021-05-01/2021-05-05"),
  DateRow(nil, "3 to 5 May", .span(.date(nil, nil, 3), .date(nil, 5, 5)), "XXXX-05-03/XXXX-05-05"),
  DateRow(
    nil, "the 3rd to the 5th", .span(.date(nil, nil, 3), .date(nil, nil, 5)),
    "XXXX-XX-03/XXXX-XX-05"),
  DateRow(nil, "in 2017 and 2017", .span(.date(2017), .date(2017)), "2017"),
  DateRow(nil, "May 3 to today", .span(.date(nil, 5, 3), .shift(0, .day)), nil),
  DateRow(nil, "2021 to 2019", .span(.date(2021), .date(2019)), nil),
  DateRow(nil, "12:00 to 10:00", .span(.date(2021, 5, 3, hour: 12), .date(hour: 10)), nil),
  DateRow(nil, "29 February to 3 March 2021", .span(.date(nil, 2, 29), .date(2021, 3, 3)), nil),
  DateRow(monday, "3 to 31 June", .span(.date(nil, nil, 3), .date(nil, 6, 31)), nil),
]

private let undated = [
  DateRow(nil, "April 30", .date(nil, 4, 30), "XXXX-04-30"),
  DateRow(nil, "in April", .date(nil, 4), "XXXX-04"),
  DateRow(nil, "February 29", .date(nil, 2, 29), "XXXX-02-29"),
  DateRow(nil, "the 14th", .date(nil, nil, 14), "XXXX-XX-14"),
  DateRow(nil, "second quarter", .date(quarter: 2), "XXXX-Q2"),
  DateRow(nil, "first half", .date(half: 1), "XXXX-H1"),
  DateRow(nil, "in autumn", .date(season: 3), "XXXX-AU"),
  DateRow(nil, "week 9", .date(week: 9), "XXXX-W09"),
  DateRow(nil, "last May", .date(nil, 5, toward: .past), "XXXX-05"),
  DateRow(nil, "April 30, 9:00", .date(nil, 4, 30, hour: 9, minute: 0), "XXXX-04-30T09:00"),
  DateRow(nil, "on Monday", .date(weekday: 1), nil),
  DateRow(nil, "third Monday of May", .date(nil, 5, weekday: 1, nth: 3), nil),
  DateRow(nil, "15:40", .date(hour: 15, minute: 40), nil),
  DateRow("2021-02-30", "April 30", .date(nil, 4, 30), "XXXX-04-30"),
  DateRow("2021", "April 30", .date(nil, 4, 30), "2021-04-30"),
  DateRow("2021", "last April", .date(nil, 4, toward: .past), "2020-04"),
  DateRow("2021-05", "the 14th", .date(nil, nil, 14), "2021-05-14"),
  DateRow("2021", "the 14th", .date(nil, nil, 14), nil),
  DateRow("2021-05", "on Monday", .date(weekday: 1), nil),
  DateRow("2021-W17", "on Wednesday", .date(weekday: 3), "2021-04-28"),
  DateRow("202X", "in April", .date(nil, 4), nil),
  DateRow("2021-Q2", "in May", .date(nil, 5), "2021-05"),
]

private let refused = [
  DateRow(monday, "February 30", .date(nil, 2, 30), nil),
  DateRow(monday, "February 29, 2021", .date(2021, 2, 29), nil),
  DateRow(monday, "April 31, 2021", .date(2021, 4, 31), nil),
  DateRow(monday, "month 13", .date(2021, 13), nil),
  DateRow(monday, "month 0", .date(2021, 0), nil),
  DateRow(monday, "day 32", .date(2021, 5, 32), nil),
  DateRow(monday, "day 0", .date(nil, nil, 0), nil),
  DateRow(monday, "weekday 8", .date(weekday: 8), nil),
  DateRow(monday, "week 54", .date(2021, week: 54), nil),
  DateRow(monday, "quarter 5", .date(2021, quarter: 5), nil),
  DateRow(monday, "half 3", .date(half: 3), nil),
  DateRow(nil, "season 5", .date(season: 5), nil),
  DateRow(monday, "century 0", .date(century: 0), nil),
  DateRow(monday, "hour 25", .date(2021, 5, 3, hour: 25), nil),
  DateRow(monday, "24:01", .date(2021, 5, 3, hour: 24, minute: 1), nil),
  DateRow(monday, "minute 60", .date(2021, 5, 3, hour: 9, minute: 60), nil),
  DateRow(monday, "a minute alone", .date(2021, 5, 3, minute: 6), nil),
  DateRow(monday, "zeroth Monday", .date(2021, 5, weekday: 1, nth: 0), nil),
  DateRow(monday, "year 10000", .date(10_000), nil),
  DateRow(monday, "year -1", .date(-1), nil),
  DateRow(monday, "no field", .date(), nil),
  DateRow(monday, "weekday and year", .date(2021, weekday: 1), nil),
  DateRow(monday, "day and year", .date(2021, nil, 14), nil),
  DateRow(monday, "week of a month", .date(2021, 5, week: 2), nil),
  DateRow(monday, "month of a decade", .date(nil, 5, decade: 1980), nil),
  DateRow(monday, "time in a month", .date(2021, 5, hour: 9), nil),
  DateRow(nil, "time in a month", .date(nil, 5, hour: 9), nil),
  DateRow("0001-01-01", "last year", .shift(-1, .year), nil),
  DateRow("9999-12-31", "tomorrow", .shift(1, .day), nil),
  DateRow("0001-03-01", "on June 1", .date(nil, 6, 1), nil),
  DateRow("0001", "the 90s", .date(decade: 90), nil),
]

private let overflows = DateUnit.allCases.flatMap { unit in
  [Int.min, Int.max, Int.max / 7].map { DateRow(monday, "\($0) \(unit)", .shift($0, unit), nil) }
}

let dateRows: [DateRow] = [
  held, moved, feasts, beforeChrist, explicit, twoDigits, nearest, beyond, shifts, spans, undated,
  refused, overflows,
].flatMap { $0 }
