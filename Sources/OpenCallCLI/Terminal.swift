// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Files
internal import Glibc
internal import Model
internal import Notation
internal import Pipeline
internal import Report

/// The languages that `--lang` takes.
enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
  /// English.
  case en
  /// Chinese.
  case zh

  /// The language of a tag or locale as people write it: zh, ZH, zh-CN, zh_TW.UTF-8.
  init?(argument: String) {
    let language = argument.lowercased().prefix { $0 != "-" && $0 != "_" && $0 != "." }
    self.init(rawValue: String(language))
  }
}

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      "Language of the terminal: en or zh.",
      discussion: "Without it the environment decides (LC_ALL, LC_MESSAGES, LANG).",
      valueName: "en|zh"))
  var languageOption: LanguageOption?

  /// The language of the terminal.
  var language: Language {
    if let languageOption { return languageOption == .zh ? .chinese : .english }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = Terminal.environment(name), !value.isEmpty {
        return value.lowercased().hasPrefix("zh") ? .chinese : .english
      }
    }
    return .english
  }
}

/// What the process is connected to.
enum Terminal {
  /// An environment variable.
  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Whether standard output shows colour: a terminal, and nobody has asked for none.
  static var isColoured: Bool {
    isatty(STDOUT_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty
      && environment("TERM") != "dumb"
  }

  /// The width of the terminal in columns; 100 where there is none.
  static var width: Int {
    var size = winsize()
    if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return environment("COLUMNS").flatMap(Int.init) ?? 100
  }

  /// How many processors there are.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Writes to standard output; a closed pipe is the reader's choice, and no failure.
  static func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// Writes bytes to standard output.
  static func write(_ bytes: [UInt8]) {
    var writer = FileWriter.standardOutput()
    try? writer.write(bytes)
    try? writer.flush()
  }

  /// Writes a line to standard error.
  static func complain(_ text: String) {
    var writer = FileWriter.standardError()
    try? writer.write("opencall: " + text + "\n")
    try? writer.flush()
  }

  /// Says what was passed over in a folder; hidden files go without saying.
  static func complain(of skipped: [SkippedPath], _ language: Language) {
    for path in skipped where path.reason != .hidden {
      complain(path.sentence(chinese: language == .chinese))
    }
  }

  /// Says why a job could not be done or was refused, and gives the exit status.
  static func report(
    _ failure: JobFailure, language: Language, callStatus: ExitCode
  ) -> ExitCode {
    switch failure {
    case .failed(let words):
      complain(words.text(language))
      return Status.failed
    case .callRefused(let findings):
      complain(
        Texts(en: "the call is refused:", zh: "征集文件被拒绝：").text(language))
      list(findings, language)
      return callStatus
    case .inputRefused(let findings):
      complain(
        Texts(
          en: "officials' input is refused; nothing was written:",
          zh: "官方输入被拒绝，未写出任何文件："
        ).text(language))
      list(findings, language)
      return Status.no
    }
  }

  /// Findings with what to do, on standard error.
  private static func list(_ findings: [Finding], _ language: Language) {
    var writer = FileWriter.standardError()
    try? writer.write(FindingsConcise.text(findings, language: language))
    try? writer.flush()
  }
}
