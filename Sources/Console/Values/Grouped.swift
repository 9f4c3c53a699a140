/// Numbers as people read them: 5,000.
enum Grouped {
    static func text(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// What a list leaves out, such as `And 1,200 more.`; nil for nothing.
    static func more(than shown: Int, of count: Int) -> String? {
        count > shown ? "And \(text(count - shown)) more." : nil
    }
}
