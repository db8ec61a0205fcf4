// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// A score sheet to fill in as CSV: a row for each application and criterion.
///
/// With a byte order mark and CRLF, so that spreadsheets take Chinese for Chinese.
package enum ScoreFormCSV {
  /// The columns, in the order written.
  private static let columns: [SheetColumn] = [
    .assessor, .role, .application, .title, .criterion, .criterionName, .allowed, .score,
    .comment, .status, .version, .conflict, .call,
  ]

  /// The bytes of the file.
  package static func bytes(_ form: ScoreForm) -> [UInt8] {
    // Titles are applicants' words: none may become a formula. Nobody reads those columns back.
    var writer = CSVWriter(spreadsheetSafe: true, byteOrderMark: true)
    writer.row(columns.map(\.name))
    for application in form.applications {
      let title = application.titles.allWordings
      for criterion in form.criteria {
        for column in columns {
          let text =
            switch column {
            case .assessor: form.assessor.text
            case .role: form.role.rawValue
            case .application: application.id.text
            case .title: Shown.harmless(title)
            case .criterion: criterion.id.text
            case .criterionName: Shown.harmless(criterion.name.allWordings)
            case .allowed: ScaleText.line(criterion, form.grid.notAssessable)
            case .score, .comment, .conflict: ""
            case .status: "draft"
            case .version: "1"
            case .call: form.call.id.text
            }
          writer.field(text)
        }
        writer.endRow()
      }
    }
    return writer.takeBytes()
  }
}

/// Sheets as CSV, as `rank --assessments` takes them.
package enum SheetsCSV {
  /// The columns, in the order written.
  private static let columns: [SheetColumn] = [
    .assessor, .role, .application, .criterion, .score, .comment, .status, .version, .conflict,
  ]

  /// The bytes of the file. A remark on a whole application has no column, so none may be there.
  package static func bytes(_ sheets: Sheets) -> [UInt8] {
    // Read again by the tool: an apostrophe before a sign would change a comment.
    var writer = CSVWriter(byteOrderMark: true)
    writer.row(columns.map(\.name))
    for sheet in sheets {
      var scores = sheet.scores
      if scores.isEmpty, sheet.conflict != nil {
        scores = [Sheet.Score(criterion: "", value: "", comment: "", position: 0)]
      }
      for score in scores {
        writer.row([
          sheet.assessor.text, sheet.role.rawValue, sheet.application.text, score.criterion,
          score.value, score.comment, sheet.isFinal ? "final" : "draft", String(sheet.version),
          sheet.conflict ?? "",
        ])
      }
    }
    return writer.takeBytes()
  }
}

/// Sheets as XML, as `rank --assessments` takes them.
package enum SheetsXML {
  /// The bytes of the file.
  package static func bytes(_ sheets: Sheets, call: CallID) -> [UInt8] {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    text += "<assessments xmlns=\"urn:opencall:assessments:1\" call=\"\(call.text)\">\n"
    for sheet in sheets {
      text += "  <sheet assessor=\"\(sheet.assessor.text)\" role=\"\(sheet.role.rawValue)\""
      text += " application=\"\(sheet.application.text)\""
      text += " status=\"\(sheet.isFinal ? "final" : "draft")\" version=\"\(sheet.version)\">\n"
      for score in sheet.scores {
        text += "    <score criterion=\"\(escaped(score.criterion))\""
        if !score.value.isEmpty { text += " value=\"\(escaped(score.value))\"" }
        text += score.comment.isEmpty ? "/>\n" : ">\(escaped(score.comment))</score>\n"
      }
      if let conflict = sheet.conflict { text += "    <conflict>\(escaped(conflict))</conflict>\n" }
      if !sheet.remark.isEmpty { text += "    <remark>\(escaped(sheet.remark))</remark>\n" }
      text += "  </sheet>\n"
    }
    return Array((text + "</assessments>\n").utf8)
  }

  /// A text that neither ends its element or attribute nor loses a line end or tab. Characters
  /// that XML cannot hold are refused where sheets are read.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\r", "\n": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
