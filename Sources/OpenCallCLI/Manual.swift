// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Notation

/// The man page, made from the commands' own help so that it cannot say anything else.
/// `Documentation/opencall.1` is this text; a test compares.
package enum Manual {
  /// The page in the macros of man(7). It carries no date: the same tool gives the same page.
  package static func text() -> String {
    guard let help = try? CanonicalJSON.read(Array(OpenCall._dumpHelp().utf8)),
      let tool = help["command"]
    else {
      return ""
    }
    var page = ManualPage()
    page.macro("TH", "OPENCALL", "1", "", "opencall \(OpenCall.version)", "User Commands")
    page.macro("SH", "NAME")
    page.line("opencall \\- " + ManualPage.escaped(firstLower(tool["abstract"]?.text ?? "")))
    page.macro("SH", "SYNOPSIS")
    let commands = (tool["subcommands"]?.elements ?? []).filter { command in
      command["shouldDisplay"]?.truth == true && command["commandName"]?.text != "help"
    }
    for (index, command) in commands.enumerated() {
      if index > 0 { page.macro("br") }
      page.line(synopsis(command))
    }
    page.macro("SH", "DESCRIPTION")
    page.prose(tool["discussion"]?.text ?? "")
    page.macro("SH", "COMMANDS")
    for command in commands { draw(command, &page) }
    page.macro("SH", "EXIT STATUS")
    for (status, words) in statuses {
      page.macro("TP")
      page.line("\\fB\(status)\\fR")
      page.line(ManualPage.escaped(words))
    }
    page.macro("SH", "ENVIRONMENT")
    for (name, words) in environment {
      page.macro("TP")
      page.line("\\fB\(name)\\fR")
      page.line(ManualPage.escaped(words))
    }
    page.macro("SH", "FILES")
    page.prose(
      """
      The schemas are in the tool itself (opencall schema) and, where it was installed with make
      install, under share/opencall/schemas beside its folder bin.
      """)
    return page.text
  }

  /// The statuses of DESIGN §8.
  private static let statuses = [
    ("0", "Done; for check: every file is eligible."),
    ("1", "Not eligible, refused, or not the same bytes."),
    ("2", "The job could not be done."), ("64", "Wrong usage."),
  ]

  /// What of the environment is looked at.
  private static let environment = [
    ("LC_ALL, LC_MESSAGES, LANG", "The language, where \u{2D}-lang does not give it."),
    ("NO_COLOR", "No colour, if it is set."),
    ("COLUMNS", "The width of the text, where standard output is no terminal."),
  ]

  /// A sentence that follows a dash.
  private static func firstLower(_ text: String) -> String {
    let start = text.prefix(1).lowercased() + text.dropFirst()
    return start.hasSuffix(".") ? String(start.dropLast()) : start
  }

  /// The arguments of a command that are shown; help and version are every command's.
  private static func arguments(_ command: JSONValue) -> [JSONValue] {
    (command["arguments"]?.elements ?? []).filter { argument in
      let name = argument["preferredName"]?["name"]?.text
      return argument["shouldDisplay"]?.truth == true && name != "help" && name != "version"
    }
  }

  /// `opencall check <call> <files> ... [--format <format>]`.
  private static func synopsis(_ command: JSONValue) -> String {
    var words = ["\\fBopencall \(ManualPage.escaped(command["commandName"]?.text ?? ""))\\fR"]
    for argument in arguments(command) where argument["kind"]?.text == "positional" {
      let name = "\\fI\(ManualPage.escaped(argument["valueName"]?.text ?? ""))\\fR"
      let more = argument["isRepeating"]?.truth == true ? " ..." : ""
      words.append(argument["isOptional"]?.truth == true ? "[\(name)\(more)]" : name + more)
    }
    let options = arguments(command).filter { $0["kind"]?.text != "positional" }
    for option in options where option["isOptional"]?.truth == false {
      words.append(term(option))
    }
    if options.contains(where: { $0["isOptional"]?.truth != false }) {
      words.append("[\\fIoptions\\fR]")
    }
    return words.joined(separator: " ")
  }

  /// `--format format`, or an argument's name.
  private static func term(_ argument: JSONValue) -> String {
    let value = "\\fI\(ManualPage.escaped(argument["valueName"]?.text ?? ""))\\fR"
    guard argument["kind"]?.text != "positional" else { return value }
    let names = (argument["names"]?.elements ?? []).map { name in
      let dashes = name["kind"]?.text == "long" ? "\\-\\-" : "\\-"
      return "\\fB\(dashes)\(ManualPage.escaped(name["name"]?.text ?? ""))\\fR"
    }
    let term = names.joined(separator: ", ")
    return argument["kind"]?.text == "option" ? "\(term) \(value)" : term
  }

  /// A command: what it does, its arguments and options.
  private static func draw(_ command: JSONValue, _ page: inout ManualPage) {
    page.macro("SS", command["commandName"]?.text ?? "")
    page.prose(command["abstract"]?.text ?? "")
    page.macro("PP")
    page.line(synopsis(command))
    if let discussion = command["discussion"]?.text, !discussion.isEmpty {
      page.macro("PP")
      page.prose(discussion)
    }
    for argument in arguments(command) {
      page.macro("TP")
      page.line(term(argument))
      var words = argument["abstract"]?.text ?? ""
      if let more = argument["discussion"]?.text { words += " " + more }
      if let values = argument["allValues"]?.elements, !values.isEmpty {
        words += " One of: " + values.compactMap(\.text).joined(separator: ", ") + "."
      }
      if let value = argument["defaultValue"]?.text { words += " Default: \(value)." }
      page.line(ManualPage.escaped(words))
    }
  }
}

/// A page in the macros of man(7).
private struct ManualPage {
  /// What was written so far.
  private(set) var text = ""

  /// A line as it stands.
  mutating func line(_ line: String) {
    text += line + "\n"
  }

  /// A macro with its arguments.
  mutating func macro(_ name: String, _ arguments: String...) {
    let quoted = arguments.map { "\"\(ManualPage.escaped($0))\"" }
    line("." + ([name] + quoted).joined(separator: " "))
  }

  /// Text: paragraphs, and indented lines as they stand.
  mutating func prose(_ prose: String) {
    var isExample = false
    for part in prose.split(separator: "\n", omittingEmptySubsequences: false) {
      let indented = part.hasPrefix(" ")
      if indented != isExample, !part.isEmpty {
        isExample = indented
        line(indented ? ".PP\n.RS 4\n.nf" : ".fi\n.RE\n.PP")
      }
      if part.isEmpty {
        if !isExample { line(".PP") }
      } else {
        line(ManualPage.escaped(String(part.drop { $0 == " " })))
      }
    }
    if isExample { line(".fi\n.RE") }
  }

  /// A text that troff takes as it stands.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}

/// `opencall manual`: the man page, for `make install`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the man page.", shouldDisplay: false)

  func run() {
    Terminal.write(Manual.text())
  }
}
