internal import Extraction

/// Finds the quotes of a golden file again in a text that was edited after it was written.
///
/// A quote whose words occur once in the text, and once among the quotes, says by how much the
/// text around it moved; the others go to the occurrence of their words that is nearest to where
/// the closest such quote on either side sends them.
struct GoldenAnchors {
  private let text: TextLines
  /// Where each quote that stood out of place stands now.
  private var places: [Quote: Quote] = [:]
  private(set) var lost: Set<Quote> = []

  var movedCount: Int { places.count }

  init(_ golden: GoldenFile, in text: TextLines) {
    self.text = text
    let quotes = Set(golden.quotes).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    if quotes.allSatisfy(text.holds) { return }
    let times = Dictionary(grouping: quotes, by: \.text).mapValues(\.count)
    let found = Dictionary(
      uniqueKeysWithValues: times.keys.map { ($0, text.occurrences(of: $0)) })
    let shifts: [(start: Int, shift: Int)] = quotes.compactMap { quote in
      guard times[quote.text] == 1, let places = found[quote.text], places.count == 1 else {
        return nil
      }
      return (quote.start, places[0] - quote.start)
    }
    for quote in quotes {
      let before = shifts.last { $0.start <= quote.start }?.shift
      let after = shifts.first { $0.start > quote.start }?.shift
      let wanted = [before ?? 0, after ?? before ?? 0].map { quote.start + $0 }
      let start = found[quote.text]?.min { one, other in
        distance(one, wanted) < distance(other, wanted)
      }
      guard let start else {
        lost.insert(quote)
        continue
      }
      if start != quote.start {
        places[quote] = Quote(
          start: start, end: start + quote.end - quote.start, text: quote.text)
      }
    }
  }

  private func distance(_ place: Int, _ wanted: [Int]) -> Int {
    wanted.map { abs($0 - place) }.min() ?? 0
  }

  func place(of quote: Quote) -> Quote { places[quote] ?? quote }

  /// The golden file with every quote where its words are now.
  func apply(to golden: GoldenFile) -> GoldenFile {
    var golden = golden
    for index in golden.entities.indices {
      golden.entities[index].entity.quote = place(of: golden.entities[index].entity.quote)
    }
    for index in golden.relations.indices {
      let relation = golden.relations[index].relation
      golden.relations[index].relation.trigger = place(of: relation.trigger)
      golden.relations[index].relation.cue = relation.cue.map(place)
    }
    return golden
  }
}

extension GoldenFile {
  fileprivate var quotes: [Quote] {
    entities.map(\.entity.quote) + relations.map(\.relation.trigger)
      + relations.compactMap(\.relation.cue)
  }
}

extension TextLines {
  fileprivate func occurrences(of words: String) -> [Int] {
    let words = Array(words.unicodeScalars)
    guard let first = words.first, words.count <= scalars.count else { return [] }
    return (0...scalars.count - words.count).filter {
      scalars[$0] == first && scalars[$0..<$0 + words.count].elementsEqual(words)
    }
  }
}
