/// A JSON number that is no 64-bit integer: it keeps its digits, so what a client stored is what it reads again.
///
/// Equality is that of the digits: `1.5` and `1.50` differ here. Compare `doubleValue` where the quantity counts.
package struct JSONNumber: Sendable, Hashable {
    /// The digits as RFC 8259 §6 allows them.
    package let text: String

    /// Takes digits that a parser has checked.
    init(checkedText: String) {
        self.text = checkedText
    }

    /// The shortest digits that read back as `value`; nil for infinities and NaN, which JSON cannot say.
    package init?(_ value: Double) {
        guard value.isFinite else { return nil }
        self.text = value.description
    }

    /// The nearest `Double`; infinite when the digits lie beyond its range.
    package var doubleValue: Double { Double(text) ?? .nan }
}
