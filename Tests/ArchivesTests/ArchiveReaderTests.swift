// SPDX-License-Identifier: Apache-2.0

#if Archives
import Archives
import TestSupport
import Testing

/// Archives in memory: what they give, and what refuses them.
@Suite("DESIGN §9: archives are hostile, too")
struct ArchiveReaderTests {
  private let small = Array("<a/>".utf8)

  /// The paths of the members, or the kinds of the defects.
  private func read(
    _ archive: [UInt8], _ change: (inout ArchiveLimits) -> Void = { _ in }
  ) -> [String] {
    var limits = ArchiveLimits()
    change(&limits)
    do {
      return try ArchiveReader.members(of: archive, suffixes: [".xml"], limits: limits)
        .map(\.path)
    } catch {
      return error.defects.map { "!\($0.kind.rawValue) \($0.member)" }
    }
  }

  /// An archive of one member.
  private func one(_ name: String, mode: UInt32 = 0o100644, isEncrypted: Bool = false) -> [UInt8] {
    var zip = Zip()
    zip.add(name, small, isEncrypted: isEncrypted, mode: mode)
    return zip.archive
  }

  /// What a line of shell makes of a sandbox with `a.xml`.
  private func made(_ line: String) throws -> [UInt8] {
    let sandbox = try Sandbox()
    try sandbox.file("in/a.xml", small)
    let done = try Program.run("bash", ["-c", "set -e; " + line], in: sandbox.path)
    try #require(done.status == 0, "\(done.words)")
    return try sandbox.bytes("out")
  }

  @Test("members are those that a folder's listing would take, by path as bytes")
  func members() throws {
    var zip = Zip()
    for name in [
      "b.xml", "./a.XML", "sub/城市.xml", ".hidden.xml", "__MACOSX/._a.xml", "a.xml.bak", "x.pdf",
    ] { zip.add(name, small) }
    zip.add("folder.xml/", [], mode: 0o040755)
    #expect(read(zip.archive) == ["a.XML", "b.xml", "sub/城市.xml"])
    let members = try ArchiveReader.members(of: zip.archive, suffixes: [".xml"])
    #expect(members.allSatisfy { $0.bytes == small })
  }

  @Test("tar, plain and packed", arguments: ["", "z", "j", "J"])
  func tar(filter: String) throws {
    guard filter == "" || filter == "z" || Program.isThere(filter == "j" ? "bzip2" : "xz") else {
      return
    }
    let archive = try made("mkdir in/s; cp in/a.xml in/s/中.xml; tar c\(filter)f out -C in .")
    #expect(read(archive) == ["a.xml", "s/中.xml"])
  }

  @Test(
    "paths that lead out, or that are none",
    arguments: [
      "../a.xml", "/etc/a.xml", "s/../../a.xml", "s/..", "..", "..\\a.xml", "C:a.xml",
      "C:\\a.xml", "a\nb.xml", "a\u{7F}.xml",
    ])
  func traversal(path: String) { #expect(read(one(path)).first?.hasPrefix("!badPath") == true) }

  @Test("links, devices and pipes, whatever they are called")
  func links() throws {
    for mode: UInt32 in [0o120777, 0o020644, 0o060644] {
      #expect(read(one("a.xml", mode: mode)) == ["!notRegular a.xml"], "\(mode)")
    }
    #expect(
      read(try made("ln -s /etc/passwd in/p; tar cf out -C in .")).contains("!notRegular p"))
    #expect(
      read(try made("ln in/a.xml in/b.xml; tar cf out -C in a.xml b.xml")) == ["!notRegular b.xml"])
    #expect(read(try made("mkfifo in/p.xml; tar cf out -C in p.xml")) == ["!notRegular p.xml"])
  }

  @Test("encrypted members, damage, cuts, and the same path twice")
  func broken() throws {
    #expect(read(one("a.xml", isEncrypted: true)) == ["!encrypted a.xml"])
    var zip = Zip()
    zip.add("a.xml", small, wrongSum: true)
    #expect(read(zip.archive) == ["!broken a.xml"])
    zip = Zip()
    for name in ["a.xml", "./a.xml"] { zip.add(name, small) }
    #expect(read(zip.archive) == ["!twice a.xml"])
    let whole = one("a.xml")
    for count in 0..<whole.count {
      #expect(read(Array(whole[..<count])).first?.hasPrefix("!broken") == true, "\(count)")
    }
    let packed = try made("tar czf out -C in .")
    for count in stride(from: 0, to: packed.count - 9, by: 7) {
      #expect(read(Array(packed[..<count])).first?.hasPrefix("!") == true, "\(count)")
    }
    #expect(read(small) == ["!broken "])
  }

  @Test("bombs: by bytes, by ratio, by number of members")
  func bombs() throws {
    let zeros = try made("truncate -s 200M in/z.xml; tar czf out -C in z.xml")
    #expect(read(zeros) == ["!ratio z.xml"])
    #expect(
      read(zeros) {
        $0.ratio = 1_000_000; $0.bytes = 10_000_000
      } == ["!bytes z.xml"])
    let unwanted = try made("truncate -s 200M in/z.bin; tar czf out -C in z.bin")
    #expect(read(unwanted) == ["!ratio z.bin"])
    // gzip's ten bytes before and eight behind leave a raw deflate stream.
    let stream = try made("truncate -s 80M z; gzip -9n <z >out").dropFirst(10).dropLast(8)
    var zip = Zip()
    zip.add("z.xml", [], deflated: Array(stream), size: 80 << 20)
    #expect(read(zip.archive) == ["!ratio z.xml"])
    zip = Zip()
    for index in 0..<20 { zip.add("\(index).xml", small) }
    #expect(read(zip.archive) { $0.members = 20 }.count == 20)
    #expect(read(zip.archive) { $0.members = 19 } == ["!members "])
  }

  @Test("an archive with a bit of any byte changed is read or refused, and nothing else")
  func changed() throws {
    let whole = one("a.xml")
    for index in whole.indices {
      var bytes = whole
      bytes[index] ^= 1 << (index % 8)
      let found = read(bytes)
      #expect(found.allSatisfy { !$0.contains("..") && !$0.hasPrefix("/") })
    }
  }
}
#endif
