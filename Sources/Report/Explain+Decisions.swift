// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension Explain {
  /// A decision that reached the entry: which, when, and what was decided.
  func sentence(decision id: String) -> String {
    let record = (ranking["decisions"]?.elements ?? []).first { $0["id"]?.text == id }
    guard let kind = record?["kind"]?.text, let at = record?["at"]?.text else {
      return say("decision ", "决定 ") + id
    }
    return DecisionWords.sentence(id, at: at, kind, record?["value"]?.text).text(language)
  }

  /// The first decision of a kind that names the entry and perhaps another, or nil.
  func decision(_ kind: String, on other: String? = nil) -> JSONValue? {
    (ranking["decisions"]?.elements ?? []).first { record in
      let names = (record["applications"]?.elements ?? []).compactMap(\.text)
      return record["kind"]?.text == kind && names.contains(subject)
        && (other.map(names.contains) ?? true)
    }
  }

  /// What is not known of an entry that neither a rule nor its file leaves undetermined.
  func unknowns() -> [String] {
    guard status == .undetermined, (trace["because"]?.elements ?? []).isEmpty else { return [] }
    if method?["order"]?["lists"]?.text == "lot", trace["lot"] == nil,
      (trace["findings"]?.elements ?? []).isEmpty
    {
      return [
        say(
          "it names no lot of the call, and each lot has a list of its own",
          "未选择征集的标段，而每个标段各有名单")
      ]
    }
    guard let facts = trace["facts"] else { return [] }
    var sentences: [String] = []
    if trace["scores"] == nil, trace["conversion"] == nil,
      let id = method?["money"]?["requested"]?.text
    {
      let currency = ranking["currency"]?.text ?? ""
      sentences.append(
        say(
          "“\(name("fact:\(id)"))” is not known as an amount in \(currency)",
          "“\(name("fact:\(id)"))”无法确定为 \(currency) 金额"))
    }
    if method?["money"]?["passMark"] != nil, trace["scores"]?["total"]?.text != nil {
      sentences.append(
        say(
          "on which envelope it draws is not known, and with it the pass mark",
          "无法确定其所属资金额度，因而无法确定入围线"))
    }
    for criterion in method?["grid"]?["criteria"]?.elements ?? [] {
      guard let fact = criterion["fact"]?.text, facts[fact] == .null,
        let id = criterion["id"]?.text
      else { continue }
      sentences.append(
        say(
          "\(name("criterion:\(id)")): the figure that it is computed from is not known",
          "\(name("criterion:\(id)"))：计算所依据的数据未知"))
    }
    return sentences
  }

  /// Whether the call gives out no money at this step, and who passes goes on to the next.
  var isPreselection: Bool { method?["money"]?["passMark"]?["awards"]?.truth == false }

  /// Whether the pass mark is all that was not reached.
  private var failsPassMarkAlone: Bool {
    let failed = (trace["gates"]?.elements ?? []).filter { $0["passes"]?.truth == false }
    return !failed.isEmpty
      && failed.allSatisfy { $0["subject"]?.text?.hasPrefix("pass-mark:") == true }
  }

  /// The status in one sentence, before all detail.
  var summary: String {
    let place = trace["order"]?["place"]?.number ?? 0
    let shared = trace["order"]?["shared"]?.truth == true ? "=" : ""
    let at = say("place \(place)\(shared)", "\(shared.isEmpty ? "" : "并列")第 \(place) 名")
    let award = amount(trace["money"]?["award"])
    switch status {
    case .selected: return say("\(at): \(award) are awarded", "\(at)：获资助 \(award)")
    case .revoked:
      return say(
        "\(at): it was selected, and its money was taken back", "\(at)：曾入选，资助已收回")
    case .reserve:
      return say(
        "\(at): it waits for money that is set free", "\(at)：候补，待有资金释放")
    case .notFunded:
      return say("\(at): the money does not reach it", "\(at)：资金未能及于本申请")
    case .ranked where trace["money"] != nil:
      return say(
        "\(at): its money depends on who comes first among equals",
        "\(at)：能否获资助取决于并列者的先后")
    case .ranked where isPreselection:
      return say(
        "\(at): it is pre-selected; no money is given out at this step", "\(at)：入围；本阶段不分配资金")
    case .ranked: return say("it passed; no money is given out", "已通过；本征集不分配资金")
    case .belowThreshold where failsPassMarkAlone:
      return say(
        "it passed the thresholds, and the pass mark that the requests have set stands above it",
        "已达各项分数线，但低于申请额确定的入围线")
    case .belowThreshold:
      return say("it was scored, and a threshold was not reached", "已评分，但未达分数线")
    case .withdrawn: return say("the applicant has withdrawn it", "申请人已撤回")
    case .late: return say("it came after the closing instant", "在截止时间之后提交")
    case .superseded: return say("another version of it counts", "以另一版本为准")
    case .inadmissible:
      return say("it could not be admitted, for the reasons below", "因以下原因不予受理")
    case .ineligible:
      return say("it may not be funded: rules below are not met", "不得资助：未满足以下规则")
    case .undetermined:
      return say("something that is needed is not known", "所需信息不明，无法判定")
    case .clarification:
      return say(
        "something must be mended, or looked at by a person", "须补正，或须人工审查")
    case .awaitingAssessment:
      return say("sheets of assessors are missing, open or in dispute", "评审表缺失、未完成或有分歧")
    case nil: return ""
    }
  }
}
