internal import RuleCompiler
internal import Tokens

extension Extractor {
  /// Tells why the facts of a text, or those at one place of it, were found.
  ///
  /// - Parameters:
  ///   - text: the document.
  ///   - id: its name.
  ///   - date: the document date (ISO 8601).
  ///   - codePointOffset: the place; without it, the whole document is explained.
  /// - Returns: The explanation, line by line.
  public func explain(
    _ text: String, id: String = "text", date: String? = nil, at codePointOffset: Int? = nil
  ) -> [String] {
    let reading = read(Array(text.utf8), date: date, isWhole: true)
    let explanation = Explanation(
      program: rules.program, reading: reading, facts: facts(of: reading, id: id),
      offset: codePointOffset)
    return explanation.lines()
  }
}

/// What stands at a place of a text, by which rule, and what it won over.
struct Explanation {
  let program: Program
  let reading: Reading
  let facts: Facts
  let offset: Int?
  private let builder: FactsBuilder

  init(program: Program, reading: Reading, facts: Facts, offset: Int?) {
    self.program = program
    self.reading = reading
    self.facts = facts
    self.offset = offset
    builder = FactsBuilder(program: program, reading: reading)
  }

  func lines() -> [String] {
    var lines = entityLines() + phraseLines() + relationLines()
    lines += lost(reading.lostEntities, inRow: false) + lost(reading.lostPhrases, inRow: true)
    if lines.isEmpty { lines = ["nothing was found here"] }
    return lines
  }

  private func holds(_ quote: Quote) -> Bool {
    offset.map { quote.start <= $0 && $0 < quote.end } ?? true
  }

  // MARK: - What stands

  private func entityLines() -> [String] {
    reading.entities.flatMap { mention -> [String] in
      let quote = builder.quote(mention.start..<mention.end)
      guard holds(quote) else { return [] }
      var lines = [head(mention, quote)]
      lines += attributes(mention)
      if let target = mention.refers {
        let other = reading.entities[target]
        lines.append("  refers to   \"\(reading.document.text(other.start..<other.end))\"")
      }
      return lines + beaten(by: mention, reading.lostEntities, inRow: false)
    }
  }

  private func phraseLines() -> [String] {
    reading.phrases.flatMap { mention -> [String] in
      let quote = builder.quote(reading.row.tokens(mention.start..<mention.end))
      guard holds(quote) else { return [] }
      return [head(mention, quote)] + attributes(mention)
        + beaten(by: mention, reading.lostPhrases, inRow: true)
    }
  }

  private func head(_ mention: Mention, _ quote: Quote) -> String {
    let rule = program.rules[mention.rule]
    let also = reading.details.furtherRules(of: mention)
      .map { ", \(program.rules[$0].fullName)" }.joined()
    return "\(program.types[mention.type].name) \"\(quote.text)\" \(quote.start)-\(quote.end)"
      + "  by \(rule.fullName)\(also)  (\(rule.place.path):\(rule.place.line))"
  }

  private func attributes(_ mention: Mention) -> [String] {
    let all = program.types[mention.type].attributes
    return mention.valuePlaces.compactMap { place in
      let (index, value) = reading.details[place]
      let text: String
      switch value {
      case .constant(let number, let cue):
        guard case .constants(let constants) = all[index].kind else { return nil }
        text = constants[number] + (cue.map { "  from \"\(reading.document.text($0))\"" } ?? "")
      case .text(let string): text = string
      case .words(let tokens), .mention(_, let tokens):
        text = "\"\(reading.document.text(tokens))\""
      case .date: text = reading.dates[place] ?? "no value"
      case .failed(let reason): text = "no value: \(reason)"
      }
      return "  \(padded(all[index].name)) \(text)"
    }
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(0, 11 - name.count))
  }

  // MARK: - What lost

  private func beaten(by mention: Mention, _ losses: [Loss], inRow: Bool) -> [String] {
    losses.filter { $0.winner.type == mention.type && $0.winner.hasSpan(of: mention) }.map {
      let rule = program.rules[$0.mention.rule]
      return "  \(padded("beat")) \(rule.fullName) \"\(words($0.mention, inRow))\"  "
        + "(\(rule.place.path):\(rule.place.line)): \($0.reason.rawValue)"
    }
  }

  /// Losers at the place whose winner does not stand there itself.
  private func lost(_ losses: [Loss], inRow: Bool) -> [String] {
    guard offset != nil else { return [] }
    return losses.compactMap { loss in
      let quote = builder.quote(tokens(loss.mention, inRow))
      let winner = builder.quote(tokens(loss.winner, inRow))
      guard holds(quote), !holds(winner) else { return nil }
      let rule = program.rules[loss.mention.rule]
      return "\(program.types[loss.mention.type].name) \"\(quote.text)\" by \(rule.fullName) "
        + "(\(rule.place.path):\(rule.place.line)) lost to "
        + "\(program.rules[loss.winner.rule].fullName) \"\(winner.text)\": \(loss.reason.rawValue)"
    }
  }

  private func tokens(_ mention: Mention, _ inRow: Bool) -> Range<Int> {
    let range = mention.start..<mention.end
    return inRow ? reading.row.tokens(range) : range
  }

  private func words(_ mention: Mention, _ inRow: Bool) -> String {
    reading.document.text(tokens(mention, inRow))
  }

  // MARK: - Relations

  private func relationLines() -> [String] {
    facts.relations.flatMap { relation -> [String] in
      let fillers = relation.arguments.compactMap { argument in
        facts.entity(argument.entity).map { (argument.role, $0) }
      }
      guard holds(relation.trigger) || fillers.contains(where: { holds($0.1.quote) }) else {
        return []
      }
      let rule = program.relationRules.first { $0.fullName == relation.rule }
      let place = rule.map { "  (\($0.place.path):\($0.place.line))" } ?? ""
      var lines = [
        "\(relation.type) \"\(relation.trigger.text)\" \(relation.trigger.start)-\(relation.trigger.end)"
          + "  by \(relation.rule)\(place)"
      ]
      let cue = relation.cue.map { "  from \"\($0.text)\"" } ?? ""
      lines.append("  \(padded("modality")) \(relation.modality)\(cue)")
      if let source = relation.source { lines.append("  \(padded("source")) \"\(source.text)\"") }
      return lines + fillers.map { "  \(padded($0.0)) \"\($0.1.quote.text)\"  (\($0.1.id))" }
    }
  }
}
