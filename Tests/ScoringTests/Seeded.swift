// SPDX-License-Identifier: Apache-2.0

/// A generator with a seed (SplitMix64): a failing property test fails again.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  /// Starts at a seed.
  init(_ seed: UInt64) { state = seed }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A text of up to `length` scalars from the given ones.
  mutating func text(of scalars: [Unicode.Scalar], length: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      text.unicodeScalars.append(scalars[Int.random(in: 0..<scalars.count, using: &self)])
    }
    return text
  }
}
