/// A span of time as people write it: `90`, `90s`, `30m`, `24h` or `7d`.
package enum TimeSpan {
    private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

    /// The seconds of it; nil for anything else, and for more than nine digits.
    package static func seconds(_ text: String) -> Int? {
        var digits = text[...]
        var unit = 1
        if let last = text.last, let known = units[last] {
            unit = known
            digits.removeLast()
        }
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(digits)
        else { return nil }
        return number * unit
    }
}
