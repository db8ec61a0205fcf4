// SPDX-License-Identifier: Apache-2.0

package import Files
internal import Glibc

/// Runs other programs: the built tool, `xmllint`.
package enum Program {
  /// What a program said and how it ended.
  package struct Outcome: Sendable {
    /// The exit status; 128 and more for a signal.
    package let status: Int32
    /// Standard output.
    package let output: [UInt8]
    /// Standard error.
    package let complaint: [UInt8]

    /// Standard output as text.
    package var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text.
    package var words: String { String(decoding: complaint, as: UTF8.self) }
  }

  /// The built tool: it stands beside the tests.
  package static let tool: String = {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let path = buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }
    let folder = path.lastIndex(of: 0x2F).map { path[..<$0] } ?? []
    return String(decoding: folder, as: UTF8.self) + "/opencall"
  }()

  /// Whether a program is on the path.
  package static func isThere(_ name: String) -> Bool {
    (try? run(name, ["--version"])).map { $0.status != 127 } ?? false
  }

  /// Runs a program to its end; nothing is on its standard input.
  package static func run(
    _ name: String, _ arguments: [String], in folder: String? = nil
  ) throws(FileFailure) -> Outcome {
    let base = try temporary()
    defer { for end in ["out", "err"] { unsafe unlink(base + "." + end) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    let create = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, 1, base + ".out", create, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, base + ".err", create, 0o600)
    // A test runner may block signals; what is started here must be one that a signal ends.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    // Spawning into a folder is not in every C library's header; env does it.
    let line = (folder.map { ["env", "-C", $0] } ?? []) + [name] + arguments
    var words: [UnsafeMutablePointer<CChar>?] = unsafe line.map { unsafe strdup($0) }
    unsafe words.append(nil)
    defer { unsafe words.forEach { unsafe free($0) } }
    var process = pid_t()
    let error = unsafe posix_spawnp(&process, line[0], &actions, &attributes, words, environ)
    guard error == 0 else { throw FileFailure(errno: error, name) }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Outcome(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      output: try Reading.bytes(of: base + ".out", limit: 1_000_000_000),
      complaint: try Reading.bytes(of: base + ".err", limit: 1_000_000_000))
  }

  /// A name for temporary files.
  private static func temporary() throws(FileFailure) -> String {
    var template = Array("/tmp/opencall-run-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw FileFailure(errno: errno, "/tmp") }
    close(descriptor)
    let path = template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let name = String(decoding: path, as: UTF8.self)
    unsafe unlink(name)
    return name
  }
}
