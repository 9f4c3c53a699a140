import FoundationEssentials
import Tenancy

/// Requests that are turned away at the door, as a value: the first of one credential is an entry, those of the minute after
/// it are counted in one more.
///
/// They cost a caller nothing and are held up by no limit, so each of them must not cost a row.
struct RepeatedRefusals: Sendable {
    private struct Key: Hashable {
        let tenant: TenantID
        let credentialID: UUID
        let status: Int
        let code: String?
    }

    private struct Series {
        let ends: Date
        var last: NewProvisioningEntry
        var count = 0
    }

    static let window: TimeInterval = 60
    /// Series that are told apart at once; what is beyond is kept one by one.
    private static let mostSeries = 10_000

    private var series: [Key: Series] = [:]

    /// Whether the entry is one of its own; otherwise it has been counted.
    mutating func admits(_ entry: NewProvisioningEntry) -> Bool {
        guard Self.isAtTheDoor(entry), let credentialID = entry.credentialID else { return true }
        let key = Key(
            tenant: entry.tenant.id, credentialID: credentialID, status: entry.answer.status, code: entry.answer.code)
        if series[key] != nil {
            series[key]?.count += 1
            series[key]?.last = entry
            return false
        }
        guard series.count < Self.mostSeries else { return true }
        series[key] = Series(ends: entry.time.addingTimeInterval(Self.window), last: entry)
        return true
    }

    /// The entries of the minutes that have ended: the last request of each, with the number of all behind the first.
    mutating func ended(by now: Date) -> [NewProvisioningEntry] {
        guard !series.isEmpty else { return [] }
        let ended = series.filter { $0.value.ends <= now }
        for key in ended.keys { series[key] = nil }
        return ended.values.filter { $0.count > 0 }.map { $0.last.standing(for: $0.count) }
    }

    private static func isAtTheDoor(_ entry: NewProvisioningEntry) -> Bool {
        // The token endpoint is all door.
        if entry.operation == .token { return true }
        return switch entry.answer.status {
        case 401, 429: true
        case 403: entry.answer.code == "tenant_suspended"
        default: false
        }
    }
}
