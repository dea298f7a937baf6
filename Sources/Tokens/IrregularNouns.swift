/// Nouns whose plural is not made by a rule.
enum IrregularNouns {
  /// The plurals of a noun, also of one made with it (`spokesman`, `housewife`, `grandchild`).
  static func plurals(of noun: String) -> [String]? {
    if unchanged.contains(noun) { return [noun] }
    if let plurals = table[noun] { return plurals }
    if regular.contains(noun) { return nil }
    for (ending, plural) in endings where noun.ends(ending) {
      return plural.map { noun.dropLast(ending.count) + $0 }
    }
    return nil
  }

  private static let endings: [(String, [String])] = [
    ("woman", ["women"]), ("man", ["men"]), ("child", ["children"]),
    ("person", ["persons", "people"]), ("wife", ["wives"]), ("self", ["selves"]),
    ("foot", ["feet"]), ("tooth", ["teeth"]), ("mouse", ["mice"]), ("craft", ["craft", "crafts"]),
    ("fish", ["fish", "fishes"]), ("sheep", ["sheep"]), ("works", ["works"]), ("ese", ["ese"]),
    ("sis", ["ses"]),
  ]

  /// Alike to those endings, but regular.
  private static let regular: Set<String> = [
    "ataman", "brahman", "caiman", "cayman", "cheese", "desman", "diocese", "german", "hetman",
    "human", "norman", "oman", "ottoman", "roman", "shaman", "talisman", "turcoman",
  ]

  private static let unchanged: Set<String> = Set(
    """
    aircraft barracks bison bourgeois cattle chassis corps counsel crossroads deer gallows grouse
    headquarters hertz innings kudos means moose offspring spacecraft personnel police rendezvous salmon
    scissors series shrimp species squid sweepstakes swine swiss trousers trout
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Singular, plural; spellings apart by `/`.
  private static let rows = """
    addendum addenda/addendums, alga algae, alumna alumnae, alumnus alumni
    analysis analyses, antenna antennas/antennae, apex apexes/apices
    appendix appendices/appendixes, aquarium aquariums/aquaria, archipelago archipelagos/archipelagoes
    axe axes, axis axes, bacterium bacteria, basis bases, beau beaux/beaus
    buffalo buffaloes/buffalo/buffalos, bureau bureaus/bureaux, bus buses/busses, cactus cacti/cactuses
    calf calves, cargo cargoes/cargos, chateau chateaux/chateaus, codex codices
    compendium compendiums/compendia, consortium consortia/consortiums
    corpus corpora/corpuses, coup coups, crisis crises, criterion criteria/criterions
    curriculum curricula/curriculums, datum data, desperado desperadoes/desperados, die dice/dies
    domino dominoes/dominos, dwarf dwarfs/dwarves, echo echoes, elf elves, ellipsis ellipses
    embargo embargoes, erratum errata, fiasco fiascos/fiascoes, flamingo flamingos/flamingoes
    focus focuses/foci, forum forums/fora, formula formulas/formulae, fungus fungi/funguses
    gas gases/gasses, genus genera, goose geese, grotto grottoes/grottos, half halves
    halo halos/haloes, handkerchief handkerchiefs, hero heroes, hoof hooves/hoofs
    hypothesis hypotheses, index indices/indexes, kibbutz kibbutzim, knife knives, leaf leaves
    libretto librettos/libretti, life lives, loaf loaves, louse lice, mango mangoes/mangos
    manifesto manifestos/manifestoes, matrix matrices/matrixes, maximum maxima/maximums
    medium media/mediums, memento mementos/mementoes, memorandum memoranda/memorandums
    midwife midwives, millennium millennia/millenniums, minimum minima/minimums
    momentum momenta/momentums, mosquito mosquitoes/mosquitos, motto mottoes/mottos
    negro negroes, nucleus nuclei, oasis oases, optimum optima/optimums, ox oxen, ovum ova
    penny pence/pennies, people people/peoples, person persons/people, phenomenon phenomena
    plateau plateaus/plateaux, podium podiums/podia, portico porticoes/porticos
    portmanteau portmanteaus/portmanteaux, potato potatoes, quiz quizzes, quorum quorums
    radius radii/radiuses, referendum referendums/referenda, sarcophagus sarcophagi
    scarf scarves/scarfs, schema schemas/schemata, self selves, sheaf sheaves, shelf shelves
    spectrum spectra/spectrums, stadium stadiums/stadia, stigma stigmas/stigmata, stimulus stimuli
    stratum strata, syllabus syllabuses/syllabi, symposium symposia/symposiums, tableau tableaux
    thief thieves, tomato tomatoes, tooth teeth, tornado tornadoes/tornados
    torpedo torpedoes, ultimatum ultimatums/ultimata, vacuum vacuums, vertex vertices, veto vetoes
    virus viruses, volcano volcanoes/volcanos, vortex vortices/vortexes, wharf wharves/wharfs
    wolf wolves, yes yeses, zero zeros/zeroes
    """

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for row in rows.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
      let columns = row.split(separator: " ")
      guard columns.count == 2 else { continue }
      table[String(columns[0])] = columns[1].split(separator: "/").map(String.init)
    }
    return table
  }()
}
