// SPDX-License-Identifier: Apache-2.0

import Testing

/// The repository's source keeps to the design. `CheckTests` shows that each check can fail.
@Suite("The source keeps to the design")
struct ArchitectureTests {
  private let sources: [SourceFile]

  init() throws {
    sources = try Repository.sources()
  }

  /// What `check` says of every file that is in a room, with the file's path before it.
  private func offences(_ check: (SourceFile, String) -> [Offence]) -> [String] {
    sources.flatMap { file in
      file.room.map { room in check(file, room).map { "\(file.path), \($0)" } } ?? []
    }
  }

  @Test("the repository is found")
  func repository() throws {
    let paths = Set(sources.map(\.path))
    #expect(paths.contains("Package.swift"))
    #expect(paths.contains("Sources/opencall/main.swift"))
    #expect(paths.contains("Tests/ArchitectureTests/Repository.swift"))
  }

  @Test("every Swift folder of Sources has a row in the table (§3)")
  func rows() {
    let rooms = Set(sources.filter(\.isSwift).compactMap(\.room))
    #expect(rooms.filter { Rooms.imports[$0] == nil } == [])
  }

  @Test("imports go the way of the table (§3)")
  func imports() {
    let found = offences { file, room in
      file.isSwift ? Checks.forbiddenImports(in: file.text, room: room) : []
    }
    #expect(found == [])
  }

  @Test("no type has its module's name (§3)")
  func typeNames() {
    let found = offences { file, room in
      file.isSwift ? Checks.typesNamedAsModule(in: file.text, module: room) : []
    }
    #expect(found == [])
  }

  @Test("nothing is public (§3)")
  func access() {
    let found = offences { file, _ in
      file.isSwift ? Checks.publicDeclarations(in: file.text) : []
    }
    #expect(found == [])
  }

  @Test("the rooms that reckon name no binary fraction (§6.1)")
  func exactness() {
    let found = offences { file, room in
      file.isSwift && Rooms.exact.contains(room) ? Checks.inexactTypes(in: file.text) : []
    }
    #expect(found == [])
  }

  @Test("no file is too long (§12)")
  func length() {
    let found = sources.flatMap { file in
      Checks.excessLength(of: file.text).map { "\(file.path), \($0)" }
    }
    #expect(found == [])
  }

  @Test("every file begins with its licence")
  func licence() {
    let found = sources.flatMap { file in
      Checks.missingLicence(in: file.text).map { "\(file.path), \($0)" }
    }
    #expect(found == [])
  }
}
