// SPDX-License-Identifier: Apache-2.0

package import Model

/// What is wrong with an archive of applications; any of them refuses the archive.
package enum ArchiveFindings {
  /// Why every one of them matters.
  private static let why = Texts(
    en: "An archive is read whole or not at all: an application that is left out in silence would "
      + "be lost, and a hostile archive must harm nobody.",
    zh: "压缩包要么完整读取，要么完全不读：悄悄漏掉的申请会丢失，恶意压缩包不得造成损害。")

  /// A kind.
  private static func kind(
    _ code: String, _ title: Texts, _ message: Texts, _ remedy: Texts
  ) -> FindingKind {
    FindingKind(code, title: title, message: message, why: why, remedy: remedy)
  }

  /// Archive damaged.
  package static let broken = kind(
    "ARC101", Texts(en: "Archive damaged", zh: "压缩包损坏"),
    Texts(
      en: "The archive cannot be read to its end ({detail}) {member}.",
      zh: "压缩包无法读完（{detail}）{member}。"),
    Texts(en: "Export it again, as zip or tar.", zh: "请重新导出为 zip 或 tar。"))
  /// Path that leads out.
  package static let badPath = kind(
    "ARC102", Texts(en: "Path that leads out of the archive", zh: "路径越出压缩包"),
    Texts(
      en: "The member “{member}” has an absolute path, one that leads out, or no readable one.",
      zh: "成员“{member}”的路径为绝对路径、越出压缩包或无法读取。"),
    Texts(en: "Pack a folder by its name, with UTF-8 names.", zh: "请按文件夹名打包，文件名用 UTF-8。"))
  /// Link or device.
  package static let notRegular = kind(
    "ARC103", Texts(en: "Link or device in the archive", zh: "压缩包含链接或设备"),
    Texts(en: "The member “{member}” is not a regular file.", zh: "成员“{member}”不是普通文件。"),
    Texts(en: "Pack the files themselves.", zh: "请打包文件本身。"))
  /// Encrypted member.
  package static let encrypted = kind(
    "ARC104", Texts(en: "Encrypted member", zh: "成员已加密"),
    Texts(en: "The member “{member}” is encrypted.", zh: "成员“{member}”已加密。"),
    Texts(en: "Pack it without a password.", zh: "请不设密码重新打包。"))
  /// The same path twice.
  package static let twice = kind(
    "ARC105", Texts(en: "The same path twice", zh: "路径重复"),
    Texts(en: "The path “{member}” occurs twice.", zh: "路径“{member}”出现两次。"),
    Texts(en: "Pack into a new archive.", zh: "请打包为新的压缩包。"))
  /// Too many members.
  package static let members = kind(
    "ARC201", Texts(en: "Too many members", zh: "成员过多"),
    Texts(en: "The archive has more than {detail} members.", zh: "压缩包成员超过 {detail} 个。"),
    Texts(en: "Unpack it and give the folder.", zh: "请解压后使用文件夹。"))
  /// Too many bytes.
  package static let bytes = kind(
    "ARC202", Texts(en: "Archive too large unpacked", zh: "解压后过大"),
    Texts(
      en: "The archive holds more than {detail} bytes, unpacked as far as “{member}”.",
      zh: "压缩包解压到“{member}”时已超过 {detail} 字节。"),
    Texts(en: "Unpack it and give the folder.", zh: "请解压后使用文件夹。"))
  /// Bomb.
  package static let ratio = kind(
    "ARC203", Texts(en: "Archive unpacks out of all proportion", zh: "解压比例异常"),
    Texts(
      en: "One byte of the archive unpacks to more than {detail}, at “{member}”.",
      zh: "压缩包一个字节解压超过 {detail} 字节（“{member}”）。"),
    Texts(en: "Look at where it comes from.", zh: "请核实来源。"))

  /// All of them, by code.
  package static let all = [broken, badPath, notRegular, encrypted, twice, members, bytes, ratio]
}
