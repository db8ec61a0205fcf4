// SPDX-License-Identifier: Apache-2.0

/// The table of DESIGN §3: which room may import which module.
enum Rooms {
  /// Room → the modules of this package that it may import.
  ///
  /// `CLibXML2` and `CXMLSupport` stand only with `Intake`, "the only room that knows libxml2", whatever
  /// "all above" would say.
  static let imports: [String: Set<String>] = [
    "Model": [],
    "Notation": ["Model"],
    "Files": ["Model"],
    "Intake": ["Model", "Notation", "Schemas", "CLibXML2", "CXMLSupport"],
    "Validation": ["Model", "Notation"],
    "Scoring": ["Model"],
    "Calls": ["Model", "Notation", "Validation", "Scoring"],
    "Pipeline": pipeline,
    "Report": report,
    "Workbooks": ["Model", "Notation", "Intake", "CXLSXWriter", "CLibZip"],
    "Archives": ["Files"],
    "Audit": audit,
    "OpenCallCLI": everything,
    "opencall": everything.union(["OpenCallCLI"]),
  ]

  private static let pipeline: Set<String> = [
    "Schemas", "Model", "Notation", "Files", "Intake", "Validation", "Scoring", "Calls",
  ]

  private static let report: Set<String> = ["Model", "Notation", "Schemas"]

  /// "Pipeline, Report and what they import".
  private static let audit = pipeline.union(report).union(["Pipeline", "Report"])

  private static let everything = audit.union(["Audit", "Workbooks", "Archives"])

  /// Modules from outside this package that every room may import.
  static let everywhere: Set<String> = ["Synchronization"]

  /// Module from outside this package → the rooms that may import it.
  ///
  /// A module that is in none of these is for nobody: above all Foundation, in all its forms (DESIGN §11).
  static let outside: [String: Set<String>] = [
    "ArgumentParser": ["OpenCallCLI"],
    "Crypto": ["Scoring", "Pipeline", "Audit", "OpenCallCLI"],
    "Glibc": ["Files", "Pipeline", "Workbooks", "OpenCallCLI"],
  ]

  /// The rooms that reckon exactly and so name no binary fraction (DESIGN §6.1).
  static let exact: Set<String> = ["Model", "Validation", "Scoring", "Calls"]

  /// May `room` import `module`?
  static func allow(_ room: String, toImport module: String) -> Bool {
    everywhere.contains(module)
      || outside[module]?.contains(room) == true
      || imports[room]?.contains(module) == true
  }
}
