// SPDX-License-Identifier: Apache-2.0

/// A path that a listing leaves out, and why.
package struct SkippedPath: Hashable, Sendable {
  /// Why a path is not in a listing.
  package enum Reason: String, CaseIterable, Sendable {
    /// A symbolic link to somewhere outside the folder.
    case outsideLink
    /// A symbolic link to a folder that it lies in.
    case loop
    /// A symbolic link to nothing.
    case brokenLink
    /// A pipe, a socket or a device.
    case notRegular
    /// A folder or link that may not be read.
    case unreadable
    /// A name that starts with a full stop.
    case hidden
    /// A name that is not UTF-8; the path is that of its folder.
    case nameNotUTF8
    /// A folder within more than 64 others.
    case tooDeep
  }

  /// The path relative to the folder, with `/`; empty for the folder itself.
  package let path: String

  /// Why.
  package let reason: Reason

  /// The path and the reason as one sentence without a full stop.
  package func sentence(chinese: Bool) -> String {
    chinese
      ? "跳过 \(path)：\(reason.words.chinese)" : "passed over \(path): \(reason.words.english)"
  }
}

extension SkippedPath.Reason {
  /// The reason in words.
  fileprivate var words: (english: String, chinese: String) {
    switch self {
    case .outsideLink: ("a symbolic link that leads out of the folder", "指向文件夹之外的符号链接")
    case .loop: ("a symbolic link to a folder that it lies in", "符号链接形成循环")
    case .brokenLink: ("a symbolic link to nothing", "符号链接的目标不存在")
    case .notRegular: ("a pipe, a socket or a device", "管道、套接字或设备")
    case .unreadable: ("it may not be read", "没有读取权限")
    case .hidden: ("a hidden file", "隐藏文件")
    case .nameNotUTF8: ("it holds a name that is not UTF-8", "其中有非 UTF-8 的文件名")
    case .tooDeep: ("a folder within more than 64 others", "文件夹嵌套超过 64 层")
    }
  }
}
