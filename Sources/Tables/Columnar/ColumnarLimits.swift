/// The numbers of the format: sizes of its structures, and what no file may exceed.
package enum ColumnarLimits {
  static let majorVersion: UInt16 = 1
  static let minorVersion: UInt16 = 1

  static let fileMagic: [UInt8] = [0x89, 0x42, 0x53, 0x43, 0x0D, 0x0A, 0x1A, 0x0A]
  static let endMagic: [UInt8] = [0x42, 0x53, 0x43, 0x45, 0x4E, 0x44, 0x1A, 0x0A]
  static let segmentMagic: [UInt8] = [0x42, 0x53, 0x45, 0x47]

  /// Segments and buffers begin at multiples of this.
  static let alignment = 64
  static let headerSize = 64
  static let trailerSize = 64
  static let columnRecordSize = 64
  static let poolRecordSize = 32
  static let bufferRecordSize = 48
  static let groupRecordSize = 32
  static let statisticsRecordSize = 48

  package static let maximumRows = 1 << 28
  package static let maximumColumns = 1024
  static let maximumBuffers = 16_384
  static let maximumBufferBytes = Int(Int32.max)
  /// What deflate can make of one byte, at most.
  static let maximumExpansion = 1032
  static let maximumNameBytes = 255
  /// How many columns may stand between a column and one that refers to none, that one included.
  static let referenceDepth = 4

  /// The next multiple of 64.
  static func aligned(_ count: Int) -> Int { (count + alignment - 1) & ~(alignment - 1) }
}
