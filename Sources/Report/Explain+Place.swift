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
    return name("lot:\(lot)")
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
    item(say("requested: ", "申请额：") + amount(money["requested"]))
    item(say("award: ", "资助额：") + amount(money["award"]))
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
      sentences.append(say("every rule above would have had to be met", "须满足上述每一条规则"))
    }
    if let missing = missingMoney() { sentences.append(missing) }
    if let line = distanceToLine() { sentences.append(line) }
    guard !sentences.isEmpty else { return }
    head("What would have had to differ", "怎样才能入选")
    for sentence in sentences { item(sentence) }
  }

  /// What each threshold lacked, in words.
  private func missingAtGates() -> [String] {
    shortfall.gates.map { gate in
      let points = Shown.number(gate.points)
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
        "\(id), the last selected (place \(place)), has the same total; a later key decided",
        "最后入选的 \(id)（第 \(place) 名）总分相同，由后续次序规则决定")
    }
    let text = Shown.number(line.points)
    return say(
      "the last selected is \(id), place \(place): \(text) points more would draw level with it",
      "最后入选的是 \(id)（第 \(place) 名）：总分再高 \(text) 分即与之持平")
  }

  /// What was missing.
  private var shortfall: Shortfall { Shortfall(trace: trace, ranking: ranking) }
}
