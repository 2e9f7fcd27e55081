package import Corpus
import Kernels

/// HTML entities (`&eacute;`, `&#8217;`) in text that is not HTML.
package enum Entities {
  /// The replacements that put characters in the place of entities.
  ///
  /// None where the text has a tag: there the entities keep their meaning. `&amp;` is taken off
  /// as often as it was put on (`&amp;amp;lt;` is `<`); an entity without `;` stays as it is.
  package static func replacements(in bytes: [UInt8]) -> [TracedText.Replacement] {
    guard !hasTag(bytes) else { return [] }
    var out: [TracedText.Replacement] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "&"), let (value, end) = entity(at: index, in: bytes)
      else {
        index += 1
        continue
      }
      out.append(.init(ByteRange(index, end), with: utf8(value)))
      index = end
    }
    return out
  }

  private static func hasTag(_ bytes: [UInt8]) -> Bool {
    let span = bytes.span
    var index = 0
    while true {
      index = nextIndex(of: UInt8(ascii: "<"), in: span, from: index) + 1
      guard index < span.count else { return false }
      let next = span[index]
      if isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") {
        // Without a `>` behind this one there is none behind the next one either.
        return nextIndex(of: UInt8(ascii: ">"), in: span, from: index) < span.count
      }
    }
  }

  /// The character of the entity that begins at `start`, and where it ends.
  private static func entity(at start: Int, in bytes: [UInt8]) -> (UInt32, Int)? {
    guard var (value, end) = simpleEntity(from: start + 1, in: bytes) else { return nil }
    while value == 0x26, let (next, nextEnd) = simpleEntity(from: end, in: bytes) {
      (value, end) = (next, nextEnd)
    }
    return (value, end)
  }

  /// What stands between `&` and `;`.
  private static func simpleEntity(from start: Int, in bytes: [UInt8]) -> (UInt32, Int)? {
    var end = start
    while end < bytes.count, end - start < 12,
      isLetter(bytes[end]) || isDigit(bytes[end])
        || bytes[end] == UInt8(ascii: "#")
    {
      end += 1
    }
    guard end < bytes.count, end > start, bytes[end] == UInt8(ascii: ";") else { return nil }
    let name = bytes[start..<end]
    let value =
      bytes[start] == UInt8(ascii: "#")
      ? number(name.dropFirst()) : EntityNames.values[String(decoding: name, as: UTF8.self)]
    return value.map { ($0, end + 1) }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    let isHexadecimal = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
    let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard let value = UInt32(text, radix: isHexadecimal ? 16 : 10), value > 0,
      UnicodeScalar(value) != nil, text.utf8.first != UInt8(ascii: "+")
    else { return nil }
    guard (0x80..<0xA0).contains(value) else { return value }
    return SingleByteEncoding.windows1252.scalar(of: UInt8(value))
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}

/// The names that HTML 4 gives to characters, and `apos`.
///
/// Source: W3C, "HTML 4.01 Specification", section 24, "Character entity references".
private enum EntityNames {
  static let values: [String: UInt32] = {
    var values: [String: UInt32] = [:]
    for (place, name) in latin1.split(separator: " ").enumerated() {
      values[String(name)] = UInt32(160 + place)
    }
    for row in others.split(separator: " ") {
      let halves = row.split(separator: "=")
      if halves.count == 2, let value = UInt32(halves[1], radix: 16) {
        values[String(halves[0])] = value
      }
    }
    return values
  }()

  /// In the order of Latin-1, from U+00A0.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
    Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN \
    szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute \
    ucirc uuml yacute thorn yuml
    """

  private static let others = """
    quot=22 amp=26 apos=27 lt=3C gt=3E OElig=152 oelig=153 Scaron=160 scaron=161 Yuml=178 \
    fnof=192 circ=2C6 tilde=2DC ensp=2002 emsp=2003 thinsp=2009 zwnj=200C zwj=200D lrm=200E \
    rlm=200F ndash=2013 mdash=2014 lsquo=2018 rsquo=2019 sbquo=201A ldquo=201C rdquo=201D \
    bdquo=201E dagger=2020 Dagger=2021 bull=2022 hellip=2026 permil=2030 prime=2032 Prime=2033 \
    lsaquo=2039 rsaquo=203A oline=203E frasl=2044 euro=20AC image=2111 weierp=2118 real=211C \
    trade=2122 alefsym=2135 larr=2190 uarr=2191 rarr=2192 darr=2193 harr=2194 crarr=21B5 \
    lArr=21D0 uArr=21D1 rArr=21D2 dArr=21D3 hArr=21D4 forall=2200 part=2202 exist=2203 empty=2205 \
    nabla=2207 isin=2208 notin=2209 ni=220B prod=220F sum=2211 minus=2212 lowast=2217 radic=221A \
    prop=221D infin=221E ang=2220 and=2227 or=2228 cap=2229 cup=222A int=222B there4=2234 \
    sim=223C cong=2245 asymp=2248 ne=2260 equiv=2261 le=2264 ge=2265 sub=2282 sup=2283 nsub=2284 \
    sube=2286 supe=2287 oplus=2295 otimes=2297 perp=22A5 sdot=22C5 lceil=2308 rceil=2309 \
    lfloor=230A rfloor=230B lang=2329 rang=232A loz=25CA spades=2660 clubs=2663 hearts=2665 \
    diams=2666 Alpha=391 Beta=392 Gamma=393 Delta=394 Epsilon=395 Zeta=396 Eta=397 Theta=398 \
    Iota=399 Kappa=39A Lambda=39B Mu=39C Nu=39D Xi=39E Omicron=39F Pi=3A0 Rho=3A1 Sigma=3A3 \
    Tau=3A4 Upsilon=3A5 Phi=3A6 Chi=3A7 Psi=3A8 Omega=3A9 alpha=3B1 beta=3B2 gamma=3B3 delta=3B4 \
    epsilon=3B5 zeta=3B6 eta=3B7 theta=3B8 iota=3B9 kappa=3BA lambda=3BB mu=3BC nu=3BD xi=3BE \
    omicron=3BF pi=3C0 rho=3C1 sigmaf=3C2 sigma=3C3 tau=3C4 upsilon=3C5 phi=3C6 chi=3C7 psi=3C8 \
    omega=3C9 thetasym=3D1 upsih=3D2 piv=3D6
    """
}
