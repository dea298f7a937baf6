package import Automata
package import Storage

/// The list phrases of several words: one tree over word numbers, whose node 0 is the root.
///
/// Rows that belong together lie side by side, from `first[i]` to before `first[i + 1]`.
package struct PhraseTree: Sendable {
  /// By word: the node of the phrases that start with it; the root where there are none.
  let branches: Table<UInt32>
  /// By node: the last word of the way to it, and the nodes below it, in the order of their words.
  let nodeWords: Table<UInt32>
  let firstChild: Table<UInt32>
  /// By node: the phrases that end there.
  let firstPhrase: Table<UInt32>
  let predicates: Table<UInt32>
  /// By phrase: what it demands of its words beyond their letters, a `Vocabulary.Part` for each.
  let firstPart: Table<UInt32>
  let parts: Table<UInt32>

  /// The node of the phrases that start with a word; nil where there are none.
  package func start(word: Int32) -> Int? {
    let node = branches[Int(word)]
    return node == 0 ? nil : Int(node)
  }

  /// The nodes below another one.
  package func children(of node: Int) -> Range<Int> {
    Int(firstChild[node])..<Int(firstChild[node + 1])
  }

  /// The last word of the way to a node.
  package func word(of node: Int) -> Int32 { Int32(bitPattern: nodeWords[node]) }

  /// One step down; nil where no phrase goes on with this word.
  package func step(from node: Int, word number: Int32) -> Int? {
    let word = UInt32(bitPattern: number)
    let children = children(of: node)
    var low = children.lowerBound
    var high = children.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if nodeWords[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < children.upperBound && nodeWords[low] == word ? low : nil
  }

  /// The phrases that end at a node, if the words fit as they stand.
  package func phrases(at node: Int) -> Range<Int> {
    Int(firstPhrase[node])..<Int(firstPhrase[node + 1])
  }

  package func predicate(of phrase: Int) -> PredicateID { PredicateID(predicates[phrase]) }

  /// What a phrase demands of its words, the first one's first.
  package func parts(of phrase: Int) -> Range<Int> {
    Int(firstPart[phrase])..<Int(firstPart[phrase + 1])
  }

  package func part(_ number: Int) -> Vocabulary.Part { Vocabulary.Part(packed: parts[number]) }
}

extension PhraseTree: Storable {
  package func write(to writer: inout ByteWriter) {
    for table in [
      branches, nodeWords, firstChild, firstPhrase, predicates, firstPart, parts,
    ] {
      writer.write(table)
    }
  }

  package init(from reader: inout ByteReader) throws(DamagedBytes) {
    branches = try reader.readTable()
    nodeWords = try reader.readTable()
    firstChild = try reader.readTable()
    firstPhrase = try reader.readTable()
    predicates = try reader.readTable()
    firstPart = try reader.readTable()
    parts = try reader.readTable()
  }

  /// Every number in the tables is one of a row that is there.
  func isWhole(words: Int, spellings: Int) -> Bool {
    let nodes = nodeWords.count
    return branches.count == words && branches.isBelow(nodes)
      && firstChild.count == nodes + 1 && firstChild.isAscending(to: nodes)
      && firstPhrase.count == nodes + 1 && firstPhrase.isAscending(to: predicates.count)
      && firstPart.count == predicates.count + 1 && firstPart.isAscending(to: parts.count)
      && parts.isBelow(spellings * 2 + 2)
  }
}
