// SPDX-License-Identifier: Apache-2.0

internal import CXMLSupport
internal import Schemas

/// The files that the tool carries in its own binary.
package enum EmbeddedFile {
  /// The bytes of one of `Schemas/`, or nil where there is none of that name.
  package static func named(_ name: String) -> [UInt8]? {
    for index in 0..<opencall_embedded_file_count {
      guard let file = unsafe opencall_embedded_file_at(index)?.pointee else { continue }
      guard unsafe String(cString: file.name) == name else { continue }
      return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
    }
    return nil
  }

  /// The names of all of them.
  package static var names: [String] {
    (0..<opencall_embedded_file_count).compactMap { index in
      unsafe opencall_embedded_file_at(index).map { unsafe String(cString: $0.pointee.name) }
    }
  }
}

/// Why a schema could not be had.
package struct XMLSchemaFailure: Error, Hashable, CustomStringConvertible {
  /// The schema's name.
  package let name: String
  /// libxml2's own words.
  package let detail: String

  /// Both, in one sentence.
  package var description: String { "the schema \(name) does not compile: \(detail)" }
}

/// A compiled schema: made once, shared by all threads.
@safe package final class XMLSchema: Sendable {
  /// Its name, for messages.
  package let name: String
  /// The compiled schema. Nothing writes to it after `init`, so threads may share it.
  nonisolated(unsafe) let handle: OpaquePointer

  /// Compiles a schema; `imports` are the only files it may import, by name.
  package init(
    name: String, bytes: [UInt8], imports: [(name: String, bytes: [UInt8])] = []
  ) throws(XMLSchemaFailure) {
    self.name = name
    guard let made = unsafe XMLSchema.compile(bytes, imports[...], []) else {
      throw XMLSchemaFailure(name: name, detail: "out of memory")
    }
    if let error = unsafe opencall_schema_error(made) {
      let detail = unsafe String(cString: error)
      unsafe opencall_schema_free(made)
      throw XMLSchemaFailure(name: name, detail: detail)
    }
    unsafe handle = made
  }

  /// Compiles an embedded schema; it may import the other embedded ones.
  package convenience init(embedded name: String) throws(XMLSchemaFailure) {
    guard let bytes = EmbeddedFile.named(name) else {
      throw XMLSchemaFailure(name: name, detail: "there is no such schema")
    }
    var imports: [(name: String, bytes: [UInt8])] = []
    for other in EmbeddedFile.names where other != name && other.hasSuffix(".xsd") {
      imports.append((other, EmbeddedFile.named(other) ?? []))
    }
    try self.init(name: name, bytes: bytes, imports: imports)
  }

  deinit { unsafe opencall_schema_free(handle) }

  /// Compiles with all imports' bytes held in place.
  private static func compile(
    _ bytes: [UInt8], _ left: ArraySlice<(name: String, bytes: [UInt8])>, _ held: [opencall_import]
  ) -> OpaquePointer? {
    guard let next = left.first else {
      return unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe held.withUnsafeBufferPointer { held in
          unsafe opencall_schema_compile(
            bytes.baseAddress, bytes.count, held.baseAddress, held.count)
        }
      }
    }
    return unsafe next.name.withCString { name in
      unsafe next.bytes.withUnsafeBufferPointer { content in
        let file = unsafe opencall_import(
          name: name, bytes: content.baseAddress, length: content.count)
        return unsafe compile(bytes, left.dropFirst(), held + [file])
      }
    }
  }
}
