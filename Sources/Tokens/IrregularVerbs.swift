/// Verbs whose past or participle is not made by a rule.
enum IrregularVerbs {
  struct Forms {
    var past: [String]
    var participle: [String]
  }

  /// The forms of a verb, also of one that a prefix made (`withdraw`, `overthrow`, `re-sell`).
  static func forms(of verb: String) -> Forms? {
    if let forms = table[verb] { return forms }
    guard !regular.contains(verb) else { return nil }
    for prefix in prefixes where verb.begins(prefix) {
      let rest = String(verb.dropFirst(prefix.count))
      guard let forms = table[rest] else { continue }
      return Forms(
        past: forms.past.map { prefix + $0 }, participle: forms.participle.map { prefix + $0 })
    }
    return nil
  }

  private static let prefixes = [
    "after", "back", "broad", "counter", "down", "fore", "for", "hand", "inter", "mis", "off",
    "out", "over", "pre", "proof", "re", "sub", "un", "under", "up", "with",
  ]

  /// Alike to a verb with a prefix, but regular.
  private static let regular: Set<String> = ["outfit", "outlay", "relay"]

  /// Base, past, participle (as the past where left out); spellings apart by `/`.
  private static let rows = """
    abide abided/abode, arise arose arisen, awake awoke/awaked awoken/awaked, be was/were been,
    bear bore borne/born, beat beat beaten/beat, become became become, befall befell befallen,
    beget begot begotten, begin began begun, behold beheld, bend bent, bereave bereaved/bereft,
    beseech besought/beseeched, beset beset, bestride bestrode bestridden, bet bet/betted,
    betake betook betaken, bid bid/bade bid/bidden, bind bound, bite bit bitten, bleed bled,
    blow blew blown, break broke broken, breed bred, bring brought,
    broadcast broadcast/broadcasted, browbeat browbeat browbeaten, build built, burn burned/burnt,
    burst burst, bust busted/bust, buy bought, cast cast, catch caught, choose chose chosen,
    cleave cleaved/cleft/clove cleaved/cleft/cloven, cling clung, come came come,
    cost cost/costed, cowrite cowrote cowritten, creep crept, cut cut, deal dealt, dig dug,
    dive dived/dove dived, do did done, draw drew drawn, dream dreamed/dreamt, drink drank drunk,
    drive drove driven, dwell dwelt/dwelled, eat ate eaten, fall fell fallen, feed fed, feel felt,
    fight fought, find found, fit fitted/fit, flee fled, fling flung, fly flew flown,
    forbear forbore forborne, forbid forbade/forbad forbidden, forecast forecast/forecasted,
    forget forgot forgotten, forgive forgave forgiven, forsake forsook forsaken,
    forswear forswore forsworn, freeze froze frozen, get got got/gotten,
    ghostwrite ghostwrote ghostwritten, gird girded/girt, give gave given, go went gone,
    grind ground, grow grew grown, hang hung/hanged, have had, hear heard, heave heaved/hove,
    hew hewed hewn/hewed, hide hid hidden, hit hit, hold held, hurt hurt, input input/inputted,
    keep kept, kneel knelt/kneeled, knit knitted/knit, know knew known, lay laid, lead led,
    lean leaned/leant, leap leaped/leapt, learn learned/learnt, leave left, lend lent, let let,
    lie lay/lied lain/lied, light lit/lighted, lipread lipread, lose lost, make made, mean meant,
    meet met, mow mowed mown/mowed, offset offset, partake partook partaken, pay paid,
    plead pleaded/pled/plead, proofread proofread, prove proved proved/proven, put put,
    quit quit/quitted, read read, rend rent, rid rid/ridded, ride rode ridden, ring rang rung,
    rise rose risen, run ran run, saw sawed sawn/sawed, say said, see saw seen, seek sought,
    sell sold, send sent, set set, sew sewed sewn/sewed, shake shook shaken,
    shear sheared shorn/sheared, shed shed, shine shone/shined, shoe shod/shoed, shoot shot,
    show showed shown/showed, shrink shrank/shrunk shrunk, shut shut, sing sang sung,
    sink sank/sunk sunk, sit sat, slay slew/slayed slain, sleep slept, slide slid, sling slung,
    slink slunk, slit slit, smell smelled/smelt, smite smote smitten, sneak sneaked/snuck,
    sow sowed sown/sowed, speak spoke spoken, speed sped/speeded, spell spelled/spelt,
    spend spent, spill spilled/spilt, spin spun, spit spat/spit, split split,
    spoil spoiled/spoilt, spotlight spotlighted/spotlit, spread spread,
    spring sprang/sprung sprung, stand stood, stave staved/stove, steal stole stolen, stick stuck,
    sting stung, stink stank/stunk stunk, strew strewed strewn/strewed, stride strode stridden,
    strike struck struck/stricken, string strung, strive strove/strived striven/strived,
    swear swore sworn, sweat sweated/sweat, sweep swept, swell swelled swollen/swelled,
    swim swam swum, swing swung, take took taken, teach taught, tear tore torn, telecast telecast,
    tell told, think thought, thrive thrived/throve thrived/thriven, throw threw thrown,
    thrust thrust, tread trod trodden/trod, typecast typecast, typeset typeset,
    undergo underwent undergone, understand understood, undertake undertook undertaken,
    upset upset, wake woke/waked woken/waked, waylay waylaid, wear wore worn,
    weave wove/weaved woven/weaved, wed wedded/wed, weep wept, wet wet/wetted, win won,
    wind wound, withdraw withdrew withdrawn, withhold withheld, withstand withstood, wring wrung,
    write wrote written
    """

  private static let table: [String: Forms] = {
    var table: [String: Forms] = [:]
    for row in rows.split(separator: ",") {
      let columns = row.split(whereSeparator: \.isWhitespace).map {
        $0.split(separator: "/").map(String.init)
      }
      guard columns.count >= 2 else { continue }
      table[columns[0][0]] = Forms(past: columns[1], participle: columns[columns.count - 1])
    }
    return table
  }()
}
