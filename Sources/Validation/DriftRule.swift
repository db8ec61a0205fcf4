// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// A figure differs from that of the earlier stage's application by no more than a share of it.
package struct DriftRule: ApplicationRule {
  package static let element = "drift"

  package static let finding = FindingKind(
    "ELG121",
    title: Texts(en: "too far from the earlier application", zh: "与前一阶段申请相差过大"),
    message: Texts(en: "found {found}, asked {asked}", zh: "实际为{found}，要求{asked}"),
    why: Texts(
      en:
        "A concept note was selected for what it asked. The full application is the application of "
        + "the same id among those of the earlier stage (--earlier); where there is none, or "
        + "several, the rule is unknown.",
      zh: "概念书因其内容入选。完整申请与前一阶段（--earlier）中编号相同的申请比对；没有或有多份时，规则未知。"),
    remedy: Texts(
      en: "Bring the figure back within the share allowed, or give the earlier application with "
        + "--earlier so that it can be compared.",
      zh: "请将数值调整回允许的幅度之内；或以 --earlier 提供前一阶段的申请以便比对。"),
    example: """
      <drift id="contribution" severity="ineligible" by="0.2">
        <value attribute="requested"/>
        <message xml:lang="en">The contribution differs from the concept note's by at most 20 %.</message>
      </drift>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "no earlier application to compare with", zh: "没有前一阶段申请可比"),
      rule: #"<drift by="0.2"><value attribute="requested"/></drift>"#,
      application: #"<budget currency="EUR" total="1" requested="1"/>"#, answer: .unknown)
  ]

  /// Which way it may not go.
  enum Direction: String, Sendable {
    /// Neither.
    case any
    /// It may sink, but not rise by more.
    case up
    /// It may rise, but not sink by more.
    case down
  }

  /// What is compared: as written, never converted, so that the two stages are in one currency.
  let measure: CompiledMeasure
  /// Where it is money the column of the currency, which must be the earlier application's.
  let currency: Int?
  /// Where its earlier value stands.
  let earlier: Int
  /// The share of the earlier figure.
  let share: Rational
  /// Which way is limited.
  let direction: Direction
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> DriftRule? {
    let measures = reader.measures(in: form)
    guard let share = reader.figure(form, "by", or: "parameter"), let measure = measures.first
    else {
      return nil
    }
    reader.require(form, "by", share)
    let direction = Direction(rawValue: form[attribute: "direction"] ?? "") ?? .any
    let words = Words.measure(measure, reader)
    let shown = Words.number(share)
    let way =
      switch direction {
      case .any: Texts(en: "differs", zh: "相差")
      case .up: Texts(en: "rises", zh: "增加")
      case .down: Texts(en: "sinks", zh: "减少")
      }
    let compiled = CompiledMeasure(measure, lists: reader.lists, day: reader.day).withoutFacts
    let currency =
      compiled.isMoney(reader.vocabulary)
      ? reader.vocabulary.index(of: "currency", in: .application) : nil
    return DriftRule(
      measure: compiled, currency: currency, earlier: reader.measureEarlier(compiled), share: share,
      direction: direction,
      words: Texts(
        en: "\(words.en) \(way.en) from the earlier application by at most \(shown) of it",
        zh: "\(words.zh)较前一阶段申请\(way.zh)不超过其\(shown)"))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    footprint.add(measure)
    if let currency { footprint.add(.application, currency) }
    // The earlier application is found by the id of this one.
    footprint.add(.application, 1)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    measure.covers(part, in: subject)
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(measure)
  }

  /// Whether the two figures are in one currency, where they are money.
  private func isComparable(_ figures: EarlierFigures, _ subject: Subject) -> Bool {
    guard let currency, subject.application[.application].count > 0 else { return true }
    return subject.application[.application][0, currency].text == figures.currency
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    guard let figures = subject.earlier, figures.values.indices.contains(earlier),
      isComparable(figures, subject), let old = figures.values[earlier],
      let new = subject.value(measure),
      let distance = try? new.subtracting(old),
      let allowed = try? old.magnitude.multiplied(by: share)
    else {
      return RuleAnswer(.unknown, details: .init(places: subject.places(measure, file: file)))
    }
    let isMet =
      switch direction {
      case .any: distance.magnitude <= allowed
      case .up: distance <= allowed
      case .down: distance.negated <= allowed
      }
    return RuleAnswer(
      isMet ? .pass : .fail, found: new,
      details: .init(
        asked: [
          RuleAnswer.Bound("min", direction == .up ? nil : try? old.subtracting(allowed)),
          RuleAnswer.Bound("max", direction == .down ? nil : try? old.adding(allowed)),
        ].filter { $0.value != nil },
        places: isMet ? [] : subject.places(measure, file: file)))
  }
}
