import Kernels

/// Words that the rules of dates name one by one.
///
/// Fields, as a look at a global one takes a call; of a class, as parsers that hold it are copied.
final class DateWords: Sendable {
  let age = wordHash("age")
  let old = wordHash("old")
  let olds = wordHash("olds")
  let since = wordHash("since")
  let before = wordHash("before")
  let after = wordHash("after")
  let by = wordHash("by")
  let be = wordHash("be")
  let `for` = wordHash("for")
  let not = wordHash("not")
  let could = wordHash("could")
  let until = wordHash("until")
  let till = wordHash("till")
  let within = wordHash("within")
  let starting = wordHash("starting")
  let beginning = wordHash("beginning")
  let commencing = wordHash("commencing")
  let effective = wordHash("effective")
  let ending = wordHash("ending")
  let onward = wordHash("onward")
  let onwards = wordHash("onwards")
  let calendar = wordHash("calendar")
  let working = wordHash("working")
  let business = wordHash("business")
  let trading = wordHash("trading")
  let date = wordHash("date")
  let all = wordHash("all")
  let another = wordHash("another")
  let couple = wordHash("couple")
  let `as` = wordHash("as")
  let weekday = wordHash("weekday")
  let later = wordHash("later")
  let earlier = wordHash("earlier")
  let possessive = wordHash("'s")

  /// "starting Monday", "two weeks beginning May 3".
  func isStart(_ word: UInt64) -> Bool {
    word == starting || word == beginning || word == commencing || word == effective
  }
  func isUntil(_ word: UInt64) -> Bool { word == until || word == till }
  /// Words between "next" and a unit that say which kind: "this calendar year".
  func isKindOfUnit(_ word: UInt64) -> Bool {
    word == calendar || word == working || word == business || word == trading
  }
}
