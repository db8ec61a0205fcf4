// SPDX-License-Identifier: Apache-2.0

#if Workbooks

internal import CXLSXWriter
internal import Glibc

/// A workbook that is being written; rows and columns count from 1.
@safe final class Book {
  /// How a cell looks and whether it can be written in.
  enum Style: CaseIterable {
    /// Plain text that wraps.
    case text
    /// A heading of the page.
    case title
    /// A heading of a column.
    case heading
    /// A code, a name of a column: small and grey.
    case code
    /// The first row of an application.
    case block
    /// A cell to write a score or a choice in.
    case input
    /// A cell to write words in.
    case words
  }

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let file: UnsafeMutablePointer<FILE>
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = unsafe [:]
  private var isClosed = false

  /// A workbook, created at a fixed instant: the same sheet gives the same bytes (DESIGN §10).
  init?(title: String, created: Int64) {
    // libxlsxwriter writes into a file with a name only; this one has none but that of its number.
    guard let file = unsafe tmpfile() else { return nil }
    unsafe self.file = file
    let name = unsafe "/proc/self/fd/\(fileno(file))"
    guard let book = unsafe workbook_new(name) else {
      unsafe fclose(file)
      return nil
    }
    unsafe self.book = book
    unsafe title.withCString { text in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = UnsafeMutablePointer(mutating: text)
      unsafe properties.created = time_t(created)
      unsafe workbook_set_properties(book, &properties)
    }
    for style in Style.allCases { unsafe formats[style] = makeFormat(style) }
  }

  deinit {
    if !isClosed { unsafe lxw_workbook_free(book) }
    unsafe fclose(file)
  }

  /// Adds a tab.
  func tab(_ name: String) -> Tab? {
    guard let sheet = unsafe workbook_add_worksheet(book, name) else { return nil }
    return unsafe Tab(sheet, self)
  }

  /// Ends the workbook; its bytes, or nil where it could not be written.
  func finish() -> [UInt8]? {
    isClosed = true
    guard unsafe workbook_close(book) == LXW_NO_ERROR else { return nil }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    unsafe rewind(file)
    while true {
      let count = unsafe fread(&block, 1, block.count, file)
      if count == 0 { break }
      bytes += block[..<count]
    }
    return unsafe ferror(file) == 0 ? bytes : nil
  }

  /// The format of a style.
  fileprivate func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    unsafe formats[style]
  }

  /// Makes the format of a style. The font has Chinese; where it lacks, programs take another.
  private func makeFormat(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    guard let format = unsafe workbook_add_format(book) else { return nil }
    unsafe format_set_font_name(format, "Microsoft YaHei")
    unsafe format_set_font_size(format, style == .title ? 14 : style == .code ? 8 : 10)
    if style != .title { unsafe format_set_text_wrap(format) }
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if style != .title { unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    unsafe format_set_border_color(format, 0xBFBFBF)
    switch style {
    case .text: break
    case .title: unsafe format_set_bold(format)
    case .heading:
      unsafe format_set_bold(format)
      unsafe format_set_bg_color(format, 0xD9E2F3)
    case .code:
      unsafe format_set_font_color(format, 0x7F7F7F)
      unsafe format_set_bg_color(format, 0xF2F2F2)
    case .block:
      unsafe format_set_bold(format)
      unsafe format_set_bg_color(format, 0xE2EFDA)
    case .input, .words:
      unsafe format_set_unlocked(format)
      unsafe format_set_bg_color(format, 0xFFF9DB)
      // Words stay words: no formula, no date.
      if style == .words { unsafe format_set_num_format(format, "@") }
    }
    return unsafe format
  }
}

/// A tab of a workbook that is being written.
@safe struct Tab {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let book: Book

  /// A tab.
  fileprivate init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ book: Book) {
    unsafe self.sheet = sheet
    self.book = book
  }

  /// Writes a text; an empty one gives an empty cell with its style.
  func write(_ text: String, _ row: Int, _ column: Int, _ style: Book.Style) {
    let (row, column) = (UInt32(row - 1), UInt16(column - 1))
    if text.isEmpty {
      unsafe worksheet_write_blank(sheet, row, column, book.format(style))
    } else {
      // A cell holds 32 767 characters of UTF-16.
      unsafe worksheet_write_string(
        sheet, row, column, String(text.prefix(16_000)), book.format(style))
    }
  }

  /// Writes a decimal as a number, anything else as a text.
  func writeValue(_ text: String, _ row: Int, _ column: Int, _ style: Book.Style) {
    guard let number = Double(text), number.isFinite else {
      return write(text, row, column, style)
    }
    unsafe worksheet_write_number(
      sheet, UInt32(row - 1), UInt16(column - 1), number, book.format(style))
  }

  /// Writes a formula with the text that it has now.
  func formula(_ formula: String, now: String, _ row: Int, _ column: Int, _ style: Book.Style) {
    unsafe worksheet_write_formula_str(
      sheet, UInt32(row - 1), UInt16(column - 1), formula, book.format(style), now)
  }

  /// Sets the width of columns, in characters.
  func width(_ width: Double, _ columns: ClosedRange<Int>) {
    unsafe worksheet_set_column(
      sheet, UInt16(columns.lowerBound - 1), UInt16(columns.upperBound - 1), width, nil)
  }

  /// Sets the height of a row to so many lines of text: not every program finds it by itself.
  func height(lines: Int, _ row: Int) {
    unsafe worksheet_set_row(sheet, UInt32(row - 1), Double(max(lines, 1)) * 16 + 2, nil)
  }

  /// Keeps rows and columns in sight.
  func freeze(rows: Int, columns: Int) {
    unsafe worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns))
  }

  /// Shows this tab first.
  func activate() { unsafe worksheet_activate(sheet) }

  /// Locks all but the inputs, without a password; widths and heights stay free.
  func protect() {
    var options = lxw_protection()
    options.format_columns = 1
    options.format_rows = 1
    unsafe worksheet_protect(sheet, nil, &options)
    unsafe worksheet_set_landscape(sheet)
    unsafe worksheet_fit_to_pages(sheet, 1, 0)
  }

  /// What a cell takes.
  enum Choice {
    /// One of the values in a range of cells, as a formula.
    case cells(String)
    /// One of a few texts, as a formula: `"draft,final"`.
    case texts(String)
    /// A decimal between two bounds.
    case between(Double, Double)
    /// A whole number of at least 1.
    case count
  }

  /// Lets a cell take nothing else; `allowed` says in an error what it takes.
  func restrict(_ row: Int, _ column: Int, to choice: Choice, allowed: String) {
    var rule = unsafe lxw_data_validation()
    unsafe rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    var formula = ""
    switch choice {
    case .cells(let text), .texts(let text):
      unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      formula = text
    case .between(let least, let most):
      unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      unsafe rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      unsafe rule.minimum_number = least
      unsafe rule.maximum_number = most
    case .count:
      unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      unsafe rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      unsafe rule.value_number = 1
    }
    // Titles hold 32 characters, messages 255.
    let message = String(allowed.prefix(200))
    unsafe formula.withCString { formula in
      unsafe message.withCString { message in
        unsafe "opencall".withCString { title in
          if unsafe formula.pointee != 0 {
            unsafe rule.value_formula = UnsafeMutablePointer(mutating: formula)
          }
          unsafe rule.error_title = UnsafeMutablePointer(mutating: title)
          unsafe rule.error_message = UnsafeMutablePointer(mutating: message)
          unsafe worksheet_data_validation_cell(
            sheet, UInt32(row - 1), UInt16(column - 1), &rule)
        }
      }
    }
  }
}

#endif
