// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// The settings every Swift target shares (Documentation/architecture.md, "Settings").
let swift: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The settings every C target shares.
let c: [CSetting] = [.treatAllWarnings(as: .error)]

/// A room of the house: one target under `Sources/` (DESIGN §3 says who may import whom).
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swift)
}

/// The tests of a room.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources,
    swiftSettings: swift)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "opencall",
  products: [.executable(name: "opencall", targets: ["opencall"])],
  traits: [
    .trait(name: "Archives", description: "Applications from zip and tar; needs libarchive-dev."),
    .trait(
      name: "Workbooks",
      description: "XLSX score sheets; needs libxlsxwriter-dev and libzip-dev."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .target(
      name: "Schemas", path: "Schemas", exclude: [], sources: ["embedded.c"],
      publicHeadersPath: "include", cSettings: c),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CXMLSupport", dependencies: ["CLibXML2"], cSettings: c),
    // Without `pkgConfig`, so that a build without the trait asks nobody for libarchive.
    .systemLibrary(name: "CLibArchive"),
    room(
      "Archives",
      ["Files", .target(name: "CLibArchive", condition: .when(traits: ["Archives"]))]),
    room("Model"),
    room("Notation", ["Model"]),
    room("Files", ["Model"]),
    room("Intake", ["Model", "Notation", "Schemas", "CLibXML2", "CXMLSupport"]),
    room("Validation", ["Model", "Notation"]),
    room("Scoring", ["Model", crypto]),
    room("Calls", ["Model", "Notation", "Validation", "Scoring"]),
    room(
      "Pipeline",
      ["Model", "Notation", "Files", "Intake", "Validation", "Scoring", "Calls", crypto]),
    room("Report", ["Model", "Notation", "Schemas"]),
    // Compiled to nothing without the trait; the modules below are then never looked at.
    .systemLibrary(name: "CXLSXWriter"),
    .systemLibrary(name: "CLibZip"),
    room(
      "Workbooks",
      [
        "Model", "Notation", "Intake",
        .target(name: "CXLSXWriter", condition: .when(traits: ["Workbooks"])),
        .target(name: "CLibZip", condition: .when(traits: ["Workbooks"])),
      ]),
    room("Audit", ["Pipeline", "Report", "Model", "Notation", "Files", crypto]),
    room(
      "OpenCallCLI",
      [
        "Model", "Notation", "Files", "Intake", "Validation", "Scoring", "Calls", "Pipeline",
        "Report", "Audit", "Schemas", "Archives", arguments,
        .target(name: "Workbooks", condition: .when(traits: ["Workbooks"])),
      ]),
    .executableTarget(name: "opencall", dependencies: ["OpenCallCLI"], swiftSettings: swift),
    .target(
      name: "TestSupport",
      dependencies: [
        "Model", "Notation", "Files", "Intake", "Calls", "Pipeline", "Archives",
        .target(name: "Workbooks", condition: .when(traits: ["Workbooks"])),
      ],
      path: "Tests/TestSupport", swiftSettings: swift),
    tests("MutationTests", ["TestSupport"]),
    tests("FuzzCorpusTests", ["TestSupport"]),
    tests("EvilTests", ["TestSupport"]),
    tests("ArchivesTests", ["TestSupport", "Archives"]),
    tests("ArchitectureTests", []),
    tests("NotationTests", ["Model", "Notation"]),
    tests("FilesTests", ["Files"]),
    tests("ReportTests", ["Model", "Notation", "Report", "Schemas", crypto], exclude: ["Golden"]),
    tests("ScoringTests", ["Model", "Scoring", crypto]),
    tests("IntakeTests", ["Model", "Notation", "Intake", "Schemas", "CXMLSupport"]),
    tests("WorkbooksTests", ["Model", "Notation", "Intake", "Report", "Scoring", "Workbooks"]),
    tests("PipelineTests", ["Model", "Notation", "Intake", "Calls", "Pipeline"]),
    tests("CommandLineTests", ["opencall", crypto]),
    tests(
      "SelfCheckTests",
      ["Model", "Notation", "Intake", "Calls", "Pipeline", "Report", "OpenCallCLI"]),
    tests(
      "CallsTests", ["Model", "Validation", "Intake", "Calls", "Pipeline", "Report"],
      exclude: ["Golden"]),
    tests(
      "ValidationTests",
      ["Model", "Notation", "Files", "Validation", "Intake", "Calls", "Pipeline", "Report"]),
  ],
  cLanguageStandard: .c2x
)

// Only for Scripts/fuzz: the program needs libFuzzer, which a plain build does not.
if Context.environment["OPENCALL_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "opencall-fuzz", dependencies: ["TestSupport"], path: "Tests/Fuzz",
      swiftSettings: swift))
}
