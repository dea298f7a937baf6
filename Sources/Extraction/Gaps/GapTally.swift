/// A gap of the rules, with the places of a corpus that show it.
package struct RankedGap: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package var text: String
    package var count: Int
  }

  package struct Example: Hashable, Sendable {
    package var document: String
    package var quote: Quote
    package var context: Quote
  }

  package var kind: GapKind
  package var key: String
  package var count: Int
  package var documents: Int
  /// The commonest first; of equals the first in the order of their letters.
  package var forms: [Count]
  package var left: [Count]
  package var right: [Count]
  package var lists: [String]
  /// The first places, each from another document.
  package var examples: [Example]
}

/// The gaps of a corpus, counted.
///
/// Documents are to be added in the order of the corpus: it decides which examples are shown.
package struct GapTally {
  package static let exampleLimit = 3

  private struct Key: Hashable {
    var kind: GapKind
    var text: String
    var opensSentence: Bool
  }

  fileprivate struct Record {
    var count = 0
    var documents: Set<Int> = []
    var forms: [String: Int] = [:]
    var left: [String: Int] = [:]
    var right: [String: Int] = [:]
    var lists: [String] = []
    /// By number of the document.
    var examples: [(document: Int, example: RankedGap.Example)] = []

    mutating func merge(_ other: Record) {
      count += other.count
      documents.formUnion(other.documents)
      forms.merge(other.forms, uniquingKeysWith: +)
      left.merge(other.left, uniquingKeysWith: +)
      right.merge(other.right, uniquingKeysWith: +)
      if lists.isEmpty { lists = other.lists }
      let all = (examples + other.examples).sorted {
        ($0.document, $0.example.quote.start) < ($1.document, $1.example.quote.start)
      }
      examples = []
      for next in all where next.document != examples.last?.document { examples.append(next) }
      examples.removeLast(max(0, examples.count - GapTally.exampleLimit))
    }
  }

  private var records: [Key: Record] = [:]
  private var plainWords: Set<String> = []
  private var documentCount = 0

  package init() {}

  package mutating func add(_ found: DocumentGaps) {
    plainWords.formUnion(found.plainWords)
    for gap in found.gaps {
      let key = Key(kind: gap.kind, text: gap.key, opensSentence: gap.opensSentence)
      records[key, default: Record()].add(gap, of: documentCount, id: found.id)
    }
    documentCount += 1
  }

  /// The gaps of a kind, the commonest first.
  package func ranked(_ kind: GapKind) -> [RankedGap] {
    var settled: [String: Record] = [:]
    for (key, record) in records where key.kind == kind && !key.opensSentence {
      settled[key.text] = record
    }
    let isInside = Set(settled.keys)
    // The order does not matter: what is merged is counted, and examples are sorted.
    for (key, record) in records where key.kind == kind && key.opensSentence {
      let isLong = key.text.contains(" ")
      if isLong && isInside.contains(key.text) || !isPlain(key.text) {
        settled[key.text, default: Record()].merge(record)
      } else if let rest = record.withoutFirstWord(of: key.text) {
        settled[rest.name, default: Record()].merge(rest.record)
      }
    }
    return settled.map { RankedGap(kind, $0.key, $0.value) }.sorted {
      ($1.count, $1.documents, $0.key) < ($0.count, $0.documents, $1.key)
    }
  }

  /// The first word of a name is written without a capital elsewhere.
  private func isPlain(_ name: String) -> Bool {
    plainWords.contains(name.prefix { $0 != " " }.lowercased())
  }
}

extension GapTally.Record {
  fileprivate mutating func add(_ gap: Gap, of document: Int, id: String) {
    count += 1
    documents.insert(document)
    if !gap.form.isEmpty { forms[gap.form, default: 0] += 1 }
    left[gap.left, default: 0] += 1
    right[gap.right, default: 0] += 1
    if lists.isEmpty { lists = gap.lists }
    guard examples.count < GapTally.exampleLimit, examples.last?.document != document else {
      return
    }
    examples.append((document, .init(document: id, quote: gap.quote, context: gap.context)))
  }

  /// `The Greens` as `Greens`; nil where no name is left.
  fileprivate func withoutFirstWord(of name: String) -> (name: String, record: Self)? {
    let word = name.prefix { $0 != " " }
    let rest = name.dropFirst(word.count + 1)
    // `When I` holds no name either.
    guard rest.utf8.count > 1 else { return nil }
    var record = self
    record.left = [word.lowercased(): count]
    record.lists = []
    for index in examples.indices {
      let quote = examples[index].example.quote
      let text = quote.text.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
      record.examples[index].example.quote = Quote(
        start: quote.end - text.unicodeScalars.count, end: quote.end, text: String(text))
    }
    return (String(rest), record)
  }
}

extension RankedGap {
  fileprivate init(_ kind: GapKind, _ key: String, _ record: GapTally.Record) {
    self.init(
      kind: kind, key: key, count: record.count, documents: record.documents.count,
      forms: Self.ranked(record.forms), left: Self.ranked(record.left),
      right: Self.ranked(record.right), lists: record.lists,
      examples: record.examples.map(\.example))
  }

  private static func ranked(_ counts: [String: Int]) -> [Count] {
    counts.map { Count(text: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }
}
