/// An encoding that gives each byte from 80 to FF one character.
///
/// Bytes that an encoding leaves undefined stand for the control characters of the same number,
/// as programs do that guess wrong.
package enum SingleByteEncoding: Int, Sendable, CaseIterable {
  case windows1252, windows1250, windows1251, windows1253, windows1254, windows1257, latin2
  case codePage437, macRoman

  /// Characters of the bytes from 80 to FF, in order; `\u{0}` stands for "undefined".
  ///
  /// Source: the mapping tables of the Unicode consortium, directories VENDORS/MICSFT,
  /// VENDORS/APPLE and ISO8859.
  fileprivate var upperHalf: String {
    switch self {
    case .windows1252:
      "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ" + latin1
    case .windows1250:
      "€\0‚\0„…†‡\0‰Š‹ŚŤŽŹ\0‘’“”•–—\0™š›śťžź\0ˇ˘Ł¤Ą¦§¨©Ş«¬\0®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż" + centralEuropean
    case .windows1251:
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\0™љ›њќћџ\0ЎўЈ¤Ґ¦§Ё©Є«¬\0®Ї°±Ііґµ¶·ё№є»јЅѕї"
        + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
    case .windows1253:
      "€\0‚ƒ„…†‡\0‰\0‹\0\0\0\0\0‘’“”•–—\0™\0›\0\0\0\0\0΅Ά£¤¥¦§¨©\0«¬\0®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ"
        + "ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\0ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\0"
    case .windows1254:
      "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0\0\0\0‘’“”•–—˜™š›œ\0\0Ÿ\0¡¢£¤¥¦§¨©ª«¬\0®¯°±²³´µ¶·¸¹º»¼½¾¿"
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ"
    case .windows1257:
      "€\0‚\0„…†‡\0‰\0‹\0¨ˇ¸\0‘’“”•–—\0™\0›\0¯˛\0\0¡¢£¤¥¦§Ø©Ŗ«¬\0®Æ°±²³´µ¶·ø¹ŗ»¼½¾æ"
        + "ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙"
    case .latin2:
      String(repeating: "\0", count: 33) + "Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\0ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż" + centralEuropean
    case .codePage437:
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧"
        + "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"
    case .macRoman:
      "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ"
        + "–—“”‘’÷◊ÿŸ⁄€‹›\u{FB01}\u{FB02}‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
    }
  }

  /// The character of a byte from 80 on.
  package func scalar(of byte: UInt8) -> UInt32 {
    SingleByteTables.shared.scalars[rawValue * 128 + Int(byte & 0x7F)]
  }
}

private let latin1 =
  "\0¡¢£¤¥¦§¨©ª«¬\0®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
private let centralEuropean = "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîïđńňóôőö÷řůúűüýţ˙"

/// The encodings both ways round, and which characters can be the beginning or the continuation
/// of UTF-8 that was read in one of them.
struct SingleByteTables: Sendable {
  static let shared = SingleByteTables()
  /// Below this all characters of the encodings lie, but three of Mac Roman.
  static let limit: UInt32 = 0x2680

  /// 128 per encoding.
  fileprivate(set) var scalars: [UInt32] = []
  /// `limit` per encoding.
  private var bytes: [UInt8] = []
  /// One bit per encoding: the character stands for a byte that begins a sequence of UTF-8.
  private(set) var leads: [UInt16]
  /// One bit per encoding: the character stands for a byte that continues one.
  private(set) var continuations: [UInt16]

  private init() {
    let limit = Int(SingleByteTables.limit)
    leads = Array(repeating: 0, count: limit)
    continuations = Array(repeating: 0, count: limit)
    for encoding in SingleByteEncoding.allCases {
      var row = Array(repeating: UInt8(0), count: limit)
      for (place, scalar) in encoding.upperHalf.unicodeScalars.enumerated() {
        let byte = UInt8(0x80 + place)
        let value = scalar.value == 0 ? UInt32(byte) : scalar.value
        scalars.append(value)
        if value < limit { row[Int(value)] = byte }
      }
      bytes += row
    }
    // Text that went through Latin-1 and Windows-1252 by turns has both kinds of characters.
    for control in 0x80..<0xA0 { bytes[control] = UInt8(control) }
    for encoding in SingleByteEncoding.allCases {
      for value in 0x80..<limit {
        let byte = bytes[encoding.rawValue * limit + value]
        if (0xC2...0xF4).contains(byte) { leads[value] |= 1 << UInt16(encoding.rawValue) }
        if (0x80...0xBF).contains(byte) { continuations[value] |= 1 << UInt16(encoding.rawValue) }
      }
    }
  }

  func byte(of scalar: UInt32, in encoding: Int) -> UInt8 {
    if scalar < SingleByteTables.limit {
      return bytes[encoding * Int(SingleByteTables.limit) + Int(scalar)]
    }
    guard encoding == SingleByteEncoding.macRoman.rawValue else { return 0 }
    switch scalar {
    case 0xFB01: return 0xDE
    case 0xFB02: return 0xDF
    case 0xF8FF: return 0xF0
    default: return 0
    }
  }
}
