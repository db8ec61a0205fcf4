// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Calls
internal import Intake
internal import Model
internal import Pipeline
internal import Report

/// `opencall rule`: what a code means.
struct RuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "List the codes of rules and findings, or explain one.",
    discussion: "For example: opencall rule ELG101")

  @Argument(help: "The code, as a report shows it. Without it all codes are listed.")
  var code: String?

  @Flag(help: "Write all codes as a Markdown page in both languages.")
  var markdown = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    if markdown {
      Terminal.write(RulesMarkdown.text(Catalogue.kinds, examples: Catalogue.examples))
      return
    }
    guard let code else {
      Terminal.write(RuleText.list(Catalogue.kinds, language: common.language))
      return
    }
    guard let kind = RuleText.kind(code, in: Catalogue.kinds) else {
      Terminal.complain(
        Texts(
          en: "there is no code “\(code)”; `opencall rule` lists all of them",
          zh: "代码“\(code)”不存在；用 `opencall rule` 列出全部代码"
        ).text(common.language))
      throw Status.failed
    }
    Terminal.write(
      RuleText.page(
        kind, examples: Catalogue.examples(kind.code), language: common.language,
        width: Terminal.width, colour: Terminal.isColoured))
  }
}

/// `opencall schema`: the embedded schemas.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print a schema that the tool carries: XSD or JSON Schema.",
    discussion: "For example: opencall schema application > application.xsd")

  @Argument(help: "The schema's name, with or without its suffix. Without it all are listed.")
  var name: String?

  @OptionGroup var common: CommonOptions

  /// The files that are schemas; page templates are not.
  private var schemas: [String] {
    EmbeddedFile.names.filter { $0.hasSuffix(".xsd") || $0.hasSuffix(".schema.json") }
  }

  func run() throws {
    guard let name else {
      Terminal.write(schemas.map { $0 + "\n" }.joined())
      return
    }
    for candidate in [name, name + ".xsd", name + ".schema.json"] where schemas.contains(candidate)
    {
      Terminal.write(EmbeddedFile.named(candidate) ?? [])
      return
    }
    Terminal.complain(
      Texts(
        en: "there is no schema “\(name)”; known are: \(schemas.joined(separator: ", "))",
        zh: "没有名为“\(name)”的模式；已知的有：\(schemas.joined(separator: "、"))"
      ).text(common.language))
    throw Status.failed
  }
}
