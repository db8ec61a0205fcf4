// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Model
internal import Report

/// How the result of a self-check is written. All but `text` are for machines and hold nothing
/// else.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  /// For people.
  case text
  /// One line a problem.
  case concise
  /// One JSON document: a list with one object a file.
  case json
  /// JSON Lines: the same objects, one a line.
  case jsonl
  /// SARIF 2.1.0.
  case sarif
  /// GitHub's workflow commands.
  case github
  /// JUnit XML.
  case junit
  /// A page.
  case html

  /// The result in this format.
  func bytes(
    _ files: [CheckedFile], terms: Terms, language: Language, width: Int, colour: Bool
  ) -> [UInt8] {
    switch self {
    case .text:
      Array(
        FindingsText.text(files, terms: terms, language: language, width: width, colour: colour)
          .utf8)
    case .concise: Array(FindingsConcise.text(files, terms: terms, language: language).utf8)
    case .json: FindingsJSON.list(files, terms: terms)
    case .jsonl: FindingsJSON.lines(files, terms: terms)
    case .sarif:
      FindingsSARIF.bytes(files, terms: terms, language: language, version: OpenCall.version)
    case .github: Array(FindingsGitHub.text(files, terms: terms, language: language).utf8)
    case .junit: FindingsJUnit.bytes(files, terms: terms, language: language)
    case .html: FindingsHTML.bytes(files, terms: terms, language: language)
    }
  }
}
