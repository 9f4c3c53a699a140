/// How a pool treats those who have a seat of it.
package struct LicensePoolSettings: Sendable, Hashable {
    /// How long a person who loses the reason for a seat keeps it, in hours; 0 is not at all.
    package var graceHours: Int
    /// After how many days a seat is taken back that its holder has not activated; nil is never.
    package var reclaimDays: Int?
    /// Percentages of seats held that are told of, in ascending order.
    package var thresholds: [Int]

    package init(graceHours: Int = 0, reclaimDays: Int? = nil, thresholds: [Int] = [80, 90, 100]) {
        self.graceHours = graceHours
        self.reclaimDays = reclaimDays
        self.thresholds = thresholds
    }

    package static let allowedGraceHours = 0...8760
    package static let allowedReclaimDays = 1...3650
    package static let allowedThresholds = 1...100
    package static let mostThresholds = 10

    /// As a column and an event hold the thresholds.
    var thresholdText: String { thresholds.map(String.init).joined(separator: ",") }

    static func thresholds(in text: String) -> [Int] { text.split(separator: ",").compactMap { Int($0) } }
}
