// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Calls
internal import Files
internal import Intake
internal import Model
internal import Pipeline
internal import Report

/// `opencall new-application`: a form to fill in.
struct NewApplicationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-application",
    abstract: "Write a fill-in application for a call.",
    discussion: """
      Every field of the schema in its order, with its documentation, the call's codes and the \
      call's rules as comments. Write your own text in place of every «…», then check it:
        opencall new-application call.xml --lot 1 --out my-application.xml
        opencall check call.xml my-application.xml
      """)

  @Argument(help: "The call's file.")
  var call: String

  @Option(help: ArgumentHelp("The lot (component) that the form is for.", valueName: "id"))
  var lot: String?

  @Option(
    help: ArgumentHelp("Write the form to a file that is not there yet.", valueName: "file"))
  var out: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let language = common.language
    do throws(JobFailure) {
      let text = try NewApplicationCommand.text(call: call, lot: lot, language: language)
      guard let out else { return Terminal.write(text) }
      do throws(FileFailure) {
        // A form that somebody has begun to fill in is never written over.
        try writeNew(Array(text.utf8), to: out)
      } catch {
        throw .failed(Loading.words(error))
      }
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.failed)
    }
  }

  /// The form.
  static func text(
    call: String, lot: String?, language: Language
  ) throws(JobFailure) -> String {
    let set = InputSet(
      root: "", call: call, applications: [], assessments: [], receipts: nil, decisions: nil)
    var loading = Loading(set, limits: .standard)
    let rulebook = try loading.rulebook()
    let lots = rulebook.terms.call.lots
    let chosen = lots.first { $0.id.text == lot }
    if let lot, chosen == nil {
      let known = lots.map(\.id.text).joined(separator: ", ")
      throw .failed(
        Texts(
          en: "the call has no lot “\(lot)”; it has: \(known)",
          zh: "征集没有标段“\(lot)”；可选：\(known)"))
    }
    guard let root = SchemaGuide(embedded: "application.xsd")?.guide(["application"]) else {
      throw .failed(Texts(en: "the schema is missing", zh: "缺少模式文件"))
    }
    return NewApplication.text(
      ApplicationPlanner.plan(rulebook, root: root, lot: chosen?.id), terms: rulebook.terms,
      language: language, call: call)
  }
}
