/// What the period after a known abbreviation may be.
enum AbbreviationKind {
  /// Stands before a name: its period never ends a sentence.
  case title
  /// Is one only before a number or a comma (`No. 5`, `Sat., June 3`); else a word and a full stop.
  case beforeNumber
  /// Ends a sentence where a word follows that often begins one.
  case beforeStarter
  /// Ends a sentence where a capital follows.
  case beforeCapital
}

enum Abbreviations {
  private static let lists: [(AbbreviationKind, String)] = [
    (
      .title,
      """
      Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Assoc Asst Hon Rev Fr Msgr St Ste Ft Mt
      Gen Lt Col Maj Sgt Capt Cpt Cmdr Cdr Comdr Cpl Pvt Adm Brig Ens Pfc Ssgt Msgt Sfc Wg Flt
      Sen Sens Rep Reps Gov Govs Amb Pres Supt Insp Det Dep Atty Commr Chmn Secy
      Ing Eng Engr Mgr Sh Hj vs v cf viz approx ca
      """
    ),
    (.beforeNumber, "No Nos Art Arts Sun Sat Mar Sec Fig Figs Vol Vols Ch Para Paras Op Ex"),
    (.beforeNumber, "no nos art arts fig figs vol vols ch para paras p pp pt sec"),
    (
      .beforeStarter,
      """
      Jan Feb Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
      Inc Ltd Co Cos Corp Bros Plc Pty LLC Jr Sr Esq Retd Rtd Ret Bn Bde Regt Div Dept Govt Univ Assn
      Ave Blvd Rd Bldg Hwy inc ltd co corp retd ret dept govt est
      Ala Ariz Ark Calif Colo Conn Fla Ga Ky Md Mich Minn Mont Neb Nev Okla Pa Tenn Tex Va
      Wis Wyo
      """
    ),
    (.beforeCapital, "etc al"),
  ]

  /// Keyed by the bytes of the spelling, packed into a number: all have at most eight.
  private static let kinds: [UInt64: AbbreviationKind] = {
    var kinds: [UInt64: AbbreviationKind] = [:]
    for (kind, list) in lists {
      for spelling in list.split(whereSeparator: \.isWhitespace) {
        kinds[key(Array(spelling.utf8).span)] = kind
      }
    }
    return kinds
  }()

  /// By first byte: the lengths that abbreviations have, a bit each.
  ///
  /// Nearly every word before a full stop is none, and for those this is all that is looked at.
  private static let lengths: [UInt16] = {
    var lengths = [UInt16](repeating: 0, count: 256)
    for key in kinds.keys {
      let count = (71 - key.leadingZeroBitCount) / 8
      lengths[Int(key >> UInt64(count * 8 - 8))] |= 1 << UInt16(count)
    }
    return lengths
  }()

  /// The kind of a spelling without its period, as listed or all in capitals.
  static func kind(of spelling: Span<UInt8>) -> AbbreviationKind? {
    guard 1...8 ~= spelling.count, lengths[Int(spelling[0])] & 1 << UInt16(spelling.count) != 0
    else {
      return nil
    }
    let exact = key(spelling)
    return kinds[exact] ?? kinds[key(spelling, lowersRest: true)]
  }

  private static func key(_ spelling: Span<UInt8>, lowersRest: Bool = false) -> UInt64 {
    var key: UInt64 = 0
    for offset in spelling.indices {
      var byte = spelling[offset]
      if lowersRest, offset > 0 {
        // A small letter means that the spelling is not all in capitals: no key has a zero byte.
        guard byte &- 0x41 < 26 else { return 0 }
        byte |= 0x20
      }
      key = key << 8 | UInt64(byte)
    }
    return key
  }

  /// The parts of degrees that are chained as single letters are: `Ph.D.`, `B.Sc.`.
  private static let chained = ["Ph", "Sc", "Ed", "Phil"].map { key(Array($0.utf8).span) }

  static func isChained(_ spelling: Span<UInt8>) -> Bool {
    spelling.count <= 4 && chained.contains(key(spelling))
  }

  /// Words that, with a capital, far more often begin a sentence than go on after an abbreviation.
  static let starters: Set<String> = Set(
    """
    The A An He She It They We I You This That These Those There Here His Her Its Their Our My
    In On At For From By With Since During Under After Before Until As To Of About Among Amid
    Between But And Or So Yet If When While Where Although Though Because Once Unless Despite
    Whether However Moreover Meanwhile Furthermore Nevertheless Nonetheless Instead Thus Therefore
    Then Now Today Yesterday Tomorrow Later Earlier Also Still Another Other Others Some Many Most
    Several Both Such All Each Every Any Neither Either What Who Why How Which According Following
    Asked Speaking Addressing Commenting Welcoming Stressing Noting Let Not Only Even
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
