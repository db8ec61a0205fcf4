// SPDX-License-Identifier: Apache-2.0

package import Model

/// Why a ranking could not be computed (DESIGN §6.1, §8): the job failed, nothing is written.
package struct ScoringFailure: Error, Equatable, Sendable {
  /// What went wrong.
  package enum Code: String, Hashable, Sendable {
    /// An exact result needs more than 127 bits.
    case overflow
    /// A division by zero.
    case divisionByZero
    /// An envelope, a cap or a bound is not in the currency of the call's money.
    case mixedCurrencies
  }
  /// What went wrong.
  package let code: Code
  /// The application that it went wrong for, where it was one.
  package let application: ApplicationID?

  /// A failure.
  package init(_ code: Code, application: ApplicationID? = nil) {
    self.code = code
    self.application = application
  }

  /// The failure that an exact calculation stands for.
  init(_ failure: ArithmeticFailure, _ application: ApplicationID?) {
    self.init(failure == .overflow ? .overflow : .divisionByZero, application: application)
  }
}

/// Runs an exact calculation and names the application that it fails for.
func exactly<Value>(
  for application: ApplicationID?, _ body: () throws(ArithmeticFailure) -> Value
) throws(ScoringFailure) -> Value {
  do throws(ArithmeticFailure) {
    return try body()
  } catch {
    throw ScoringFailure(error, application)
  }
}

extension Sequence<Rational> {
  /// The exact sum; zero of nothing.
  func sum() throws(ArithmeticFailure) -> Rational {
    var sum = Rational.zero
    for value in self { sum = try sum.adding(value) }
    return sum
  }
}

extension Rational {
  /// The value rounded where the call asks for it; else the value (DESIGN §6.11).
  func rounded(where rounding: Rounding?) throws(ArithmeticFailure) -> Rational {
    guard let rounding else { return self }
    return try rounded(rounding)
  }
}
