import FoundationEssentials
import JSON
package import Jobs
import Tenancy

/// Which events become which jobs.
///
/// Such a job is a wake-up: it names the subject and no event, so however many events wait for its subject there is one
/// job, and its handler looks at the state or at the log.
package struct Subscriptions: Sendable {
    package static let none = Subscriptions([:])

    private let kindsByType: [EventType: [JobKind]]
    let followers: Set<JobKind>

    /// - Parameter followers: Kinds that every event leads to, once for what is appended at a time, of tenants to whom
    ///   somebody listens. Such a job's handler follows the log.
    package init(_ kindsByType: [EventType: [JobKind]], followers: Set<JobKind> = []) {
        self.kindsByType = kindsByType
        self.followers = followers
    }

    /// Every kind that some event leads to.
    package var kinds: Set<JobKind> { kinds(for: nil).union(followers) }

    /// These and the others.
    package func merging(_ others: Subscriptions) -> Subscriptions {
        Subscriptions(
            kindsByType.merging(others.kindsByType) { $0 + $1 }, followers: followers.union(others.followers))
    }

    /// The kinds that an event of the tenant leads to whatever its type.
    func followers(of tenant: Tenant) -> Set<JobKind> {
        tenant.listeners.isEmpty ? [] : followers
    }

    /// Every kind that an event leads to for its type; nil means all types.
    func kinds(for types: Set<EventType>?) -> Set<JobKind> {
        Set(kindsByType.filter { types?.contains($0.key) ?? true }.values.joined())
    }

    /// The jobs that the events lead to, each kind once for a subject, and one for each follower.
    ///
    /// A follower's is keyed by a subject too: one row that all writers of a tenant met would make them queue.
    func jobs(for events: [NewEvent], of tenant: Tenant) -> [NewJob] {
        var known: Set<Wakeup> = []
        var jobs: [NewJob] = []
        for event in events {
            for kind in kindsByType[event.type] ?? [] {
                let subject = event.subject.uuidString.lowercased()
                guard known.insert(Wakeup(kind: kind, subject: subject)).inserted else { continue }
                jobs.append(Self.job(of: kind, subject: subject, of: tenant))
            }
        }
        guard let subject = events.first?.subject.uuidString.lowercased() else { return jobs }
        return jobs + followers(of: tenant).map { Self.job(of: $0, subject: subject, of: tenant) }
    }

    private static func job(of kind: JobKind, subject: String, of tenant: Tenant) -> NewJob {
        NewJob(tenantID: tenant.id.text, kind: kind, uniqueKey: subject, payload: ["subject": .string(subject)])
    }

    private struct Wakeup: Hashable {
        let kind: JobKind
        let subject: String
    }
}
