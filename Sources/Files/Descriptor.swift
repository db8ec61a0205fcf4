// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// An open file; it is closed when it goes out of use.
struct Descriptor: ~Copyable {
  /// The system's number.
  let number: Int32

  /// Whether it is closed with this value.
  private let owned: Bool

  /// Opens a path; `path` names it in a failure.
  ///
  /// Non-blocking, because opening a pipe would otherwise wait for its writer for ever.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0o666) throws(FileFailure) {
    if path.utf8.contains(0) || path.isEmpty { throw FileFailure(.badPath, path) }
    var opened: Int32
    repeat {
      opened = unsafe open(path, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, mode)
    } while opened < 0 && errno == EINTR
    guard opened >= 0 else { throw FileFailure(errno: errno, path) }
    number = opened
    owned = true
  }

  /// A descriptor of the process, which stays open: standard input or output.
  init(standard number: Int32) {
    self.number = number
    owned = false
  }

  /// Closes it.
  deinit {
    if owned { close(number) }
  }

  /// What the system says about the open file.
  func status(_ path: String) throws(FileFailure) -> stat {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw FileFailure(errno: errno, path) }
    return status
  }

  /// Reads up to the size of the buffer; 0 at the end.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, _ path: String
  ) throws(FileFailure) -> Int {
    while true {
      let count = unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno == EAGAIN {
        try wait(for: Int16(POLLIN), path)
      } else if errno != EINTR {
        throw FileFailure(errno: errno, path)
      }
    }
  }

  /// Writes all the bytes.
  func write(_ bytes: borrowing Span<UInt8>, _ path: String) throws(FileFailure) {
    var failure: FileFailure?
    unsafe bytes.withUnsafeBytes { buffer in
      var rest = unsafe buffer[...]
      while unsafe !rest.isEmpty, failure == nil {
        let part = unsafe UnsafeRawBufferPointer(rebasing: rest)
        let count = unsafe Glibc.write(number, part.baseAddress, part.count)
        if count >= 0 {
          unsafe rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          do throws(FileFailure) { try wait(for: Int16(POLLOUT), path) } catch { failure = error }
        } else if errno != EINTR {
          failure = FileFailure(errno: errno, path)
        }
      }
    }
    if let failure { throw failure }
  }

  /// Waits until a descriptor that another program set to non-blocking is ready.
  private func wait(for events: Int16, _ path: String) throws(FileFailure) {
    var request = pollfd(fd: number, events: events, revents: 0)
    while unsafe poll(&request, 1, -1) < 0 {
      if errno != EINTR { throw FileFailure(errno: errno, path) }
    }
  }
}

/// The type bits of a mode: `S_IFREG`, `S_IFDIR` …
func kind(_ status: stat) -> mode_t { status.st_mode & S_IFMT }

/// What the system says about a path, the link itself where it is one; nil where nothing is there.
func linkStatus(_ path: String) throws(FileFailure) -> stat? {
  var status = stat()
  if unsafe lstat(path, &status) == 0 { return status }
  if errno == ENOENT { return nil }
  throw FileFailure(errno: errno, path)
}

/// The absolute path without links.
func resolved(_ path: String) throws(FileFailure) -> String {
  guard let pointer = unsafe realpath(path, nil) else { throw FileFailure(errno: errno, path) }
  defer { unsafe free(pointer) }
  guard let text = unsafe String(validatingCString: pointer) else {
    throw FileFailure(.badPath, path)
  }
  return text
}

/// The names in a folder, unsorted, without `.` and `..`; nil stands for one that is not UTF-8.
func names(in folder: String) throws(FileFailure) -> [String?] {
  guard let stream = unsafe opendir(folder) else { throw FileFailure(errno: errno, folder) }
  defer { unsafe closedir(stream) }
  var names: [String?] = []
  while true {
    errno = 0
    guard let entry = unsafe readdir(stream) else {
      if errno != 0 { throw FileFailure(errno: errno, folder) }
      return names
    }
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
        unsafe String(validatingCString: $0)
      }
    }
    if name != "." && name != ".." { names.append(name) }
  }
}

/// A folder and a name joined by one slash.
func joined(_ folder: String, _ name: String) -> String {
  if folder.isEmpty { return name }
  return folder.utf8.last == 0x2F ? folder + name : folder + "/" + name
}

/// The path without slashes at its end, and its folder (`.` for none) and last component.
func split(_ path: String) -> (folder: String, name: String) {
  var text = Substring(path)
  while text.utf8.count > 1, text.utf8.last == 0x2F { text.removeLast() }
  guard let slash = text.utf8.lastIndex(of: 0x2F) else { return (".", String(text)) }
  let name = String(text[text.utf8.index(after: slash)...])
  return slash == text.startIndex ? ("/", name) : (String(text[..<slash]), name)
}
