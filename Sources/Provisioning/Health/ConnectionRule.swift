package import FoundationEssentials
package import Tenancy

/// Decides how a connection fares from what was counted.
///
/// Entra runs a cycle every 40 minutes and quarantines a job in which more than 40 % of its writes fail, or whose credential is
/// refused; it then comes back after 6, 12 and 24 hours and once a day for four weeks. It also has nothing to say for days when nobody
/// changes. Okta sends what happens when it happens, and never gives up as a whole: its tasks fail one by one.
package struct ConnectionRule: Sendable {
    /// The share of failures from which on Entra quarantines.
    static let errorRate = 0.4
    /// Fewer failures than these are no burst.
    static let burst: Int64 = 10
    /// A refused credential counts once nothing has gone well for so long: an old token may be tried beside a good one.
    static let refusalPatience: TimeInterval = 30 * 60

    /// How long nothing comes after failures before somebody has given up; nil for who never does.
    private let patience: TimeInterval?
    /// How long nothing comes at all before that is worth a word.
    private let silence: TimeInterval

    package init(for idp: IdentityProvider) {
        switch idp {
        case .entra: (patience, silence) = (2 * 3_600, 3 * 86_400)
        case .okta: (patience, silence) = (nil, 14 * 86_400)
        default: (patience, silence) = (6 * 3_600, 14 * 86_400)
        }
    }

    /// - Parameter record: Nil when nothing has ever come.
    package func status(of record: ConnectionRecord?, at now: Date) -> ConnectionStatus {
        guard let record else { return .waiting }
        let quiet = now.timeIntervalSince(record.lastRequestAt)
        guard reason(of: record, at: now) == nil else {
            return patience.map { quiet >= $0 } ?? false ? .probablyQuarantined : .failing
        }
        return quiet >= silence ? .silent : .healthy
    }

    /// Why the connection is in trouble, as a part of a sentence; nil when it is not.
    package func reason(of record: ConnectionRecord, at now: Date) -> String? {
        if let code = refusal(in: record, at: now) { return "its credential is refused (\(code))" }
        let active = record.lastActive
        guard active.failures >= Self.burst, active.errorRate >= Self.errorRate else { return nil }
        let last = record.lastFailureCode.map { ", the last with \($0)" } ?? ""
        return "\(active.failures) of \(active.requests) requests have failed\(last)"
    }

    /// The code with which the credential is refused, when nothing has gone well since or for a while.
    private func refusal(in record: ConnectionRecord, at now: Date) -> String? {
        guard let failed = record.lastFailureAt, let code = record.lastFailureCode, code.hasPrefix("credential_"),
            // That somebody switched the configuration off is no trouble of the connection's.
            code != ProvisioningCode.refusal(CredentialRefusal.configurationDisabled.rawValue)
        else { return nil }
        guard let good = record.lastSuccessAt else { return code }
        return failed > good && now.timeIntervalSince(good) >= Self.refusalPatience ? code : nil
    }
}
