/// A date as the words of a rule state it, before it is put on a calendar.
package indirect enum DateExpression: Hashable, Sendable {
  case fields(DateFields)
  /// The anchor moved by whole units, in the precision of the unit.
  case shift(count: Int, unit: DateUnit, fromTold: Bool)
  /// Another date moved by whole units, in its own precision: *two weeks after May 3*.
  case moved(DateExpression, count: Int, unit: DateUnit)
  /// From the first to the last, both included.
  case span(DateExpression, DateExpression)

  /// Whether the value follows from the words alone, or only with a date from outside of them.
  package var needsAnchor: Bool {
    switch self {
    case .fields(let fields): fields.holder?.needsAnchor ?? fields.isOpen
    case .shift: true
    case .moved(let base, _, _): base.needsAnchor
    case .span(let first, let last):
      // A side that is open is closed by one that is not; what is counted from an anchor is not.
      first.isShift || last.isShift || (first.needsAnchor && last.needsAnchor)
    }
  }

  /// Whether the value may be another one in the clause of a planned verb: *on Friday*, but not
  /// *last Friday* and *today*.
  package var needsTense: Bool {
    switch self {
    case .fields(let fields):
      fields.holder?.needsTense ?? (fields.isOpen && fields.toward == nil && !fields.isAhead)
    case .shift: false
    case .moved(let base, _, _): base.needsTense
    case .span(let first, let last): needsAnchor && (first.needsTense || last.needsTense)
    }
  }

  /// Whether the words name a date, rather than count to one.
  var namesDate: Bool {
    switch self {
    case .fields(let fields): fields.holder?.namesDate ?? true
    case .shift, .moved: false
    case .span(let first, let last): first.namesDate && last.namesDate
    }
  }

  private var isShift: Bool {
    switch self {
    case .shift: true
    case .fields: false
    case .moved, .span: needsAnchor
    }
  }

  /// The fields of a date that lies in no other one.
  var looseFields: DateFields? {
    guard case .fields(let fields) = self, fields.holder == nil else { return nil }
    return fields
  }
}

/// The fields of `date(…)`, each as its name says, counted from 1.
package struct DateFields: Hashable, Sendable {
  package enum Direction: String, Sendable {
    case past, future
  }

  /// Of two digits: the year nearest to the anchor, 80 before to 19 after it.
  package var year: Int?
  /// The date that holds this one: *May of the previous year*, *Monday of next week*.
  package var holder: DateExpression?
  package var month: Int?
  package var day: Int?
  /// 1 is Monday.
  package var weekday: Int?
  /// The n-th such weekday (or day, or `unit`) of the month or year; -1 is the last.
  package var nth: Int?
  /// What `nth` counts, if no days.
  package var unit: DateUnit?
  /// Days from the one that the other fields name: *Easter Monday*, the day after *Thanksgiving*.
  package var plus: Int?
  /// What month and day are counted in, if not in the civil calendar.
  package var calendar: FeastCalendar?
  package var week: Int?
  package var quarter: Int?
  package var half: Int?
  /// 1 is spring; winter is the one that begins in the year.
  package var season: Int?
  /// A year of it: 1980, or 80.
  package var decade: Int?
  /// 18 is the one that ends with the 1700s.
  package var century: Int?
  package var hour: Int?
  package var minute: Int?
  /// The half of the day that hours up to 12 are counted in.
  package var isAfternoon: Bool?
  /// Before the year 1.
  package var isBeforeChrist = false
  /// Strictly before or after the anchor.
  package var toward: Direction?
  /// As in the clause of a planned verb: the nearest one not before the anchor.
  package var isAhead = false
  /// Anchored in the date told last, not in the document date.
  package var fromTold: Bool

  package init(
    year: Int? = nil, holder: DateExpression? = nil, month: Int? = nil, day: Int? = nil,
    weekday: Int? = nil, nth: Int? = nil, week: Int? = nil, quarter: Int? = nil, half: Int? = nil,
    season: Int? = nil,
    decade: Int? = nil, century: Int? = nil, hour: Int? = nil, minute: Int? = nil,
    toward: Direction? = nil, fromTold: Bool = false
  ) {
    (self.year, self.holder, self.month, self.day) = (year, holder, month, day)
    (self.weekday, self.nth, self.week) = (weekday, nth, week)
    (self.quarter, self.half, self.season) = (quarter, half, season)
    (self.decade, self.century) = (decade, century)
    (self.hour, self.minute) = (hour, minute)
    (self.toward, self.fromTold) = (toward, fromTold)
  }

  /// Sets the constant that an argument of `date(…)` gives; false if it takes none.
  package mutating func set(_ field: DateField, to word: String) -> Bool {
    switch field {
    case .from: fromTold = fromTold || word == "told"
    case .toward:
      if word == "ahead" { isAhead = true } else { toward = Direction(rawValue: word) }
    case .calendar: calendar = FeastCalendar(rawValue: word)
    case .unit: unit = DateUnit(word: word)
    case .era: isBeforeChrist = word == "bc"
    case .clock: isAfternoon = word == "pm"
    default: return false
    }
    return true
  }

  /// Sets the number that an argument of `date(…)` names; false if it takes none.
  package mutating func set(_ field: DateField, to number: Int) -> Bool {
    switch field {
    case .year: year = number
    case .month: month = number
    case .day: day = number
    case .weekday: weekday = number
    case .nth: nth = number
    case .plus: plus = number
    case .week: week = number
    case .quarter: quarter = number
    case .half: half = number
    case .season: season = number
    case .decade: decade = number
    case .century: century = number
    case .hour: hour = number
    case .minute: minute = number
    default: return false
    }
    return true
  }
}

/// The arguments of the date functions that are numbers or words, as rules name them.
package enum DateField: String, Sendable {
  case year, month, day, weekday, nth, plus, week, quarter, half, season, decade, century, hour
  case minute, count
  case unit, clock, era, from, toward, calendar

  /// Whether its values are words.
  var isWord: Bool {
    switch self {
    case .unit, .clock, .era, .from, .toward, .calendar: true
    default: false
    }
  }
}

/// What became of a date expression.
package struct DateOutcome: Hashable, Sendable {
  /// ISO 8601 at the precision of the words; nil where they name no date.
  package var value: String?
  /// Why there is no value, or what is odd about it.
  package var note: String?
  package var neededAnchor: Bool
}

/// Why an expression has no value, as a sentence.
struct NoDate: Error {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
