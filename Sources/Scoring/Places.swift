// SPDX-License-Identifier: Apache-2.0

/// The places of one list or several, one after the other, each with those that hold it together: slices
/// of one array, as nearly every place of a large list is held by one.
struct Places: RandomAccessCollection {
  /// Who holds a place, by position among those scored, best first.
  private var members: [Int] = []
  /// Where each place begins among them.
  private var starts: [Int] = []

  /// The places of lists, one list after the other.
  init(_ lists: [RankedOrder]) {
    members.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for list in lists {
      let first = members.count
      for (index, member) in list.members.enumerated() {
        if Int(list.starts[index]) == index { starts.append(first + index) }
        members.append(Int(member))
      }
    }
  }

  /// The first place.
  var startIndex: Int { 0 }
  /// After the last place.
  var endIndex: Int { starts.count }

  /// Those that hold a place.
  subscript(place: Int) -> ArraySlice<Int> {
    let end = place + 1 < starts.count ? starts[place + 1] : members.count
    return members[starts[place]..<end]
  }
}
