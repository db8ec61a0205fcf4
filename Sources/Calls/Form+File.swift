// SPDX-License-Identifier: Apache-2.0

internal import Model

/// What the readers of files beside the call share: codelists, rates, assessors.
extension Form {
  /// The same, with more children behind its own: those that a file holds.
  func followed(by more: [Form]) -> Form {
    Form(
      name: name, attributes: attributes, children: children + more, text: text, ordinal: ordinal)
  }

  /// A text without white space at its ends, as that of an element is read.
  static func trimmed(_ text: String) -> String { Form(name: "", text: text).trimmedText }
}
