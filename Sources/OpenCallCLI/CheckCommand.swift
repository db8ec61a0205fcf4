// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Calls
internal import Files
internal import Intake
internal import Model
internal import Notation
internal import Pipeline
internal import Report

/// `opencall check`: an applicant's self-check, offline.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check applications against the rules of a call.",
    discussion: """
      Tells for each file whether it is eligible, which rules it fails, where, and what to do. \
      What only the programme can know (deadline, versions, quotas) is listed and not judged.

      Formats: text, for people; concise, one line a problem; json, a list with one object a file; \
      jsonl, the same one a line; sarif, for editors and code hosts; github, annotations of a workflow; junit, for \
      continuous integration; html, a page that needs nothing else.

      Exit status: 0 all eligible; 1 anything else; 2 the check could not be done.
      """)

  @Argument(help: "The call's file.")
  var call: String

  @Argument(help: "Applications: files, folders, or - for standard input.")
  var files: [String]

  @Option(help: "How the result is written.")
  var format: CheckFormat = .text

  @Option(
    help: ArgumentHelp(
      "Write the result to a file instead of standard output.", valueName: "file"))
  var out: String?

  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let language = common.language
    let rulebook: Rulebook
    let appraiser: Appraiser
    let sources: [Source]
    let annexes: AnnexDigests?
    let earlier: EarlierStage?
    do throws(JobFailure) {
      let set = try inputs()
      var loading = Loading(set, limits: limits.limits)
      rulebook = try loading.rulebook()
      do { appraiser = try Appraiser(rulebook, limits: limits.limits) } catch {
        throw .failed(Texts(en: error.description, zh: error.description))
      }
      annexes = try loading.annexes()
      earlier = try loading.earlierStage(appraiser)
      sources = try self.sources()
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.failed)
    }
    let document = XMLDocument()
    var checked: [CheckedFile] = []
    for source in sources {
      let dossier = Dossier(
        file: source.name, bytes: source.bytes, digest: Loading.digest(source.bytes),
        receipts: nil, annexes: annexes, earlier: earlier)
      let appraisal = appraiser.selfCheck(dossier, using: document)
      let bytes = source.bytes
      checked.append(
        CheckedFile(
          file: source.name, application: appraisal.application,
          verdict: Judge.selfCheck(appraisal, rulebook.terms).verdict,
          findings: appraisal.findings, answers: appraisal.answers,
          sourceLine: { CheckCommand.line(of: $0, in: bytes) }))
    }
    let bytes = format.bytes(
      checked, terms: rulebook.terms, language: language,
      width: out == nil ? Terminal.width : 100, colour: out == nil && Terminal.isColoured)
    if let out {
      do throws(FileFailure) { try writeAtomically(bytes, to: out) } catch {
        throw Terminal.report(
          .failed(Loading.words(error)), language: language, callStatus: Status.failed)
      }
    } else {
      Terminal.write(bytes)
    }
    if checked.contains(where: { $0.verdict != .eligible }) { throw Status.no }
  }

  /// The call and what rules may want beside an application.
  private func inputs() throws(JobFailure) -> InputSet {
    let files = try evidence.asked(limit: limits.maxFiles)
    return InputSet(
      root: "", call: call, applications: [], assessments: [], receipts: nil, decisions: nil,
      annexes: files.annexes, earlier: files.earlier)
  }

  /// A file to check.
  private struct Source {
    let name: String
    let bytes: [UInt8]
  }

  /// The files that the arguments name, read.
  private func sources() throws(JobFailure) -> [Source] {
    let most = Loading.oneMore(limits.limits.bytes)
    var sources: [Source] = []
    for argument in files where ArchiveInputs.isArchive(argument) {
      let members = try ArchiveInputs.members(of: argument, mostFiles: limits.maxFiles)
      // Nothing checked is nothing eligible: as for a folder without applications.
      guard !members.isEmpty else {
        throw .failed(Loading.words(FileFailure(.nothingToRead, argument, context: "*.xml")))
      }
      for member in members {
        sources.append(
          Source(name: PathText.joined(argument, member.path), bytes: member.bytes))
      }
    }
    do throws(FileFailure) {
      for argument in files where !ArchiveInputs.isArchive(argument) {
        if argument == "-" {
          sources.append(Source(name: "-", bytes: try Reading.standardInput(most: most)))
          continue
        }
        let listing = try listFiles(under: argument, suffixes: [".xml"], limit: limits.maxFiles)
        Terminal.complain(of: listing.skipped, common.language)
        if let unreadable = listing.skipped.first(where: { $0.reason == .unreadable }) {
          throw FileFailure(.permission, unreadable.path)
        }
        guard !listing.paths.isEmpty else {
          throw FileFailure(.nothingToRead, argument, context: "*.xml")
        }
        for path in listing.paths {
          let location = listing.location(of: path)
          // A file is called what the user called it.
          let isAdded = location.hasPrefix("./") && !argument.hasPrefix("./") && argument != "."
          sources.append(
            Source(
              name: isAdded ? String(location.dropFirst(2)) : location,
              bytes: try Reading.beginning(of: location, most: most)))
        }
      }
    } catch {
      throw .failed(Loading.words(error))
    }
    return sources
  }

  /// The text of a line of a file.
  static func line(of place: Place, in bytes: [UInt8]) -> String? {
    guard place.line > 0, let text = XMLText.decode(bytes) else { return nil }
    var line = 1
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == 0x0A || byte == 0x0D {
        if line == place.line { break }
        if byte == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
        line += 1
        start = index + 1
      }
      index += 1
    }
    guard line == place.line, start <= index else { return nil }
    return String(decoding: text[start..<index], as: UTF8.self)
  }
}
