/// Free seats of one pool, of which the lowest are given out first.
struct FreeSeats: Sendable {
    /// The highest first: what is given out leaves at the end.
    private var numbers: [Int]

    init(_ numbers: some Sequence<Int>) {
        self.numbers = numbers.sorted(by: >)
    }

    var isEmpty: Bool { numbers.isEmpty }

    mutating func takeLowest() -> Int? {
        numbers.popLast()
    }

    mutating func insert(_ number: Int) {
        let index = numbers.firstIndex { $0 < number } ?? numbers.endIndex
        numbers.insert(number, at: index)
    }
}
