/// A value of a JSON text, and the byte where it begins.
package struct JSONValue: Sendable, Equatable {
  package indirect enum Content: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    /// UTF-8, with escapes resolved; half a surrogate pair stands as U+FFFD.
    case string([UInt8])
    case array([JSONValue])
    /// In the order of the text; a key may occur twice.
    case object([JSONMember])
  }

  package let content: Content
  /// Byte of the text, from 0.
  package let offset: Int

  package init(_ content: Content, at offset: Int) {
    self.content = content
    self.offset = offset
  }

  /// What kind of value it is, for messages.
  package var kind: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// A key of a JSON object, with its value.
package struct JSONMember: Sendable, Equatable {
  package let key: String
  /// Byte of the text where the key begins.
  package let offset: Int
  package let value: JSONValue
}

/// A text that is not JSON: at which byte, and why.
package struct JSONError: Error, Equatable, CustomStringConvertible {
  /// Byte of the text, from 0.
  package let offset: Int
  package let message: String

  package var description: String { "byte \(offset): \(message)" }
}
