// SPDX-License-Identifier: Apache-2.0

internal import CXMLSupport

/// How reading a file ended (DESIGN §9). Not decided is never accepted.
package enum XMLOutcome: UInt8, Hashable, Sendable {
  /// The end was seen, nothing was wrong, and the schema says yes.
  case accepted = 1
  /// Something is wrong; the diagnostics say what.
  case rejected = 2
  /// It could not be found out; the diagnostics say why.
  case undecided = 3
}

/// One step through a file, in document order.
package struct XMLEvent: Hashable, Sendable {
  /// What it says.
  package let kind: Kind
  /// The number of the element's or attribute's name, or 0 where it is unknown.
  package let name: UInt16
  /// The ordinal of the start tag that it belongs to; the root's is 1.
  package let ordinal: UInt32
  /// Where its text starts in the document's text.
  let offset: UInt32
  /// How many bytes of text it has.
  let length: UInt32

  /// What an event says.
  package enum Kind: UInt8, Hashable, Sendable {
    /// A start tag. Where the number is 0, its text is the name, of another namespace
    /// `{namespace}name`.
    case start = 1
    /// The name of an unknown attribute; its value is the next event.
    case unknownAttribute = 2
    /// An attribute of the start tag before; its text is the value.
    case attribute = 3
    /// A run of text between two tags that is more than white space.
    case text = 4
    /// An end tag.
    case end = 5
  }
}

/// The root element's name.
package struct XMLRoot: Hashable, Sendable {
  /// Its namespace, or empty.
  package let namespace: String
  /// Its local name.
  package let name: String
}

/// The reader of files: one at a time, used by one thread at a time; its buffers serve the next.
///
/// Events and their text are those of the last `read`; diagnostics are copied. They are complete
/// only where the file was accepted.
@safe package final class XMLDocument {
  /// How the last read ended.
  package private(set) var outcome = XMLOutcome.undecided
  /// The root element, where it was seen.
  package private(set) var root: XMLRoot?
  /// The encoding, as declared or found (`UTF-8`).
  package private(set) var encoding = ""
  /// What is wrong, in the order found.
  package private(set) var diagnostics: [XMLDiagnostic] = []
  /// How many events there are.
  package private(set) var eventCount = 0
  /// The names that the last read knew.
  package private(set) var names = XMLNames.none

  private let handle: OpaquePointer
  private var result = unsafe opencall_result()
  private var source: [UInt8] = []

  /// A reader without a file.
  package init() {
    guard let made = unsafe opencall_document_create() else { fatalError("out of memory") }
    unsafe handle = made
  }

  deinit { unsafe opencall_document_free(handle) }

  /// Reads one file. Without a schema it need only be well-formed.
  @discardableResult
  package func read(
    bytes: [UInt8], schema: XMLSchema?, names: XMLNames, limits: IntakeLimits = .standard
  ) -> XMLOutcome {
    self.names = names
    source = bytes
    var raw = limits.raw
    unsafe result = bytes.withUnsafeBufferPointer { bytes in
      unsafe opencall_document_read(
        handle, bytes.baseAddress, bytes.count, schema?.handle, names.handle, &raw)
    }
    unsafe outcome = XMLOutcome(rawValue: result.outcome.rawValue) ?? .undecided
    unsafe eventCount = result.event_count
    unsafe encoding = String(cString: result.encoding)
    let name = unsafe String(cString: result.root_name)
    root =
      name.isEmpty
      ? nil : XMLRoot(namespace: unsafe String(cString: result.root_space), name: name)
    diagnostics = (0..<(unsafe result.diagnostic_count)).map {
      unsafe XMLDiagnostic(result.diagnostics[$0])
    }
    return outcome
  }

  /// Forgets the file, keeps the memory for the next.
  package func reset() {
    unsafe opencall_document_reset(handle)
    unsafe result = opencall_result()
    source = []
    (outcome, root, encoding, diagnostics, eventCount) = (.undecided, nil, "", [], 0)
  }

  /// One event; `index` is below `eventCount`.
  package func event(_ index: Int) -> XMLEvent {
    precondition(index >= 0 && index < eventCount, "no such event")
    let raw = unsafe result.events[index]
    return XMLEvent(
      kind: XMLEvent.Kind(rawValue: raw.kind.rawValue) ?? .end, name: raw.name,
      ordinal: raw.ordinal, offset: raw.offset, length: raw.length)
  }

  /// The text of an event of the last read.
  package func text(_ event: XMLEvent) -> String {
    unsafe withText(event) { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the UTF-8 of an event's text; nothing is copied.
  package func withText<Result>(
    _ event: XMLEvent, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let (offset, length) = (Int(event.offset), Int(event.length))
    precondition(unsafe offset + length <= result.text_count, "an event of another file")
    guard length > 0, let base = unsafe result.text else {
      return unsafe body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return unsafe (base + offset).withMemoryRebound(to: UInt8.self, capacity: length) {
      unsafe body(UnsafeBufferPointer(start: $0, count: length))
    }
  }

  /// The name of a start tag, a known attribute or an `unknownAttribute`.
  package func name(_ event: XMLEvent) -> String {
    event.name == 0 ? text(event) : names.name(of: event.name)
  }

  /// Calls `body` with the decoded text of the last read, without a byte order mark.
  package func withDecoded<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    // `SIZE_MAX`, for a buffer of the reader's own, arrives here as -1.
    let (start, count) = unsafe (result.decoded_start, result.decoded_count)
    if start >= 0 {
      return unsafe source.withUnsafeBufferPointer {
        unsafe body(UnsafeBufferPointer(rebasing: $0[start..<(start + count)]))
      }
    }
    return unsafe body(UnsafeBufferPointer(start: result.decoded, count: count))
  }
}

extension IntakeLimits {
  /// The limits as the reader takes them; negative ones count as 0.
  fileprivate var raw: opencall_limits {
    opencall_limits(
      bytes: max(bytes, 0), depth: max(depth, 0), elements: max(elements, 0),
      attributes: max(attributes, 0), start_tag: max(startTag, 0), text: max(text, 0),
      name: max(name, 0), diagnostics: max(findings, 0), milliseconds: max(milliseconds, 0))
  }
}
