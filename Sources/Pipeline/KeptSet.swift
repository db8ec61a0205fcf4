// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// The files of kept appraisals of a job: one, or the shards of a batch (DESIGN §2).
package struct KeptSet: Sendable {
  /// The files, as given.
  package let files: [KeptFile]
  /// What stands before their paths: the job's root may lie higher than that of appraising did.
  package let prefix: String

  /// Shards of one batch, or nothing at all: they must agree in all that they were appraised by.
  package init(
    _ files: [KeptFile], prefix: String, tool: String
  ) throws(JobFailure) {
    self.files = files
    self.prefix = prefix
    for file in files {
      if file.head.tool != tool {
        throw .failed(
          Texts(
            en: "\(file.path) was made by opencall \(file.head.tool), and this is \(tool): "
              + "appraise again",
            zh: "\(file.path) 由 opencall \(file.head.tool) 生成，当前版本为 \(tool)：请重新运行 appraise"))
      }
      if file.head != files[0].head {
        throw .failed(
          Texts(
            en: "\(file.path) and \(files[0].path) were not appraised by the same call, receipts, "
              + "annexes and earlier applications",
            zh: "\(file.path) 与 \(files[0].path) 所依据的征集、回执、附件或前一阶段申请不同"))
      }
    }
  }

  /// Refuses appraisals by another call or other receipts than those of the job.
  func require(_ terms: Terms, receipts: InputFile?) throws(JobFailure) {
    guard let file = files.first else { return }
    if file.head.callDigest != terms.digest || file.head.call != terms.call.id {
      throw .failed(
        Texts(
          en: "\(file.path) was appraised by another call, or by another version of this one: "
            + "appraise again",
          zh: "\(file.path) 所依据的是另一征集或本征集的另一版本：请重新运行 appraise"))
    }
    if file.head.receipts != receipts?.digest {
      throw .failed(
        Texts(
          en: "\(file.path) was appraised with other receipts: give the same, or appraise again",
          zh: "\(file.path) 所依据的回执不同：请提供同一回执文件，或重新运行 appraise"))
    }
  }

  /// What was read beside call, receipts and applications, as ranking lists it.
  var otherInputs: [InputFile] {
    (files.first?.head.inputs ?? []).filter { $0.role == .annex || $0.role == .earlier }
      .map { InputFile(role: $0.role, path: prefix + $0.path, digest: $0.digest) }
  }

  /// All appraisals in the order of their paths' bytes; a path in two of them is refused.
  func merged(_ parts: [[Appraisal]]) throws(JobFailure) -> [Appraisal] {
    var all = parts.count == 1 ? parts[0] : parts.flatMap { $0 }
    guard all.count == files.reduce(0, { $0 + $1.count }) else {
      throw .failed(KeptFile.Fault.damaged.words(files.first?.path ?? ""))
    }
    func isSorted(_ index: Int) -> Bool {
      PathText.precedes(all[index - 1].file ?? "", all[index].file ?? "")
    }
    if all.indices.dropFirst().allSatisfy(isSorted) { return all }
    all.sort { PathText.precedes($0.file ?? "", $1.file ?? "") }
    if let index = all.indices.dropFirst().first(where: { !isSorted($0) }) {
      let path = all[index].file ?? ""
      throw .failed(
        Texts(
          en: "\(path) is in the kept appraisals twice: give each shard once",
          zh: "\(path) 在保存的审查结果中出现两次：每个分片只应提供一次"))
    }
    return all
  }
}

extension KeptFile.Fault {
  /// The sentence about a file.
  package func words(_ path: String) -> Texts {
    switch self {
    case .otherFormat:
      Texts(
        en: "\(path) is no file of kept appraisals that this version of the tool reads",
        zh: "\(path) 不是本版本工具可读取的审查结果文件")
    case .damaged:
      Texts(
        en: "\(path) is damaged or was cut short: its last line does not agree with the rest",
        zh: "\(path) 已损坏或不完整：末行与其余内容不符")
    case .line(let position):
      Texts(
        en: "\(path):\(position.line):\(position.column): not what “opencall appraise” writes",
        zh: "\(path):\(position.line):\(position.column)：不是“opencall appraise”写出的内容")
    }
  }
}
