import Testing

@testable import Pipeline

struct TimeStampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z", 0.0),
    (1_772_330_405_120_999_999, "2026-03-01T02:00:05.120Z", 1_772_330_405.12),
    (951_868_799_999_000_000, "2000-02-29T23:59:59.999Z", 951_868_799.999),
  ])
  func `a moment is written in UTC to milliseconds`(
    nanoseconds: Int, text: String, seconds: Double
  ) {
    let stamp = TimeStamp(nanoseconds: nanoseconds)
    #expect(stamp.text == text)
    #expect(stamp.seconds == seconds)
  }
}
