internal import Extraction

/// What rules cost, as a terminal shows it, or as a line of JSON each.
struct ProfileReport {
  let profile: RuleProfile
  let palette: Palette

  // MARK: - Text

  func text(limit: Int) -> String {
    let head =
      "\(counted(profile.documents, "document")), \(counted(profile.tokens, "token")): "
      + "\(counted(profile.cost, "step")), \(profile.costOfThousandTokens) for 1,000 tokens"
    var strata = [["stratum", "rules", "runs", "steps", "guards", "walks", "share", "states", ""]]
    for stratum in profile.strata {
      strata.append([
        stratum.name, String(stratum.rules), String(stratum.runs), String(stratum.steps),
        String(stratum.guardSteps), String(stratum.walkSteps), percent(Double(stratum.cost)),
        String(stratum.states),
        stratum.clears > 0 ? "forgotten \(counted(stratum.clears, "time"))" : "",
      ])
    }
    var rules = [["rule", "runs", "steps", "alone", "guards", "walks", "share", "why"]]
    for rule in profile.rules.prefix(limit) {
      rules.append([
        rule.name, String(rule.runs), rounded(rule.steps), String(rule.alone),
        rounded(rule.guardSteps), String(rule.walkSteps), percent(rule.cost),
        profile.reasons(of: rule).map(\.rawValue).joined(separator: ", "),
      ])
    }
    return head + "\n\n" + table(strata) + "\n" + table(rules)
  }

  /// Columns as wide as their longest cell: the first and the last to the left, numbers to the right.
  private func table(_ rows: [[String]]) -> String {
    let columns = rows[0].indices
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.enumerated().map { number, row in
      let cells = columns.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 || column == columns.last
          ? row[column] + (column == 0 ? space : "") : space + row[column]
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return (number == 0 ? palette(.cyan, line) : line) + "\n"
    }.joined()
  }

  private func percent(_ cost: Double) -> String {
    let thousandths = profile.cost == 0 ? 0 : Int((cost * 1000 / Double(profile.cost)).rounded())
    return "\(thousandths / 10).\(thousandths % 10) %"
  }

  private func rounded(_ steps: Double) -> String { String(Int(steps.rounded())) }

  // MARK: - JSON

  func json(limit: Int) -> [UInt8] {
    var lines = line { json in
      json.member("kind", "total")
      json.member("documents", profile.documents)
      json.member("tokens", profile.tokens)
      json.member("cost", profile.cost)
      json.member("cost_of_1000_tokens", profile.costOfThousandTokens)
    }
    for stratum in profile.strata {
      lines += line { json in
        json.member("kind", "stratum")
        json.member("name", stratum.name)
        for (name, count) in [
          ("rules", stratum.rules), ("cost", stratum.cost), ("runs", stratum.runs),
          ("steps", stratum.steps), ("guard_runs", stratum.guardRuns),
          ("guard_steps", stratum.guardSteps), ("walks", stratum.walks),
          ("walk_steps", stratum.walkSteps), ("states", stratum.states),
          ("clears", stratum.clears),
        ] { json.member(name, count) }
      }
    }
    for rule in profile.rules.prefix(limit) { lines += line { write(rule, into: &$0) } }
    return lines
  }

  private func write(_ rule: RuleProfile.Rule, into json: inout JSONWriter) {
    json.member("kind", "rule")
    json.member("name", rule.name)
    json.member("path", rule.path)
    json.member("line", rule.line)
    for (name, count) in [
      ("cost", Int(rule.cost.rounded())), ("runs", rule.runs), ("steps", Int(rule.steps.rounded())),
      ("alone", rule.alone), ("guard_steps", Int(rule.guardSteps.rounded())),
      ("walks", rule.walks), ("walk_steps", rule.walkSteps),
    ] { json.member(name, count) }
    json.name("why")
    json.array(profile.reasons(of: rule)) { json, reason in json.string(reason.rawValue) }
  }

  private func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object(members)
    return json.bytes + [UInt8(ascii: "\n")]
  }
}
