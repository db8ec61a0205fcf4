// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Calls
internal import Files
internal import Glibc
internal import Intake
internal import Model
internal import Pipeline
internal import Report

/// `opencall call …`: what a secretariat does with a call before anybody applies.
struct CallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call",
    abstract: "Write a call, check it, and print its guide.",
    subcommands: [CallCheckCommand.self, CallGuideCommand.self, CallNewCommand.self])
}

/// `opencall call check`: everything that is wrong with a call, before anybody applies.
struct CallCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a call: names, lists, rules, grid, order and money.",
    discussion: """
      Lists what is wrong, where, and what to do: what the schema refuses, names that nothing \
      has, missing translations, rules that never apply or that nobody can meet, thresholds above \
      their maximum, tie-breaks that cannot decide, envelopes that nobody can draw on.

      Exit status: 0 the call is sound (warnings included); 1 it is refused; 2 the check could \
      not be done.
      """)

  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One line a finding.
    case concise
    /// JSON.
    case json
  }

  @Argument(help: "The call's file.")
  var call: String

  @Option(help: "How the result is written: text, concise or json.")
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let language = common.language
    let set = InputSet(
      root: "", call: call, applications: [], assessments: [], receipts: nil, decisions: nil)
    let found: CallExamination
    let bytes: [UInt8]
    do throws(JobFailure) {
      var loading = Loading(set, limits: .standard)
      (found, bytes) = try loading.examination()
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.no)
    }
    let checked = CheckedCall(
      file: call, terms: found.rulebook?.terms, findings: found.findings, notes: found.notes,
      sourceLine: { CheckCommand.line(of: $0, in: bytes) })
    switch format {
    case .text:
      Terminal.write(
        CallCheckText.text(
          checked, language: language, width: Terminal.width, colour: Terminal.isColoured))
    case .concise:
      Terminal.write(CallCheckConcise.text(checked, language: language))
    case .json:
      Terminal.write(CallCheckJSON.bytes(checked))
    }
    if found.rulebook == nil { throw Status.no }
  }
}

/// `opencall call guide`: the applicants' guide, from the same file that judges them.
struct CallGuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "Print the applicants' guide of a call: what is asked, every rule, every list.",
    discussion: "For example: opencall call guide call.xml --format html --out guide.html")

  /// How the guide is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// Markdown, in one language.
    case md
    /// A page in both languages.
    case html
  }

  @Argument(help: "The call's file.")
  var call: String

  @Option(help: "How the guide is written: md (one language) or html (both).")
  var format: Format = .md

  @Option(help: ArgumentHelp("The file to write; without it standard output.", valueName: "file"))
  var out: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let language = common.language
    let set = InputSet(
      root: "", call: call, applications: [], assessments: [], receipts: nil, decisions: nil)
    do throws(JobFailure) {
      var loading = Loading(set, limits: .standard)
      let rulebook = try loading.rulebook()
      let name = call.split(separator: "/").last.map(String.init) ?? call
      let guide = GuideWriter.guide(rulebook, schema: try Loading.applicationSchema(), file: name)
      let bytes =
        switch format {
        case .md: Array(GuideMarkdown.text(guide, language: language).utf8)
        case .html: GuideHTML.bytes(guide, language: language)
        }
      try Terminal.write(bytes, to: out)
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.no)
    }
  }
}

/// `opencall call new`: a small call to begin with.
struct CallNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a small valid call with comments, to begin with.",
    discussion: "For example: opencall call new --id MY-CALL --out call.xml")

  @Option(help: ArgumentHelp("The call's id: letters, digits, . _ -", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("The file to write; without it standard output.", valueName: "file"))
  var out: String?

  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if CallID(checking: id) == nil {
      throw ValidationError(
        "an id is up to 64 letters, digits, full stops, hyphens or underscores, and begins with "
          + "a letter or digit")
    }
  }

  func run() throws {
    let language = common.language
    do throws(JobFailure) {
      if let out, Terminal.exists(out) {
        throw .failed(
          Texts(
            en: "\(out) is there already; nothing was written", zh: "\(out) 已存在，未写出任何内容"))
      }
      let text = Scaffold.call(id: CallID(id), language: language)
      try Terminal.write(Array(text.utf8), to: out)
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.failed)
    }
  }
}

extension Terminal {
  /// Writes a result to a file, or to standard output where none is named.
  static func write(_ bytes: [UInt8], to path: String?) throws(JobFailure) {
    guard let path else {
      write(bytes)
      return
    }
    do { try writeAtomically(bytes, to: path) } catch { throw .failed(Loading.words(error)) }
  }

  /// Whether there is a file or folder at a path.
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
