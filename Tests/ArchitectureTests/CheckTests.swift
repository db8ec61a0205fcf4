// SPDX-License-Identifier: Apache-2.0

import Testing

/// Each check finds what it is there to find, and only that.
@Suite("The checks can fail")
struct CheckTests {
  @Test(
    "an import is seen in every form",
    arguments: [
      "import Foundation", "  import Foundation", "import struct Foundation.Date",
      "import func Foundation.exp", "@testable import Foundation", "package import Foundation",
      "@preconcurrency public import Foundation", "import Foundation.NSDate",
      "let a = 1; import Foundation", "#if canImport(Foundation)\nimport Foundation\n#endif",
      "import /* no */ Foundation",
    ])
  func everyForm(source: String) {
    #expect(Checks.imports(of: source).map(\.text) == ["Foundation"])
  }

  @Test(
    "what only looks like an import is none",
    arguments: [
      "// import Foundation", "/* /* */ import Foundation */", "let a = \"import Foundation\"",
      "let a = \"\"\"\n  import Foundation\n  \"\"\"", "let a = #\"\" import Foundation\"#",
      "f(import: x)", "a.import", "let imports = 1", "#if canImport(Foundation)\n#endif",
    ])
  func noImport(source: String) {
    #expect(Checks.imports(of: source) == [])
  }

  @Test("code goes on after strings and their interpolations")
  func strings() {
    let source = "let a = \"x \\(f(\"(\", [\"k\"])) \\\"\"\nimport Glibc"
    #expect(Checks.imports(of: source) == [Token(text: "Glibc", line: 2)])
    #expect(Scanner.tokens(of: "\"\\(Double(1))\"").map(\.text) == ["Double", "(", "1", ")"])
  }

  @Test(
    "an import against the arrows is an offence",
    arguments: [
      ("Model", "Notation"), ("Scoring", "Validation"), ("Validation", "Intake"),
      ("Scoring", "Notation"), ("Report", "Pipeline"), ("Files", "Notation"),
      ("Pipeline", "CLibXML2"), ("OpenCallCLI", "CXMLSupport"), ("Pipeline", "Report"),
      ("Intake", "Glibc"), ("Model", "Crypto"), ("Report", "ArgumentParser"),
      ("OpenCallCLI", "Foundation"), ("Audit", "FoundationXML"), ("Files", "FoundationEssentials"),
      ("Kitchen", "Model"),
    ])
  func against(room: String, module: String) {
    #expect(
      Checks.forbiddenImports(in: "\nimport \(module)", room: room) == [
        Offence(line: 2, what: "\(room) may not import \(module) (DESIGN §3)")
      ])
  }

  @Test(
    "an import along the arrows is none",
    arguments: [
      ("Notation", "Model"), ("Intake", "CXMLSupport"), ("Audit", "Scoring"), ("Audit", "Report"),
      ("OpenCallCLI", "Audit"), ("opencall", "OpenCallCLI"), ("Scoring", "Crypto"),
      ("OpenCallCLI", "ArgumentParser"), ("Files", "Glibc"), ("Model", "Synchronization"),
    ])
  func along(room: String, module: String) {
    #expect(Checks.forbiddenImports(in: "import \(module)", room: room) == [])
  }

  @Test("a type with its module's name is an offence")
  func moduleName() {
    for kind in ["struct", "final class", "enum", "actor", "protocol"] {
      #expect(Checks.typesNamedAsModule(in: "package \(kind) Model {}", module: "Model").count == 1)
    }
    #expect(Checks.typesNamedAsModule(in: "typealias Model = Int", module: "Model").count == 1)
    #expect(Checks.typesNamedAsModule(in: "struct Models {}", module: "Model") == [])
    #expect(Checks.typesNamedAsModule(in: "// the enum Model", module: "Model") == [])
  }

  @Test("line 401 is an offence, line 400 is none")
  func length() {
    let full = String(repeating: "\n", count: 400)
    #expect(Checks.excessLength(of: "") == [])
    #expect(Checks.excessLength(of: full) == [])
    #expect(Checks.excessLength(of: full + "}").map(\.line) == [401])
    #expect(Checks.excessLength(of: full + "\n").map(\.line) == [401])
  }

  @Test("a file without its licence is an offence")
  func licence() {
    #expect(Checks.missingLicence(in: Checks.licence + "\nimport Model\n") == [])
    #expect(Checks.missingLicence(in: Checks.licence) == [])
    #expect(
      Checks.missingLicence(in: "// swift-tools-version: 6.2\n\(Checks.licence)\n") == [])
    #expect(Checks.missingLicence(in: "").count == 1)
    #expect(Checks.missingLicence(in: "import Model\n\(Checks.licence)\n").count == 1)
    #expect(Checks.missingLicence(in: "// swift-tools-version: 6.2\n").count == 1)
  }

  @Test("a public declaration is an offence")
  func access() {
    #expect(Checks.publicDeclarations(in: "\npublic struct A {}").map(\.line) == [2])
    #expect(Checks.publicDeclarations(in: "@frozen public enum A {}").count == 1)
    #expect(Checks.publicDeclarations(in: "open class A {}").count == 1)
    #expect(Checks.publicDeclarations(in: "package let a = \"public\" // public") == [])
    #expect(Checks.publicDeclarations(in: "let open = b.public; open(file)") == [])
  }

  @Test("a binary fraction is an offence")
  func exactness() {
    #expect(Checks.inexactTypes(in: "\nlet a: Double = 1").map(\.line) == [2])
    #expect(Checks.inexactTypes(in: "let a = Float(b) + Foundation.Decimal(c)").count == 2)
    #expect(Checks.inexactTypes(in: "// no Double\nlet double = \"Float\"; DoubleDutch()") == [])
  }
}
