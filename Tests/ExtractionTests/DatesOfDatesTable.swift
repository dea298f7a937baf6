import Extraction

// May 3, 2021 is a Monday, in week 18.
private let monday = "2021-05-03"

extension DateExpression {
  /// A date with fields set by name, as a rule sets them.
  static func fields(
    _ numbers: [String: Int] = [:], words: [String: String] = [:], in holder: DateExpression? = nil
  ) -> DateExpression {
    var fields = DateFields(holder: holder)
    for (name, number) in numbers {
      precondition(DateField(rawValue: name).map { fields.set($0, to: number) } == true)
    }
    for (name, word) in words {
      precondition(DateField(rawValue: name).map { fields.set($0, to: word) } == true)
    }
    return .fields(fields)
  }

  static func moved(_ base: DateExpression, _ count: Int, _ unit: DateUnit) -> DateExpression {
    .moved(base, count: count, unit: unit)
  }
}

/// Dates inside of others.
let held = [
  DateRow(
    monday, "Wednesday of next week", .fields(["weekday": 3], in: .shift(1, .week)), "2021-05-12"),
  DateRow(
    monday, "first Monday of next month",
    .fields(["weekday": 1, "nth": 1], in: .shift(1, .month)), "2021-06-07"),
  DateRow(monday, "20th of next month", .fields(["day": 20], in: .shift(1, .month)), "2021-06-20"),
  DateRow(monday, "31st of next month", .fields(["day": 31], in: .shift(1, .month)), nil),
  DateRow(
    monday, "third quarter of last year", .fields(["quarter": 3], in: .shift(-1, .year)), "2020-Q3"),
  DateRow(
    monday, "tomorrow at 3 pm",
    .fields(["hour": 3], words: ["clock": "pm"], in: .shift(1, .day)), "2021-05-04T15"),
  DateRow(
    monday, "tomorrow at 12 am",
    .fields(["hour": 12, "minute": 5], words: ["clock": "am"], in: .shift(1, .day)),
    "2021-05-04T00:05"),
  DateRow(
    nil, "last decade of the 20th century",
    .fields(["century": 20, "nth": -1], words: ["unit": "decade"]), "199X"),
  DateRow(
    monday, "first half of this century", .fields(["half": 1], in: .shift(0, .century)), nil),
  DateRow(nil, "Wednesday of next week", .fields(["weekday": 3], in: .shift(1, .week)), nil),
  DateRow(
    nil, "first week of 2021", .fields(["year": 2021, "nth": 1], words: ["unit": "week"]),
    "2021-W01"),
  DateRow(
    nil, "first week of 2015", .fields(["year": 2015, "nth": 1], words: ["unit": "week"]),
    "2015-W01"),
  DateRow(
    nil, "last week of 2020", .fields(["year": 2020, "nth": -1], words: ["unit": "week"]),
    "2020-W53"),
  DateRow(
    nil, "last week of May 2021",
    .fields(["year": 2021, "month": 5, "nth": -1], words: ["unit": "weeks"]), "2021-W21"),
  DateRow(
    nil, "sixth week of May 2021",
    .fields(["year": 2021, "month": 5, "nth": 6], words: ["unit": "week"]), nil),
  DateRow(
    monday, "first decade of the last century",
    .fields(["nth": 1], words: ["unit": "decade"], in: .shift(-1, .century)), "190X"),
  DateRow(
    monday, "June 3, ahead", .fields(["month": 6, "day": 3], words: ["toward": "ahead"]),
    "2021-06-03"),
  DateRow(monday, "Friday the 13th", .date(nil, nil, 13, weekday: 5), "2020-11-13"),
]

