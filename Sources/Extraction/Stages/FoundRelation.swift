/// A relation while a document is read; positions are cells of the row.
struct FoundRelation {
  var relation: Int
  var rule: Int
  var trigger: Range<Int>
  var arguments: [(role: Int, filler: Filler)]
  /// By number of the `modality` attribute's constants; the cue in tokens.
  var modality: Int
  var cue: Range<Int>?
  /// Cells between the outermost fillers that no capture holds.
  var steps: Int
}

/// What fills a role.
enum Filler: Hashable {
  /// Number of a settled entity.
  case entity(Int)
  /// Number of a phrase.
  case phrase(Int)
}
