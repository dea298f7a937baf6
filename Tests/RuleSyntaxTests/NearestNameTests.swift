import RuleSyntax
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("Natoin", "Nation"),
    ("nation", "Nation"),
    ("Nations", "Nation"),
    ("persn", "person"),
    ("tow", "town"),
    ("City", nil),
    ("x", nil),
    ("", nil),
  ])
  func nearest(_ name: String, _ expected: String?) {
    #expect(nearestName(to: name, in: ["Notion", "town", "Nation", "person", "y"]) == expected)
  }

  @Test func theAlphabetDecidesBetweenTwoAsNear() {
    #expect(nearestName(to: "lake", in: ["make", "cake", "bake"]) == "bake")
    #expect(nearestName(to: "lake", in: ["bake", "cake", "make"]) == "bake")
  }

  @Test func aDifferenceOfCaseAloneWins() {
    #expect(nearestName(to: "lake", in: ["bake", "Lake"]) == "Lake")
  }
}