/// Dates counted from others.
let moved = [
  DateRow(nil, "two weeks after May 3, 2021", .moved(.date(2021, 5, 3), 2, .week), "2021-05-17"),
  DateRow(
    nil, "a month after January 31, 2021", .moved(.date(2021, 1, 31), 1, .month), "2021-02-28"),
  DateRow(nil, "two years before May 2021", .moved(.date(2021, 5), -2, .year), "2019-05"),
  DateRow(nil, "the decade after 1995", .moved(.date(1995), 1, .decade), "2005"),
  DateRow(nil, "the week of May 3, 2021", .moved(.date(2021, 5, 3), 0, .week), "2021-W18"),
  DateRow(nil, "two days after May 2021", .moved(.date(2021, 5), 2, .day), nil),
  DateRow(nil, "a month after 2021", .moved(.date(2021), 1, .month), nil),
  DateRow(nil, "a day after May 3", .moved(.date(nil, 5, 3), 1, .day), nil),
  DateRow(monday, "two days before yesterday", .moved(.shift(-1, .day), -2, .day), "2021-04-30"),
  DateRow(nil, "too far", .moved(.date(2021, 5, 3), .max, .day), nil),
]

/// Feasts, with their days as the churches and communities keep them.
let feasts =
  [
    (1818, "1818-03-22"), (1943, "1943-04-25"), (1954, "1954-04-18"), (2019, "2019-04-21"),
    (2024, "2024-03-31"), (2038, "2038-04-25"),
  ].map { DateRow(nil, "Easter", .fields(["year": $0], words: ["calendar": "easter"]), $1) }
  + [(1918, "1918-05-05"), (2010, "2010-04-04"), (2021, "2021-05-02"), (2024, "2024-05-05")].map {
    DateRow(nil, "Orthodox Easter", .fields(["year": $0], words: ["calendar": "orthodox"]), $1)
  }
  + [
    (2018, 7, 1, "2018-09-10"), (2018, 7, 10, "2018-09-19"), (2021, 1, 15, "2021-03-28"),
    (2024, 12, 14, "2024-03-24"), (2021, 9, 25, "2021-11-29"), (2023, 9, 25, "2023-12-08"),
    (2024, 11, 15, "2024-01-25"), (2022, 3, 6, "2022-06-05"), (2018, 5, 9, "2018-07-21"),
  ].map {
    DateRow(
      nil, "Hebrew \($1)-\($2)",
      .fields(["year": $0, "month": $1, "day": $2], words: ["calendar": "hebrew"]), $3)
  }
  + [(2022, 10, 1, "2022-05-02"), (2024, 12, 10, "2024-06-16"), (2018, 1, 1, "2018-09-11")].map {
    DateRow(
      nil, "Islamic \($1)-\($2)",
      .fields(["year": $0, "month": $1, "day": $2], words: ["calendar": "islamic"]), $3)
  }
  + [
    DateRow(
      nil, "Good Friday 2019",
      .fields(["year": 2019, "plus": -2], words: ["calendar": "easter"]), "2019-04-19"),
    DateRow(
      nil, "Black Friday 2010",
      .fields(["year": 2010, "month": 11, "weekday": 4, "nth": 4, "plus": 1]),
      "2010-11-26"),
    DateRow(monday, "Easter", .fields(words: ["calendar": "easter"]), "2021-04-04"),
    DateRow(
      monday, "Easter", .fields(words: ["calendar": "easter"]), "2022-04-17", planned: true),
    DateRow(nil, "Easter", .fields(words: ["calendar": "easter"]), nil),
  ]

let beforeChrist = [
  DateRow(nil, "44 BC", .fields(["year": 44], words: ["era": "bc"]), "-0043"),
  DateRow(
    monday, "March 15, 44 BC", .fields(["year": 44, "month": 3, "day": 15], words: ["era": "bc"]),
    "-0043-03-15"),
  DateRow(nil, "5th century BC", .fields(["century": 5], words: ["era": "bc"]), "-04XX"),
  DateRow(monday, "0 BC", .fields(["year": 0], words: ["era": "bc"]), nil),
  DateRow(monday, "May BC", .fields(["month": 5], words: ["era": "bc"]), nil),
]
