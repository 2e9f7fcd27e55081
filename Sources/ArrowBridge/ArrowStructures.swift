// The structures of the Arrow C data interface and the Arrow C stream interface, as their
// specification has them: https://arrow.apache.org/docs/format/CDataInterface.html. Swift lays
// stored properties of these types out in order and aligned as C does. A callback is given the
// structure that it is a member of.

/// The type of an array: `struct ArrowSchema`.
@unsafe struct ArrowSchema {
  typealias Release = @convention(c) (UnsafeMutableRawPointer?) -> Void

  var format: UnsafePointer<CChar>?
  var name: UnsafePointer<CChar>?
  var metadata: UnsafePointer<CChar>?
  var flags: Int64 = 0
  var childCount: Int64 = 0
  var children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>?
  var dictionary: UnsafeMutablePointer<ArrowSchema>?
  /// Nil once the structure was released, or moved elsewhere.
  var release: Release?
  var owner: UnsafeMutableRawPointer?

  static let nullable: Int64 = 2
}

/// Values: `struct ArrowArray`.
@unsafe struct ArrowArray {
  typealias Release = @convention(c) (UnsafeMutableRawPointer?) -> Void

  var length: Int64 = 0
  var nullCount: Int64 = 0
  var offset: Int64 = 0
  var bufferCount: Int64 = 0
  var childCount: Int64 = 0
  var buffers: UnsafeMutablePointer<UnsafeRawPointer?>?
  var children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>?
  var dictionary: UnsafeMutablePointer<ArrowArray>?
  /// Nil once the structure was released, or moved elsewhere.
  var release: Release?
  var owner: UnsafeMutableRawPointer?
}

/// Arrays of one type, one after another: `struct ArrowArrayStream`.
@unsafe struct ArrowStream {
  typealias Fill = @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int32
  typealias LastError = @convention(c) (UnsafeMutableRawPointer?) -> UnsafePointer<CChar>?
  typealias Release = @convention(c) (UnsafeMutableRawPointer?) -> Void

  var schema: Fill?
  var next: Fill?
  var lastError: LastError?
  /// Nil once the structure was released, or moved elsewhere.
  var release: Release?
  var owner: UnsafeMutableRawPointer?
}
