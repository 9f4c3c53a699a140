import FoundationEssentials
import Tenancy
import Testing

@testable import Provisioning

/// The rule, fed with what Entra and Okta do (reference: Entra's page on quarantine; Okta's tasks fail one by one).
struct ConnectionRuleTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// - Parameters: minutes before now.
    private func record(
        last: Double, success: Double? = nil, failure: Double? = nil, code: String? = nil, _ failures: Int64 = 0,
        of requests: Int64 = 100
    ) -> ConnectionRecord {
        func moment(_ minutes: Double) -> Date { Self.now.addingTimeInterval(-minutes * 60) }
        var record = ConnectionRecord(
            configurationID: UUID(), firstRequestAt: moment(100_000), lastRequestAt: moment(last))
        record.lastSuccessAt = success.map(moment)
        record.lastFailureAt = failure.map(moment)
        record.lastFailureCode = code
        record.lastActive = ConnectionCount(requests: requests, failures: failures)
        return record
    }

    private func status(_ record: ConnectionRecord?, _ idp: IdentityProvider = .entra) -> ConnectionStatus {
        ConnectionRule(for: idp).status(of: record, at: Self.now)
    }

    @Test func nothingHasComeYet() {
        #expect(status(nil) == .waiting)
    }

    @Test func aFewFailuresAmongManyAreHealthy() {
        #expect(status(record(last: 5, success: 5, failure: 6, code: "uniqueness", 30)) == .healthy)
        #expect(status(record(last: 5, success: 5, failure: 5, code: "uniqueness", 9, of: 9)) == .healthy)
    }

    @Test func fourInTenAreFailing() {
        #expect(status(record(last: 5, success: 5, failure: 5, code: "invalidPath", 40)) == .failing)
        #expect(status(record(last: 5, success: 5, failure: 5, code: "invalidPath", 39)) == .healthy)
    }

    @Test func entraStopsAfterABurstOfErrors() {
        #expect(status(record(last: 119, failure: 119, code: "invalidPath", 60)) == .failing)
        #expect(status(record(last: 120, failure: 120, code: "invalidPath", 60)) == .probablyQuarantined)
        // It comes back after six hours and fails again: no recovery.
        #expect(status(record(last: 1, failure: 1, code: "invalidPath", 12, of: 12)) == .failing)
    }

    @Test func aRefusedCredentialQuarantinesAtOnce() {
        #expect(status(record(last: 1, success: 40, failure: 1, code: "credential_expired", 1)) == .failing)
        #expect(
            status(record(last: 200, success: 240, failure: 200, code: "credential_expired", 1)) == .probablyQuarantined
        )
        #expect(status(record(last: 1, failure: 1, code: "credential_revoked", 1, of: 1)) == .failing)
    }

    @Test func anOldTokenBesideAGoodOneIsNoTrouble() {
        #expect(status(record(last: 1, success: 2, failure: 1, code: "credential_revoked", 5)) == .healthy)
    }

    @Test func aConfigurationThatWasSwitchedOffIsNotInTrouble() {
        #expect(
            status(record(last: 1, success: 90, failure: 1, code: "credential_configuration_disabled", 1)) == .healthy)
    }

    @Test func entraIsQuietForDaysWhenNobodyChanges() {
        #expect(status(record(last: 2 * 1_440, success: 2 * 1_440)) == .healthy)
        #expect(status(record(last: 3 * 1_440, success: 3 * 1_440)) == .silent)
    }

    @Test func oktaNeverGivesUpAsAWhole() {
        #expect(status(record(last: 5_000, failure: 5_000, code: "uniqueness", 60), .okta) == .failing)
        #expect(status(record(last: 13 * 1_440, success: 13 * 1_440), .okta) == .healthy)
        #expect(status(record(last: 14 * 1_440, success: 14 * 1_440), .okta) == .silent)
    }

    @Test func theReasonNamesTheCode() {
        let rule = ConnectionRule(for: .entra)
        #expect(
            rule.reason(of: record(last: 1, failure: 1, code: "credential_expired", 1, of: 1), at: Self.now)
                == "its credential is refused (credential_expired)")
        #expect(
            rule.reason(of: record(last: 1, failure: 1, code: "noTarget", 50), at: Self.now)
                == "50 of 100 requests have failed, the last with noTarget")
    }

    @Test func everyChangeIsToldOnce() {
        #expect(ConnectionChange(from: .healthy, to: .failing) == .unhealthy)
        #expect(ConnectionChange(from: .waiting, to: .failing) == .unhealthy)
        #expect(ConnectionChange(from: .failing, to: .probablyQuarantined) == .quiet)
        #expect(ConnectionChange(from: .probablyQuarantined, to: .failing) == .quiet)
        #expect(ConnectionChange(from: .probablyQuarantined, to: .healthy) == .recovered)
        #expect(ConnectionChange(from: .healthy, to: .silent) == .quiet)
    }
}
