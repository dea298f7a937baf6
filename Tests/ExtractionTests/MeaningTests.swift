import Extraction
import Testing

/// The rule language, sentence by sentence.
@Suite struct MeaningTests {
  @Test(arguments: meaningsOfWords + meaningsOfPatterns)
  func patterns(_ meaning: Meaning) throws {
    let found = try meaning.found()
    #expect(found == meaning.facts)
  }

  @Test(arguments: meaningsOfLayers + meaningsOfValues)
  func layers(_ meaning: Meaning) throws {
    let found = try meaning.found()
    #expect(found == meaning.facts)
  }

  @Test(arguments: meaningsOfRelations + meaningsOfModality + meaningsOfReferences)
  func relations(_ meaning: Meaning) throws {
    let found = try meaning.found()
    #expect(found == meaning.facts)
  }
}
