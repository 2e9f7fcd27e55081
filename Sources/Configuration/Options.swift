package import Kernels

/// The keys and values of one JSON object of a configuration, read so that a mistake is noted at
/// its place and reading goes on: all mistakes of a file are reported at once.
///
/// Every key that is asked for is known; `finish` reports the others.
package final class Options {
  /// `stages[3].tag.steps[1].entities`.
  package let place: String
  package let source: ConfigurationSource
  private let members: [JSONMember]
  private var known: [String] = []

  package init(_ members: [JSONMember], at place: String, in source: ConfigurationSource) {
    self.members = members
    self.place = place
    self.source = source
    for (index, member) in members.enumerated()
    where members[..<index].contains(where: { $0.key == member.key }) {
      mistake("the key '\(member.key)' is there twice")
    }
  }

  /// Notes a mistake about this object, or about the value of one of its keys.
  package func mistake(_ message: String, key: String? = nil) {
    source.mistakes.add(
      ConfigurationError(file: source.name, place: place(of: key), message))
  }

  private func place(of key: String?) -> String {
    guard let key else { return place }
    return place.isEmpty ? key : "\(place).\(key)"
  }

  /// Whether the key is there.
  package func has(_ key: String) -> Bool { value(key) != nil }

  /// The value of a key as it stands in the file.
  package func value(_ key: String) -> JSONValue? {
    if !known.contains(key) { known.append(key) }
    return members.first { $0.key == key }?.value
  }

  package func string(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard case .string(let bytes) = value.content else {
      mistake("found \(value.kind), expected a string", key: key)
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One of `choices`.
  package func choice(_ key: String, of choices: [String], default first: String) -> String {
    guard let word = string(key) else { return first }
    guard choices.contains(word) else {
      mistake("found '\(word)', expected one of: \(choices.joined(separator: ", "))", key: key)
      return first
    }
    return word
  }

  package func integer(
    _ key: String, in range: ClosedRange<Int>, default fallback: Int
  ) -> Int {
    guard let value = value(key) else { return fallback }
    guard case .number(let number) = value.content, let whole = Int(exactly: number),
      range.contains(whole)
    else {
      let found = if case .number(let number) = value.content { text(number) } else { value.kind }
      mistake(
        "found \(found), expected a whole number from \(range.lowerBound) to \(range.upperBound)",
        key: key)
      return fallback
    }
    return whole
  }

  package func number(
    _ key: String, in range: ClosedRange<Double>, default fallback: Double
  ) -> Double {
    guard let value = value(key) else { return fallback }
    guard case .number(let number) = value.content, range.contains(number) else {
      let found = if case .number(let number) = value.content { text(number) } else { value.kind }
      let (least, most) = (text(range.lowerBound), text(range.upperBound))
      mistake("found \(found), expected a number from \(least) to \(most)", key: key)
      return fallback
    }
    return number
  }

  /// As a person writes it: a whole number without a point.
  private func text(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }

  package func strings(_ key: String) -> [String]? {
    guard let list = list(key) else { return nil }
    var strings: [String] = []
    for (index, element) in list.enumerated() {
      if case .string(let bytes) = element.content {
        strings.append(String(decoding: bytes, as: UTF8.self))
      } else {
        mistake("found \(element.kind), expected a string", key: "\(key)[\(index)]")
      }
    }
    return strings
  }

  package func list(_ key: String) -> [JSONValue]? {
    guard let value = value(key) else { return nil }
    guard case .array(let elements) = value.content else {
      mistake("found \(value.kind), expected a list", key: key)
      return nil
    }
    return elements
  }

  /// The options inside an object; none, and a mistake, where there is something else.
  package func options(_ key: String) -> Options? {
    guard let value = value(key) else { return nil }
    return source.options(value, at: place(of: key))
  }

  /// A path, made whole with the folder of the configuration file.
  ///
  /// Need not exist.
  package func file(_ key: String) -> FileReference? {
    string(key).map { source.reference(to: $0, at: place(of: key)) }
  }

  /// Files or folders that must exist.
  package func files(_ key: String) -> [FileReference]? {
    guard let names = strings(key) else { return nil }
    return names.enumerated().compactMap { index, name in
      let reference = source.reference(to: name, at: "\(place(of: key))[\(index)]")
      guard FileSystem.exists(reference.path) else {
        source.mistakes.add(reference.error("no such file or folder '\(name)'"))
        return nil
      }
      return reference
    }
  }

  /// A hash of all keys and values, the same in whatever order and with whatever spaces they are
  /// written.
  package var fingerprint: UInt64 {
    var text = ""
    appendCanonical(.object(members), to: &text)
    return xxHash64(Array(text.utf8).span)
  }

  /// Reports the keys that nobody asked for.
  package func finish() {
    for member in members where !known.contains(member.key) {
      let choices = known.isEmpty ? "none" : known.sorted().joined(separator: ", ")
      mistake("unknown key '\(member.key)'; known keys: \(choices)")
    }
  }
}

/// Appends a value as text that is equal for equal values only.
private func appendCanonical(_ content: JSONValue.Content, to text: inout String) {
  switch content {
  case .null: text += "null"
  case .bool(let flag): text += "\(flag)"
  case .number(let number): text += "\(number)"
  case .string(let bytes): text += "\"\(bytes.count):\(String(decoding: bytes, as: UTF8.self))\""
  case .array(let elements):
    text += "["
    for element in elements {
      appendCanonical(element.content, to: &text)
      text += ","
    }
    text += "]"
  case .object(let members):
    text += "{"
    for member in members.sorted(by: { $0.key < $1.key }) {
      text += "\(member.key.utf8.count):\(member.key)="
      appendCanonical(member.value.content, to: &text)
      text += ","
    }
    text += "}"
  }
}
