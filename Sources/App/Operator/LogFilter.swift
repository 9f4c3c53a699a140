import FoundationEssentials
import Provisioning
import SCIM

/// Which entries of a provisioning log the person at the terminal wants, as they were typed.
package struct LogFilter: Sendable {
    package var outcome: String?
    package var operation: String?
    /// A whole user name or external id.
    package var text: String?
    package var requestID: String?
    /// RFC 3339.
    package var since: String?

    package init() {}

    func parsed() throws(OperatorRefusal) -> ProvisioningFilter {
        var filter = ProvisioningFilter()
        filter.outcome = try Self.word(outcome, "--outcome")
        filter.operation = try Self.word(operation, "--operation")
        filter.text = text
        filter.requestID = requestID
        filter.since = try Self.moment(since)
        return filter
    }

    /// What `--since` names; nil for nil.
    static func moment(_ since: String?) throws(OperatorRefusal) -> Date? {
        guard let since else { return nil }
        guard let moment = SCIMDateTime(parsing: since) else {
            throw OperatorRefusal("--since must be a time such as 2026-11-28T12:00:00Z.")
        }
        return Date(timeIntervalSince1970: Double(moment.millisecondsSinceEpoch) / 1000)
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String?, _ option: String
    ) throws(OperatorRefusal) -> Word? {
        guard let text else { return nil }
        guard let word = Word(rawValue: text) else {
            throw OperatorRefusal("\(option) must be one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return word
    }
}
