/// Gives the dates of one document their values, in the order of the text.
///
/// What the words leave open is taken from an anchor: the document date, or, where the rule says
/// so, a date told before: the last one that the words named and that is fine enough to count from.
/// One that needed an anchor itself is told only for as long as the story stays with it.
package struct DateResolver: Sendable {
  private let document: DatePeriods?
  private var told: [(stretch: DatePeriods, sentence: Int, isOpen: Bool)] = []
  /// Where in the text the next date stands.
  package var sentence = 0
  private var sentenceAhead: Int?
  /// Why the document date was not understood, if it was not.
  package let documentNote: String?

  /// Years of two digits lie around this one where there is no document date: a fixed year, because
  /// the same text must have the same values on any day.
  private static let pivotWithoutAnchor = 2020
  /// How many sentences on a date that needed an anchor is still the one to count from.
  private static let storyLength = 2

  package init(documentDate: String?) {
    document = documentDate.flatMap { DatePeriods($0) }
    documentNote =
      documentDate == nil || document != nil
      ? nil : "The document date \(documentDate ?? "") is no date by ISO 8601."
  }

  package mutating func resolve(_ expression: DateExpression, isPlanned: Bool) -> DateOutcome {
    let needsAnchor = expression.needsAnchor
    do throws(NoDate) {
      let reading = try read(expression, isPlanned)
      if let stretch = reading.stretch, let document {
        sentenceAhead = stretch.first.first > document.last.last ? sentence : nil
      }
      // *Last year* and *two days earlier* point away from the story; what is named is told.
      if expression.namesDate, let stretch = reading.stretch {
        told.append((stretch, sentence, needsAnchor))
      }
      return DateOutcome(value: reading.value, note: reading.note, neededAnchor: needsAnchor)
    } catch {
      return DateOutcome(value: nil, note: error.reason, neededAnchor: needsAnchor)
    }
  }

  /// Whether the last date before, in the same sentence, lies after the document's.
  package var leadsAhead: Bool { sentenceAhead == sentence }

  private func read(
    _ expression: DateExpression, _ isPlanned: Bool
  ) throws(NoDate) -> DateReading {
    switch expression {
    case .fields(let fields):
      guard let holder = fields.holder else {
        return try fields.read(from: anchor(of: fields, isPlanned))
      }
      return try fields.read(in: read(holder, isPlanned))
    case .shift(let count, let unit, let fromTold):
      return try shift(count, unit, fromTold)
    case .moved(let base, let count, let unit):
      return try read(base, isPlanned).moved(by: count, unit)
    case .span(let first, let last):
      switch (first.looseFields, last.looseFields) {
      case (let first?, let last?): return try span(first, last, isPlanned)
      case (let first?, nil):
        let last = try read(last, isPlanned)
        return try first.read(from: .side(last, .past)).through(last)
      case (nil, let last?):
        let first = try read(first, isPlanned)
        return try first.through(last.read(from: .side(first, .future)))
      case (nil, nil): return try read(first, isPlanned).through(read(last, isPlanned))
      }
    }
  }

  private func anchor(of fields: DateFields, _ isPlanned: Bool) -> DateAnchor {
    let pivot = Self.pivotWithoutAnchor
    let told = fields.fromTold ? fields.container.flatMap { self.told(enclosedBy: $0) } : nil
    let stretch = told ?? document
    if fields.year != nil {
      // *1890–91*: a year of two digits lies around the year just told.
      let near = fields.fromTold ? self.told(enclosedBy: .year)?.last.last.year : nil
      return DateAnchor(
        stretch: near == nil ? document : nil, pivot: near ?? pivot, search: .nearest(.past))
    }
    if let toward = fields.toward {
      return DateAnchor(stretch: stretch, pivot: pivot, search: .beyond(toward))
    }
    if told == nil, !isPlanned, !fields.isAhead, fields.month != nil, fields.day != nil,
      let year = storyYear
    {
      return DateAnchor(stretch: DatePeriods(year, year), pivot: pivot, search: .within)
    }
    // A story goes forward and back: *that August* is the one of the year just told.
    return DateAnchor(
      stretch: stretch, pivot: pivot,
      search: told != nil ? .within : .nearest(isPlanned || fields.isAhead ? .future : .past))
  }

  /// The year in which a story of another year goes on: *In March 2012 he … On July 6, he …*.
  ///
  /// Only a month or day is told so closely that the story stays there, and only a day is sure to
  /// be in it: a bare year may be background, a bare month that of the news.
  private var storyYear: CalendarPeriod? {
    guard let document, let last = told.last, !last.isOpen,
      sentence - last.sentence <= Self.storyLength, last.stretch.enclosing(.month) != nil,
      let year = last.stretch.enclosing(.year), let next = year.adding(1),
      next.last < document.first.first
    else { return nil }
    return year
  }

  private func told(enclosedBy unit: DateUnit) -> DatePeriods? {
    let date = told.last { date in
      let (stretch, place, isOpen) = date
      if isOpen { return sentence - place <= Self.storyLength && stretch.enclosing(unit) != nil }
      return stretch.first.enclosing(unit) != nil && stretch.last.enclosing(unit) != nil
    }
    return date?.stretch
  }

  private func shift(
    _ count: Int, _ unit: DateUnit, _ fromTold: Bool
  ) throws(NoDate) -> DateReading {
    guard let anchor = (fromTold ? told(enclosedBy: unit) : nil) ?? document else {
      throw NoDate("There is no document date to count from.")
    }
    let near = count < 0 ? anchor.first : anchor.last
    guard let start = count == 0 ? anchor.enclosing(unit) : near.enclosing(unit) else {
      throw NoDate(
        "The date " + anchor.description + " is too coarse to count a " + unit.rawValue
          + " from it.")
    }
    guard let period = start.adding(count) else {
      throw NoDate("\(count) times a \(unit) leads beyond the years 1 to 9999.")
    }
    return DateReading(period)
  }

  /// The side that says more is read first, and the other from there: *28 to 3 May 2021* begins in
  /// April, *December 28 to January 3* ends a year later.
  private func span(
    _ first: DateFields, _ last: DateFields, _ isPlanned: Bool
  ) throws(NoDate) -> DateReading {
    var (first, last) = DateFields.sharingMonth(first, last)
    let toward = first.toward ?? last.toward
    let fromTold = first.fromTold || last.fromTold
    (first.toward, last.toward) = (toward, toward)
    (first.fromTold, last.fromTold) = (fromTold, fromTold)
    let isAhead = first.isAhead || last.isAhead
    (first.isAhead, last.isAhead) = (isAhead, isAhead)
    let anchor = anchor(of: first, isPlanned)
    // Of sides that say as much, the one that the direction is about: a period that began by the
    // anchor, or that ends after it.
    let startsWithFirst =
      first.explicitness == last.explicitness
      ? anchor.search.startsWithFirst : first.explicitness > last.explicitness
    if startsWithFirst {
      let start = try first.read(from: anchor)
      return try start.through(last.read(from: .side(start, .future)))
    }
    let end = try last.read(from: anchor)
    return try first.read(from: .side(end, .past)).through(end)
  }
}
