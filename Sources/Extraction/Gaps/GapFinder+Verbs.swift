internal import Automata
internal import RuleCompiler
internal import Tokens

extension GapFinder {
  /// The verb groups with an entity on either side in their sentence, and no relation's trigger.
  func verbs() -> [Gap] {
    guard let verbs = vocabulary.verbs, let triggers = vocabulary.triggers else { return [] }
    var found: [Gap] = []
    for group in reading.phrases where group.type == verbs.type {
      let cells = group.start..<group.end
      guard case .words(let tokens) = reading.details.value(verbs.head, of: group),
        tokens.count == 1,
        let stretch = row.stretch(around: cells),
        let left = nearest(in: (stretch.start..<cells.lowerBound).reversed()),
        let right = nearest(in: cells.upperBound..<stretch.end),
        let head = row.cell(ofToken: tokens.lowerBound)
      else { continue }
      if isEntity(head) || satisfies(head, triggers) { continue }
      let form = word(head).lower
      found.append(
        gap(
          .verbs, vocabulary.plainForms[form] ?? form, form: form, cells: cells, tokens: tokens,
          left: name(left, in: stretch), right: name(right, in: stretch), in: stretch))
    }
    return found
  }

  /// The nearest entity that is no date.
  private func nearest(in cells: some Sequence<Int>) -> Int? {
    cells.first { type(of: $0).map { !vocabulary.dateTypes.contains($0) } ?? false }
  }
}
