internal import Extraction

/// Gaps as a terminal shows them, or as a line of JSON each.
struct GapReport {
  /// So many forms and neighbours of each gap.
  private static let countLimit = 5
  private static let width = 100

  let palette: Palette

  // MARK: - Text

  func heading(_ kind: GapKind, shown: Int, of all: Int, places: Int) -> String {
    let title =
      switch kind {
      case .verbs: "verbs between two entities that no relation has as its trigger"
      case .names: "capitalised words outside all entities"
      case .dates: "years, months, weekdays and numbers near them outside all entities"
      }
    return "\(title): \(shown) of \(all), \(counted(places, "place"))\n"
  }

  func lines(_ gap: RankedGap) -> String {
    let indent = String(repeating: " ", count: 9)
    var head = padded(gap.count, 7) + "  " + palette(.cyan, gap.key)
    if gap.documents > 1 { head += "  in \(gap.documents) documents" }
    if !gap.lists.isEmpty { head += "  (list \(gap.lists.joined(separator: ", ")))" }
    var lines = [head]
    if gap.forms.count > 1 || gap.forms.first.map({ $0.text != gap.key }) ?? false {
      lines.append(indent + counts(gap.forms, width: Self.width - indent.count))
    }
    let half = (Self.width - indent.count - 3) / 2
    lines.append(
      indent + counts(gap.left, width: half) + " … " + counts(gap.right, width: half))
    for example in gap.examples {
      let place = "  \(example.document):\(example.quote.start)"
      lines.append(
        indent + excerpt(example, width: max(30, Self.width - indent.count - place.count)) + place)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  private func counts(_ counts: [RankedGap.Count], width: Int) -> String {
    var line = ""
    for count in counts.prefix(Self.countLimit) {
      let next = (line.isEmpty ? "" : ", ") + "\(count.text) \(count.count)"
      if !line.isEmpty, line.count + next.count > width { break }
      line += next
    }
    return line
  }

  /// The words around a place, cut on both sides so that the place stays in view.
  private func excerpt(_ example: RankedGap.Example, width: Int) -> String {
    let text = Array(oneLine(example.context.text))
    guard text.count + 2 > width else { return "\"" + String(text) + "\"" }
    let word = Array(oneLine(example.quote.text))
    let before = example.context.text.unicodeScalars
      .prefix(example.quote.start - example.context.start)
    let place = oneLine(String(before)).count
    let room = max(0, width - 4 - word.count)
    let start = max(0, min(place - room / 2, text.count - width + 4))
    let end = min(text.count, start + width - 4)
    return "\"" + (start > 0 ? "…" : "") + String(text[start..<end])
      + (end < text.count ? "…" : "") + "\""
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: - JSON

  func json(_ gap: RankedGap) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("kind", gap.kind.rawValue)
      json.member("key", gap.key)
      json.member("count", gap.count)
      json.member("documents", gap.documents)
      for (name, counts) in [("forms", gap.forms), ("left", gap.left), ("right", gap.right)] {
        json.name(name)
        json.array(counts) { json, count in
          json.object { json in
            json.member("text", count.text)
            json.member("count", count.count)
          }
        }
      }
      json.name("lists")
      json.array(gap.lists) { json, list in json.string(list) }
      json.name("examples")
      json.array(gap.examples) { json, example in
        json.object { json in
          json.member("document", example.document)
          json.member("start", example.quote.start)
          json.member("end", example.quote.end)
          json.member("text", example.quote.text)
          json.member("context", example.context.text)
        }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}
