// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension Explain {
  /// The name of the list that the entry stands in.
  private var listName: String {
    guard let order = trace["order"], let position = order["list"]?.number,
      let lists = ranking["lists"]?.elements, lists.indices.contains(Int(position)),
      let lot = lists[Int(position)]["lot"]?.text
    else { return say("the call", "整个征集") }
    return glossary.words("lot:\(lot)") == nil
      ? say("lot \(lot)", "标段 \(lot)") : name("lot:\(lot)")
  }

  /// The place, and what decided against each neighbour.
  mutating func drawPlace() {
    guard let order = trace["order"] else { return }
    head("Place", "名次")
    let isShared = order["shared"]?.truth == true
    let place = order["place"]?.number ?? 0
    item(
      say(
        "place \(place)\(isShared ? "=" : "") in \(listName)",
        "\(listName)，\(isShared ? "并列" : "")第 \(place) 名"))
    let equals = shortfall.equals
    // One equal stands beside it and is named there.
    if equals.count > 1 {
      let names = equals.joined(separator: say(", ", "、"))
      item(say("shared with \(names)", "与 \(names) 并列"))
    }
    if let above = order["above"] { item(sentence(above, isAbove: true)) }
    if let below = order["below"] { item(sentence(below, isAbove: false)) }
    for key in order["keys"]?.elements ?? [] {
      let value = key["value"]?.text == nil ? say("unknown", "未知") : number(key["value"])
      item("\(name(key["key"]?.text ?? "?"))" + say(": ", "：") + value, indent: 6)
    }
  }

  /// Against one neighbour: which of the two stands above, and by which key.
  private func sentence(_ comparison: JSONValue, isAbove: Bool) -> String {
    let other = comparison["application"]?.text ?? "?"
    guard let key = comparison["key"]?.text else {
      return say(
        "shares its place with \(other): no key of the call tells them apart",
        "与 \(other) 并列：征集的各项次序规则均无法区分")
    }
    if key == "decided", let decision = decision("tie", on: other)?["id"]?.text {
      return isAbove
        ? say(
          "below \(other), as the committee decided (\(decision))",
          "位于 \(other) 之后，依评审委员会的决定（\(decision)）")
        : say(
          "above \(other), as the committee decided (\(decision))",
          "位于 \(other) 之前，依评审委员会的决定（\(decision)）")
    }
    let (own, theirs) = (number(comparison["own"]), number(comparison["other"]))
    let words = name(key)
    return isAbove
      ? say(
        "below \(other), by \(words): \(own) here, \(theirs) there",
        "位于 \(other) 之后，依据：\(words)（本申请 \(own)，对方 \(theirs)）")
      : say(
        "above \(other), by \(words): \(own) here, \(theirs) there",
        "位于 \(other) 之前，依据：\(words)（本申请 \(own)，对方 \(theirs)）")
  }

  /// The envelope before and after.
  mutating func drawMoney() {
    guard let money = trace["money"] else { return }
    head("Money", "资金")
    let outcome = money["outcome"]?.text ?? "?"
    item(MoneyStep.Outcome(rawValue: outcome)?.inWords.text(language) ?? outcome)
    for cap in shortfall.caps { item(sentence(cap)) }
    item(say("requested: ", "申请额：") + amount(money["requested"]))
    if let decision = decision("amount")?["id"]?.text {
      item(
        say(
          "this amount was recommended by the committee (\(decision)) and counts instead of the "
            + "request", "此金额为评审委员会建议（\(decision)），代替申请额计算"), indent: 4)
    }
    if let freed = shortfall.entry?["freed"] {
      item(
        say(
          "awarded, and taken back as it was revoked: \(amount(freed)); it is free in the envelope",
          "曾获资助，撤销时收回：\(amount(freed))；该款项留在额度内"))
    } else {
      item(say("award: ", "资助额：") + amount(money["award"]))
    }
    guard let envelope = money["envelope"]?.text else { return }
    item(
      name("envelope:\(envelope)")
        + say(
          ": \(amount(money["before"])) before, \(amount(money["after"])) after",
          "：此前 \(amount(money["before"]))，此后 \(amount(money["after"]))"))
  }

  /// What would have had to differ for it to be selected, as far as the lists say.
  mutating func drawWhatWouldDiffer() {
    guard status != .selected, status != .revoked,
      trace["version"]?["outcome"]?.text != VersionStep.Outcome.refused.rawValue
    else { return }
    var sentences = missingAtGates()
    if status == .inadmissible || status == .ineligible {
      sentences.append(
        say(
          "every rule above would have had to be met, warnings aside",
          "须满足上述每一条规则（仅为提醒者除外）"))
    }
    if status == .late {
      sentences.append(
        say("it would have had to be submitted in time", "须在截止时间前提交"))
    }
    if let sheets = shortfall.sheets {
      sentences.append(
        say(
          "\(sheets.counted) of at least \(sheets.needed) sheets count so far",
          "目前计入 \(sheets.counted) 份评审表，至少须 \(sheets.needed) 份"))
    }
    for cap in shortfall.caps {
      let holders = cap.holders.joined(separator: say(", ", "、"))
      sentences.append(
        say(
          "more points would have helped only with a place above \(holders)",
          "仅当名次高于 \(holders) 时，更高的分数才有帮助"))
    }
    if trace["money"]?["outcome"]?.text == MoneyStep.Outcome.undecided.rawValue {
      sentences.append(
        say(
          "who comes first among equals, here or above, must be decided first",
          "须先确定本名次或其上并列者的先后"))
    }
    if let missing = missingMoney() { sentences.append(missing) }
    if let line = distanceToLine() { sentences.append(line) }
    guard !sentences.isEmpty else { return }
    head("What would have had to differ", "怎样才能入选")
    for sentence in sentences { item(sentence) }
  }

  /// A cap that keeps it out, with who has used it up.
  private func sentence(_ cap: Shortfall.Cap) -> String {
    let fact = name("fact:\(cap.fact)")
    let holders = cap.holders.joined(separator: say(", ", "、"))
    let bounds = [cap.count.map { "\($0)" }, cap.amount.map { Shown.amount($0) }]
    let most = bounds.compactMap { $0 }.joined(separator: ", ")
    return say(
      "at most \(most) for one value of “\(fact)”, and \(holders) has the same one",
      "“\(fact)”相同者至多 \(most)，\(holders) 与其相同")
  }

  /// What each threshold lacked, in words.
  private func missingAtGates() -> [String] {
    let vetoes = shortfall.vetoes.map { veto in
      let bound = Rational(canonical: veto.bound).map { Shown.number($0) } ?? veto.bound
      return say(
        "\(name(veto.subject)): every mark would have had to be above \(bound)",
        "\(name(veto.subject))：每份评分均须高于 \(bound)")
    }
    return vetoes
      + shortfall.gates.map { gate in
        let points = Shown.number(gate.points)
        if gate.subject.hasPrefix("pass-mark:") {
          return say(
            "\(points) more in total would reach the pass mark, if all others stay as they are",
            "其他申请不变时，总分再高 \(points) 即达入围线")
        }
        return say(
          "\(points) more in \(name(gate.subject)) would reach its threshold",
          "\(name(gate.subject))再得 \(points) 分即达分数线")
      }
  }

  /// What the envelope lacked, in words.
  private func missingMoney() -> String? {
    guard let missing = shortfall.money else { return nil }
    let text = Shown.amount(Decimals.text(missing, maximumDigits: 6))
    let currency = ranking["currency"]?.text ?? ""
    return say(
      "the envelope lacked \(text) \(currency) when the walk came to it",
      "轮到本申请时，资金额度尚缺 \(text) \(currency)")
  }

  /// Against the last selected one of the list, in words.
  private func distanceToLine() -> String? {
    guard let line = shortfall.line else { return nil }
    let (id, place) = (line.application, line.place)
    if line.points == .zero {
      return say(
        "\(id), the last selected above it (place \(place)), has the same total; a later key decided",
        "其前最后入选的 \(id)（第 \(place) 名）总分相同，由后续次序规则决定")
    }
    let text = Shown.number(line.points)
    return say(
      "the last selected above it is \(id), place \(place): "
        + "\(text) \(text == "1" ? "point" : "points") more would draw level",
      "其前最后入选的是 \(id)（第 \(place) 名）：总分再高 \(text) 分即与之持平")
  }

  /// What was missing.
  var shortfall: Shortfall { Shortfall(trace: trace, ranking: ranking, method: method) }
}
