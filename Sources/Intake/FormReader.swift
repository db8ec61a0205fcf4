// SPDX-License-Identifier: Apache-2.0

package import Model

/// Builds trees of `Form` from documents: calls, receipts, decisions, assessments (DESIGN §5.3).
package enum FormReader {
  /// An element whose end has not been seen.
  private struct Open {
    var name: String
    var ordinal: UInt32
    var attributes: [Form.Attribute] = []
    var children: [Form] = []
    var text = ""

    /// The element, closed.
    var form: Form {
      Form(name: name, attributes: attributes, children: children, text: text, ordinal: ordinal)
    }
  }

  /// The tree of the last file read, or nil where it was not accepted.
  ///
  /// Every name is kept, known or not; an element of another namespace is called
  /// `{namespace}name`. Runs of nothing but white space are left out of `text`.
  package static func form(of document: XMLDocument) -> Form? {
    guard document.outcome == .accepted else { return nil }
    var open: [Open] = []
    var unknown = ""
    for index in 0..<document.eventCount {
      let event = document.event(index)
      switch event.kind {
      case .start:
        open.append(Open(name: document.name(event), ordinal: event.ordinal))
      case .unknownAttribute:
        unknown = document.text(event)
      case .attribute:
        let name = event.name == 0 ? unknown : document.names.name(of: event.name)
        open[open.count - 1].attributes.append(Form.Attribute(name, document.text(event)))
      case .text:
        open[open.count - 1].text += document.text(event)
      case .end:
        let form = open.removeLast().form
        if open.isEmpty { return form }
        open[open.count - 1].children.append(form)
      }
    }
    return nil
  }
}
