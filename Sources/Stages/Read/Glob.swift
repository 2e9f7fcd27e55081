/// A pattern of paths: `*` and `?` within a name, `**` over folders, `[abc]`.
package struct Glob: Sendable {
  /// The folder above the first name with a wildcard.
  package let root: String
  /// The pattern below `root`.
  private let pattern: [UInt8]

  package static func isPattern(_ path: String) -> Bool {
    path.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B }
  }

  package init(_ path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let fixed = parts.prefix { !Glob.isPattern(String($0)) }
    let folder = fixed.joined(separator: "/")
    root = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    pattern = Array(parts.dropFirst(fixed.count).joined(separator: "/").utf8)
  }

  /// Whether a path below `root` fits the whole pattern.
  ///
  /// Complexity: the product of both lengths, whatever the pattern.
  package func matches(_ path: String) -> Bool {
    let text = Array(path.utf8)
    // reached[i]: the pattern so far can end before byte i of the text.
    var reached = [Bool](repeating: false, count: text.count + 1)
    reached[0] = true
    var index = 0
    while index < pattern.count {
      var next = [Bool](repeating: false, count: text.count + 1)
      switch pattern[index] {
      case 0x2A where index + 1 < pattern.count && pattern[index + 1] == 0x2A:
        index += 1
        if index + 1 < pattern.count, pattern[index + 1] == 0x2F {
          // "**/" stands for no folder too.
          index += 1
          next = folders(text, reached)
        } else {
          next = spread(text, reached, overFolders: true)
        }
      case 0x2A: next = spread(text, reached, overFolders: false)
      case 0x5B: (next, index) = set(text, reached, from: index)
      case let byte:
        for position in text.indices where reached[position] {
          let fits = byte == 0x3F ? text[position] != 0x2F : text[position] == byte
          if fits { next[position + 1] = true }
        }
      }
      reached = next
      index += 1
    }
    return reached[text.count]
  }

  private func spread(_ text: [UInt8], _ reached: [Bool], overFolders: Bool) -> [Bool] {
    var next = reached
    for position in text.indices
    where next[position] && (overFolders || text[position] != 0x2F) {
      next[position + 1] = true
    }
    return next
  }

  private func folders(_ text: [UInt8], _ reached: [Bool]) -> [Bool] {
    let anywhere = spread(text, reached, overFolders: true)
    var next = reached
    for position in text.indices where text[position] == 0x2F && anywhere[position] {
      next[position + 1] = true
    }
    return next
  }

  /// `[a-z_]` or `[!a]`; without its end, the bracket stands for itself.
  private func set(_ text: [UInt8], _ reached: [Bool], from start: Int) -> ([Bool], Int) {
    var next = [Bool](repeating: false, count: reached.count)
    let body = pattern[(start + 1)...]
    guard let end = body.dropFirst().firstIndex(of: 0x5D) else {
      for position in text.indices where reached[position] && text[position] == 0x5B {
        next[position + 1] = true
      }
      return (next, start)
    }
    let isNegated = pattern[start + 1] == 0x21
    let members = Array(pattern[(start + (isNegated ? 2 : 1))..<end])
    for position in text.indices where reached[position] && text[position] != 0x2F {
      if contains(members, text[position]) != isNegated { next[position + 1] = true }
    }
    return (next, end)
  }

  private func contains(_ members: [UInt8], _ byte: UInt8) -> Bool {
    var index = 0
    while index < members.count {
      if index + 2 < members.count, members[index + 1] == 0x2D {
        if members[index] <= byte, byte <= members[index + 2] { return true }
        index += 3
      } else {
        if members[index] == byte { return true }
        index += 1
      }
    }
    return false
  }
}
