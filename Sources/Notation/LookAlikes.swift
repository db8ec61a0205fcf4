// SPDX-License-Identifier: Apache-2.0

/// The tables behind `NameFolding.skeleton`; lower-case letters only.
enum LookAlikes {
  /// A letter with marks → its base letter, from the canonical decompositions of Unicode for
  /// Latin, Greek and Cyrillic. Foundation, which could decompose, is not linked (DESIGN §11).
  /// Escapes are the Greek letters with oxia, which editors turn into those with tonos.
  static let base: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (base, letters) in composed {
      for letter in letters.unicodeScalars { table[letter] = base }
    }
    return table
  }()

  /// The same by base letter.
  private static let composed: KeyValuePairs<Unicode.Scalar, String> = [
    "a": "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
    "b": "ḃḅḇ",
    "c": "çćĉċčḉ",
    "d": "ďḋḍḏḑḓ",
    "e": "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
    "f": "ḟ",
    "g": "ĝğġģǧǵḡ",
    "h": "ĥȟḣḥḧḩḫẖ",
    "i": "ìíîïĩīĭįǐȉȋḭḯỉị",
    "j": "ĵǰ",
    "k": "ķǩḱḳḵ",
    "l": "ĺļľḷḹḻḽ",
    "m": "ḿṁṃ",
    "n": "ñńņňǹṅṇṉṋ",
    "o": "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
    "p": "ṕṗ",
    "r": "ŕŗřȑȓṙṛṝṟ",
    "s": "śŝşšșṡṣṥṧṩ",
    "t": "ţťțṫṭṯṱẗ",
    "u": "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
    "v": "ṽṿ",
    "w": "ŵẁẃẅẇẉẘ",
    "x": "ẋẍ",
    "y": "ýÿŷȳẏẙỳỵỷỹ",
    "z": "źżžẑẓẕ",
    "æ": "ǣǽ",
    "ø": "ǿ",
    "α": "άἀἁἂἃἄἅἆἇὰᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ\u{1F71}",
    "ε": "έἐἑἒἓἔἕὲ\u{1F73}",
    "η": "ήἠἡἢἣἤἥἦἧὴᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ\u{1F75}",
    "ι": "ΐίϊἰἱἲἳἴἵἶἷὶῐῑῒῖῗ\u{1F77}\u{1FD3}",
    "ο": "όὀὁὂὃὄὅὸ\u{1F79}",
    "ρ": "ῤῥ",
    "υ": "ΰϋύὐὑὒὓὔὕὖὗὺῠῡῢῦῧ\u{1F7B}\u{1FE3}",
    "ω": "ώὠὡὢὣὤὥὦὧὼᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ\u{1F7D}",
    "а": "ӑӓ",
    "г": "ѓ",
    "е": "ѐёӗ",
    "ж": "ӂӝ",
    "з": "ӟ",
    "и": "йѝӣӥ",
    "к": "ќ",
    "о": "ӧ",
    "у": "ўӯӱӳ",
    "ч": "ӵ",
    "ы": "ӹ",
    "э": "ӭ",
    "і": "ї",
  ]

  /// A base letter → the Latin letters it looks like or is written as: strokes and ligatures,
  /// then Cyrillic and Greek by the shape of their capitals.
  static let shapes: [Unicode.Scalar: String] = [
    "ł": "l", "ŀ": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ȷ": "j",
    "ŋ": "n", "ĸ": "k", "æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij", "ɑ": "a", "ɡ": "g",
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c",
    "т": "t", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "һ": "h", "ԁ": "d", "ԛ": "q",
    "ԝ": "w", "ӏ": "l",
    "α": "a", "β": "b", "ε": "e", "ζ": "z", "η": "h", "ι": "i", "κ": "k", "μ": "m", "ν": "n",
    "ο": "o", "ρ": "p", "τ": "t", "υ": "y", "χ": "x", "ϲ": "c", "ϳ": "j", "\u{B5}": "m",
  ]

  /// A lower-case letter → the Latin letter that its lower-case shape resembles, where that is
  /// another one than by the capital.
  static let lowerShapes: [Unicode.Scalar: Unicode.Scalar] = [
    "ν": "v", "η": "n", "υ": "u", "γ": "y", "ω": "w", "п": "n", "г": "r", "ь": "b",
  ]
}
