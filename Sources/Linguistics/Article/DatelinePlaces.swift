import Kernels

/// Places that make a dateline of words that could as well be something else.
enum DatelinePlaces {
  /// Whether a town and its country stand in front of `end`, and a sentence begins behind the
  /// dash: "Geneva, Switzerland – Negotiators".
  static func isTownInCountry(_ words: Words, _ end: Int, before dash: Int) -> Bool {
    guard (2...6).contains(end), dash == end, dash + 1 < words.count,
      words.isCapitalized(words.list[dash + 1]),
      let comma = words.list[..<(end - 1)].firstIndex(where: { words.lastByte($0) == 0x2C }),
      end - comma <= 3, words.list[..<end].allSatisfy(words.isCapitalized)
    else { return false }
    return countries.contains(words.list[end - 1].hash)
      && !countries.contains(words.list[comma].hash)
  }

  /// Whether the words in front of `end` are the capitals of a town whose papers write "LAHORE:".
  static func isTownOfColons(_ words: Words, _ end: Int) -> Bool {
    guard words.list[..<end].allSatisfy(words.isAllCapitals) else { return false }
    let last = words.list[end - 1].hash
    guard end == 2 else { return end == 1 && towns.contains(last) }
    return townsOfTwoWords.contains(phraseHash(words.list[0].hash, last))
  }

  /// Towns of the countries where papers end datelines in a colon, and capitals of the others.
  private static let towns = wordTable(
    """
    ISLAMABAD KARACHI LAHORE PESHAWAR QUETTA RAWALPINDI MULTAN FAISALABAD SIALKOT HYDERABAD \
    SUKKUR GUJRANWALA MUZAFFARABAD ABBOTTABAD DELHI MUMBAI KOLKATA CHENNAI BENGALURU BANGALORE \
    LUCKNOW JAIPUR BHOPAL PATNA RANCHI CHANDIGARH SRINAGAR JAMMU AHMEDABAD PUNE NAGPUR KOCHI \
    THIRUVANANTHAPURAM COIMBATORE MADURAI GUWAHATI SHILLONG IMPHAL AGARTALA DEHRADUN SHIMLA \
    RAIPUR BHUBANESWAR VISAKHAPATNAM VIJAYAWADA MANGALURU PANAJI DHAKA CHITTAGONG COLOMBO \
    KATHMANDU KABUL SINGAPORE JAKARTA BANGKOK MANILA DUBAI SHARJAH RIYADH JEDDAH DOHA MANAMA \
    MUSCAT BEIRUT CAIRO AMMAN BAGHDAD TEHRAN DAMASCUS ANKARA ISTANBUL JERUSALEM NAIROBI KAMPALA \
    ABUJA LAGOS ACCRA HARARE LUSAKA JOHANNESBURG LONDON PARIS BERLIN BRUSSELS GENEVA VIENNA ROME \
    MADRID ATHENS MOSCOW KIEV KYIV WASHINGTON OTTAWA TORONTO CARACAS HAVANA BOGOTA TOKYO BEIJING \
    SEOUL TAIPEI HANOI SYDNEY CANBERRA
    """)

  private static let townsOfTwoWords = pairTable(
    """
    NEW_DELHI NEW_YORK KUALA_LUMPUR PETALING_JAYA GEORGE_TOWN JOHOR_BARU KOTA_KINABALU \
    ABU_DHABI KUWAIT_CITY HONG_KONG UNITED_NATIONS PORT_MORESBY ADDIS_ABABA CAPE_TOWN
    """)

  /// Countries, and states of the United States, by the last word of their names.
  private static let countries = wordTable(
    """
    Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain \
    Bangladesh Belarus Belgium Benin Bolivia Bosnia Botswana Brazil Britain Bulgaria Burundi \
    Cambodia Cameroon Canada Chad Chile China Colombia Croatia Cuba Cyprus Denmark Djibouti \
    Ecuador Egypt England Eritrea Estonia Ethiopia Faso Fiji Finland France Gabon Gambia Georgia \
    Germany Ghana Greece Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia \
    Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kingdom Korea Kosovo \
    Kuwait Kyrgyzstan Lanka Laos Latvia Lebanon Leone Lesotho Liberia Libya Lithuania Luxembourg \
    Macedonia Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Moldova \
    Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands Nicaragua Niger \
    Nigeria Norway Oman Pakistan Palestine Panama Paraguay Peru Philippines Poland Portugal \
    Qatar Rica Romania Russia Rwanda Salvador Scotland Senegal Serbia Singapore Slovakia Slovenia \
    Somalia Spain Sudan Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand \
    Togo Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Wales \
    Yemen Zambia Zealand Zimbabwe Arabia Africa Alabama Alaska Arizona Arkansas California \
    Colorado Connecticut Delaware Florida Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana \
    Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada \
    Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming
    """)
}
