// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Why a file or folder could not be listed, read or written (DESIGN §8).
package struct FileFailure: Error, Equatable, Sendable {
  /// The kind of failure.
  package enum Code: String, CaseIterable, Sendable {
    /// Nothing is there.
    case missing
    /// A folder without a file of the kinds that are read; the context names them.
    case nothingToRead
    /// The rights to do it are missing.
    case permission
    /// A folder where a file is needed.
    case isDirectory
    /// A file where a folder is needed.
    case notADirectory
    /// A pipe, a socket or a device.
    case notRegular
    /// More bytes than the limit; the context is the limit in bytes.
    case tooLarge
    /// More files than the limit; the context is the limit.
    case tooMany
    /// The file changed while it was read.
    case changed
    /// An output folder that opencall did not make.
    case notOurs
    /// Something is there already.
    case exists
    /// A path that leaves its folder, or that is no path.
    case badPath
    /// A loop of symbolic links.
    case loop
    /// No room is left.
    case noSpace
    /// Another error of the system; the context is its number.
    case system
  }

  /// The kind of failure.
  package let code: Code

  /// The path, as it was given; `-` for standard input or output.
  package let path: String

  /// A limit, or the number of the system's error; empty where the code says all.
  package let context: String

  /// A failure.
  package init(_ code: Code, _ path: String, context: String = "") {
    self.code = code
    self.path = path
    self.context = context
  }

  /// The failure for a number of the system's errors (`errno`).
  package init(errno number: Int32, _ path: String) {
    let code: Code
    switch number {
    case ENOENT: code = .missing
    case EACCES, EPERM, EROFS: code = .permission
    case EISDIR: code = .isDirectory
    case ENOTDIR: code = .notADirectory
    case ENXIO, ENODEV: code = .notRegular
    case EFBIG: code = .tooLarge
    case EEXIST, ENOTEMPTY: code = .exists
    case ELOOP: code = .loop
    case ENOSPC, EDQUOT: code = .noSpace
    case ENAMETOOLONG, EILSEQ: code = .badPath
    default: code = .system
    }
    self.init(code, path, context: code == .system ? String(number) : "")
  }

  /// The failure as one sentence without a full stop.
  package func sentence(chinese: Bool) -> String {
    chinese ? chineseSentence : englishSentence
  }

  /// The sentence in English.
  private var englishSentence: String {
    switch code {
    case .missing: return "\(path): there is no such file or folder"
    case .nothingToRead: return "\(path): the folder holds no file of this kind: \(context)"
    case .permission: return "\(path): permission denied"
    case .isDirectory: return "\(path): this is a folder, not a file"
    case .notADirectory: return "\(path): this is not a folder"
    case .notRegular: return "\(path): this is not a regular file"
    case .tooLarge where context.isEmpty: return "\(path): the file is too large"
    case .tooLarge: return "\(path): the file is larger than the limit of \(context) bytes"
    case .tooMany: return "\(path): there are more files than the limit of \(context)"
    case .changed: return "\(path): the file changed while it was read"
    case .notOurs:
      return "\(path): the folder is not empty and holds no ranking.json; choose another folder"
    case .exists: return "\(path): something of this name is there already"
    case .badPath: return "\(path): this path cannot be used"
    case .loop: return "\(path): the symbolic links form a loop"
    case .noSpace: return "\(path): no space is left"
    case .system: return "\(path): the system reported error \(context)"
    }
  }

  /// The sentence in Chinese.
  private var chineseSentence: String {
    switch code {
    case .missing: return "\(path):文件或文件夹不存在"
    case .nothingToRead: return "\(path):文件夹中没有此类文件:\(context)"
    case .permission: return "\(path):没有权限"
    case .isDirectory: return "\(path):这是文件夹,不是文件"
    case .notADirectory: return "\(path):这不是文件夹"
    case .notRegular: return "\(path):这不是普通文件"
    case .tooLarge where context.isEmpty: return "\(path):文件过大"
    case .tooLarge: return "\(path):文件超过 \(context) 字节的上限"
    case .tooMany: return "\(path):文件数量超过 \(context) 个的上限"
    case .changed: return "\(path):文件在读取过程中被修改"
    case .notOurs: return "\(path):该文件夹不为空且不含 ranking.json,请另选文件夹"
    case .exists: return "\(path):同名文件或文件夹已存在"
    case .badPath: return "\(path):该路径不可用"
    case .loop: return "\(path):符号链接形成循环"
    case .noSpace: return "\(path):磁盘空间不足"
    case .system: return "\(path):系统报告错误 \(context)"
    }
  }
}
