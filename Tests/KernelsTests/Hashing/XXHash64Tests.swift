import Kernels
import Testing

struct XXHash64Tests {
  /// Computed with the xxhash library of Python, version 3.5.
  @Test(arguments: [
    ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
    ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
    (String(repeating: "x", count: 100), "92f0de5a88a3c094"),
  ])
  func `the hash is that of the reference`(text: String, expected: String) {
    #expect(hexadecimal(xxHash64(Array(text.utf8).span)) == expected)
  }
}
