/// A tree over word numbers that grows; node 0 is the root.
///
/// A node is its parent and its last word, found by one open-addressing table of node numbers: twelve to
/// twenty bytes a node.
struct WordTree {
  private var parents: [UInt32] = [0]
  private var words: [UInt32] = [0]
  /// 0 is free, for the root is nobody's child.
  private var slots = [UInt32](repeating: 0, count: 64)

  var count: Int { parents.count }

  /// The last word of the way to a node.
  func word(of node: UInt32) -> UInt32 { words[Int(node)] }

  /// The node below another one by a word; a new one, if need be.
  mutating func child(of parent: UInt32, word: UInt32) -> UInt32 {
    let slot = slot(parent, word)
    if slots[slot] != 0 { return slots[slot] }
    let node = UInt32(count)
    parents.append(parent)
    words.append(word)
    slots[slot] = node
    if count * 2 > slots.count { grow() }
    return node
  }

  private func slot(_ parent: UInt32, _ word: UInt32) -> Int {
    let key = UInt64(parent) << 32 | UInt64(word)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    while slots[slot] != 0 {
      let node = Int(slots[slot])
      if parents[node] == parent, words[node] == word { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for node in 1..<count { slots[slot(parents[node], words[node])] = UInt32(node) }
  }

  /// The nodes from the root down, level by level: those below one node side by side, by their words.
  ///
  /// The children of the node at place `i` stand from `firstChild[i]` to before `firstChild[i + 1]`.
  func order() -> (nodes: [UInt32], firstChild: [UInt32]) {
    // Into rows by word, then by parent: the second keeps the order of the first.
    let byWord = Rows(count: Int(words.max() ?? 0) + 1, of: 1..<UInt32(count)) { words[Int($0)] }
    let children = Rows(count: count, of: byWord.items) { parents[Int($0)] }
    var nodes: [UInt32] = [0]
    nodes.reserveCapacity(count)
    var firstChild: [UInt32] = []
    firstChild.reserveCapacity(count + 1)
    var place = 0
    while place < nodes.count {
      firstChild.append(UInt32(nodes.count))
      let node = Int(nodes[place])
      nodes += children.items[Int(children.first[node])..<Int(children.first[node + 1])]
      place += 1
    }
    firstChild.append(UInt32(nodes.count))
    return (nodes, firstChild)
  }
}
