import FoundationEssentials
import SCIM

extension Date {
    /// Nil for what is no date with time and offset.
    init?(rfc3339 text: String) {
        guard let moment = SCIMDateTime(parsing: text) else { return nil }
        self.init(timeIntervalSince1970: Double(moment.millisecondsSinceEpoch) / 1000)
    }
}
