// SPDX-License-Identifier: Apache-2.0

import Notation
import Testing

/// DESIGN §5.6: a name is only a help, and nothing is guessed.
@Suite struct NameTests {
  @Test func `width, case, white space and composition do not separate names`() {
    let table = [
      ("  City of\tGdańsk\n", "city of gdańsk"), ("ＣＩＴＹ　ｏｆ　Ｘ", "city of x"),
      ("STRASSE", "straße"), ("GROẞ", "groß"), ("Ma\u{301}laga", "MÁLAGA"), ("上海　市", "上海 市"),
      ("ΑΘΗΝΑΣ", "αθηνας"), ("Sun JIASHE 孙假设２", "sun jiashe　孙假设2"), ("A\u{A0} \u{2003}B", "a b"),
      ("", " \u{3000} "),
    ]
    for (left, right) in table {
      #expect(NameFolding.matches(left, right), "\(left)")
      #expect(NameFolding.folded(NameFolding.folded(left)) == NameFolding.folded(left))
    }
    #expect(NameFolding.folded(" Wrocław  PL ") == "wrocław pl")
  }

  @Test func `other differences stay`() {
    let table = [
      ("Malaga", "Málaga"), ("Łódź", "Lodz"), ("Saint Denis", "Saint-Denis"), ("上海", "上海市"),
      ("Нова", "Hoba"), ("A\u{200B}B", "AB"),
    ]
    for (left, right) in table { #expect(!NameFolding.matches(left, right), "\(left)") }
  }

  @Test func `look-alikes share a skeleton`() {
    let table = [
      ("Málaga", "MALAGA"), ("Łódź", "Lodz"), ("București", "Bucuresti"), ("Iași", "Iaşi"),
      ("Plzeň", "Plzen"), ("A Coruña", "A-Coruna"), ("Köln", "Ko\u{308}ln"), ("Αθήνα", "ΑΘΗΝΑ"),
      ("ΐ", "Ϊ\u{301}"), ("L'Aquila", "L’Aquila"), ("L＇Aquila", "Lʼ Aquila"),
      ("L`Aquila", "l‘aquila"),
      ("Рагіѕ".replacing("г", with: "r"), "Paris"), ("Ηamburg", "Hamburg"),
      ("νalencia", "valencia"),
      ("Νice", "NICE"), ("Baden–Baden", "Baden Baden"), ("Ｌｙｏｎ", "Lyon"),
      ("Bra\u{200B}ga", "Braga"),
      ("Ærø", "Aeroe".replacing("oe", with: "o")), ("上海－市", "上海市"), ("Straße", "STRASSE"),
    ]
    for (left, right) in table {
      #expect(
        NameFolding.skeleton(left) == NameFolding.skeleton(right),
        "\(left): \(NameFolding.skeleton(left)), \(right): \(NameFolding.skeleton(right))")
    }
    #expect(NameFolding.skeleton("Nice") != NameFolding.skeleton("Vice"))
    #expect(NameFolding.skeleton("上海") != NameFolding.skeleton("北京"))
    #expect(NameFolding.skeleton(" — ’ ") == "")
  }

  @Test func `skeletons do not depend on composition`() {
    // Every composed letter of the tables beside its parts, which Swift holds for equal.
    let marks: [Unicode.Scalar] = [
      "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}",
      "\u{30A}", "\u{30B}", "\u{30C}", "\u{323}", "\u{326}", "\u{327}", "\u{328}", "\u{31B}",
    ]
    var composed: [String: String] = [:]
    for base in "abcdefghijklmnopqrstuvwxyzαεηιουωрегиоу".unicodeScalars {
      for mark in marks {
        var text = ""
        text.unicodeScalars.append(base)
        text.unicodeScalars.append(mark)
        composed[text] = text
      }
    }
    var found = 0
    for value in (0xC0...0x24F).map(UInt32.init) + (0x370...0x4FF) + (0x1E00...0x1FFF) {
      guard let scalar = Unicode.Scalar(value), let parts = composed[String(scalar)] else {
        continue
      }
      found += 1
      #expect(NameFolding.skeleton(String(scalar)) == NameFolding.skeleton(parts), "\(scalar)")
    }
    #expect(found > 150)
  }
}

/// Columns on a terminal.
@Suite struct DisplayWidthTests {
  @Test func `width is counted in cells by grapheme`() {
    let table: [(String, Int)] = [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("上海", 4), ("Ａ", 2), ("ｱ", 1), ("가", 2),
      ("\u{1100}\u{1161}\u{11A8}", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("🇪🇺", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2),
      ("\u{200B}", 0), ("\t\n\r\n\u{7F}", 0), ("…", 1), ("　", 2), ("Łódź", 4), ("𠀀", 2),
    ]
    for (text, width) in table { #expect(text.displayWidth == width, "\(text)") }
  }

  @Test func `padding and truncation keep to the cells`() {
    #expect("上海".padded(to: 6) == "上海  " && "12".padded(to: 4, .right) == "  12")
    #expect("上海".padded(to: 3) == "上海")
    #expect("上海市".truncated(to: 6) == "上海市" && "上海市".truncated(to: 5) == "上海…")
    #expect("上海市".truncated(to: 4) == "上…" && "abc".truncated(to: 0) == "")
    #expect("abc".truncated(to: 1) == "…" && "👨‍👩‍👧ab".truncated(to: 3) == "👨‍👩‍👧…")
    for width in 0...8 { #expect("a上b海😀é".truncated(to: width).displayWidth <= width) }
  }
}

/// Hexadecimal digits and paths.
@Suite struct HexAndPathTests {
  @Test func `bytes are written as lower-case digits and read strictly`() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(Hex.text([0x00, 0x9A, 0xFF]) == "009aff" && Hex.text([]) == "")
    #expect(Hex.bytes(Hex.text(bytes)) == bytes)
    for text in ["0", "0A", "0x00", " 00", "0g", "００"] { #expect(Hex.bytes(text) == nil) }
  }

  @Test func `paths compare as bytes`() {
    #expect(!PathText.areEqual("\u{E9}.xml", "e\u{301}.xml"))
    #expect(PathText.precedes("B", "a") && PathText.precedes("a", "a/b"))
    #expect(PathText.precedes("e\u{301}", "\u{E9}") && PathText.precedes("\u{FFFF}", "😀"))
    #expect(Set([ExactText("\u{E9}"), ExactText("e\u{301}")]).count == 2)
  }

  @Test func `relative paths use slashes and stay inside`() {
    #expect(PathText.relative("/a/b/c.xml", to: "/a") == "b/c.xml")
    #expect(PathText.relative("a//./b", to: "a/") == "b")
    #expect(PathText.relative("a", to: ".") == "a")
    for (path, folder) in [("/a", "/a"), ("/ab/c", "/a"), ("a/b", "/a"), ("/a/../b", "/a")] {
      #expect(PathText.relative(path, to: folder) == nil)
    }
    #expect(PathText.joined("a/", "b") == "a/b" && PathText.joined("", "b") == "b")
    #expect(PathText.name("a/b/") == "b")
    #expect(PathText.isSafeRelative("a/b.json"))
    for path in ["", "/a", "a/", "a//b", "../a", "a/./b", "a\\b", "a\u{0}"] {
      #expect(!PathText.isSafeRelative(path))
    }
  }
}
