import Extraction
import Testing

private let monday = "2021-05-03"

@Suite struct DatesResolutionTests {
  @Test(arguments: dateRows)
  func wordsHaveTheirValueOrANote(_ row: DateRow) {
    var resolver = DateResolver(documentDate: row.document)
    let outcome = resolver.resolve(row.expression, isPlanned: row.isPlanned)
    #expect(outcome.value == row.value, "\(outcome.note ?? "no note")")
    if row.value == nil { #expect(outcome.note?.isEmpty == false) }
  }

  @Test(
    arguments: [
      (.date(nil, 2, 30), "No calendar has February 30."),
      (.date(2021, 2, 29), "The year 2021 has no February 29."),
      (.date(2021, 13), "There is no month 13."),
      (.date(2021, 5, 3, weekday: 2), "2021-05-03 is no Tuesday."),
      (.shift(0, .day), "There is no document date to count from."),
      (.date(weekday: 1), "There is no document date to find the Monday from."),
      (.span(.date(2021), .date(2019)), "The period 2021/2019 ends before it begins."),
    ] as [(DateExpression, String)])
  func notesSayWhatIsWrong(_ expression: DateExpression, _ note: String) {
    var resolver = DateResolver(documentDate: nil)
    #expect(resolver.resolve(expression, isPlanned: false).note == note)
  }

  @Test func anUnreadableDocumentDateIsNoted() {
    #expect(DateResolver(documentDate: "3 May 2021").documentNote != nil)
    #expect(DateResolver(documentDate: monday).documentNote == nil)
    #expect(DateResolver(documentDate: nil).documentNote == nil)
  }
}

@Suite struct DatesStoryTests {
  /// Dates of one text in its order, each with its value.
  @Test(
    arguments: [
      [
        (.date(2019, 3, 12), "2019-03-12"),
        (.shift(1, .day, told: true), "2019-03-13"),
        (.shift(-2, .day, told: true), "2019-03-10"),
        (.date(nil, 8, told: true), "2019-08"),
        (.date(nil, 1, told: true), "2019-01"),
        (.date(weekday: 5, told: true), "2019-03-15"),
        (.date(weekday: 1, toward: .future, told: true), "2019-03-18"),
        (.shift(1, .year, told: true), "2020"),
        (.shift(1, .year), "2022"),
      ],
      // What is named is told; what is counted is not, so that one error does not move the next.
      [
        (.date(2017), "2017"), (.date(nil, 4, 5), "2021-04-05"),
        (.shift(6, .day, told: true), "2021-04-11"), (.shift(-1, .day), "2021-05-02"),
        (.shift(-1, .day, told: true), "2021-04-04"),
      ],
      // A day that follows a day of a year long past is told in its story, a month is not.
      [
        (.date(2017, 3, 12), "2017-03-12"), (.date(nil, 4, 5), "2017-04-05"),
        (.date(nil, 4), "2021-04"),
      ],
      [(.date(2020, 3, 12), "2020-03-12"), (.date(nil, 4, 5), "2021-04-05")],
      // *1890–91*
      [(.date(1890), "1890"), (.date(91, told: true), "1891"), (.date(91), "1991")],
      // What is too coarse to count from gives way to what is told before.
      [
        (.date(2017, 3, 1), "2017-03-01"), (.date(2015), "2015"),
        (.shift(1, .day, told: true), "2017-03-02"), (.shift(1, .year, told: true), "2016"),
      ],
      [(.shift(-1, .year, told: true), "2020")],
      [(.date(nil, 4, told: true), "2021-04")],
      [(.date(2019, 2, 30), nil), (.shift(1, .year, told: true), "2022")],
      [
        (.date(2019), "2019"), (.shift(1, .day, told: true), "2021-05-04"),
        (.date(weekday: 1, told: true), monday),
      ],
      [
        (.span(.date(nil, nil, 3), .date(2019, 5, 5)), "2019-05-03/2019-05-05"),
        (.shift(2, .day, told: true), "2019-05-07"), (.shift(-2, .day, told: true), "2019-05-01"),
        (.shift(0, .month, told: true), "2019-05"), (.shift(0, .day, told: true), nil),
      ],
    ] as [[(DateExpression, String?)]])
  func whatIsToldAnchorsWhatFollows(_ story: [(DateExpression, String?)]) {
    var resolver = DateResolver(documentDate: monday)
    for (expression, value) in story {
      let outcome = resolver.resolve(expression, isPlanned: false)
      #expect(outcome.value == value, "\(expression): \(outcome.note ?? "no note")")
    }
  }

  @Test(
    arguments: [
      (.date(2021, 4, 5), false), (.date(98), false), (.date(decade: 1980), false),
      (.date(nil, 4, 5), true), (.date(weekday: 1), true), (.shift(0, .day), true),
      (.span(.date(nil, nil, 3), .date(2021, 5, 5)), false),
      (.span(.date(nil, nil, 3), .date(nil, 5, 5)), true),
      (.span(.date(2017), .shift(0, .day)), true),
    ] as [(DateExpression, Bool)])
  func datesSayWhetherTheyNeededAnAnchor(_ expression: DateExpression, _ needed: Bool) {
    var resolver = DateResolver(documentDate: monday)
    #expect(resolver.resolve(expression, isPlanned: false).neededAnchor == needed)
  }
}
