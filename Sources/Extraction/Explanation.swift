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
    []
  }
}
