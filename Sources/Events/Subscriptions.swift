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

    package init(_ kindsByType: [EventType: [JobKind]]) {
        self.kindsByType = kindsByType
    }

    /// Every kind that some event leads to.
    package var kinds: Set<JobKind> { kinds(for: nil) }

    /// These and the others.
    package func merging(_ others: Subscriptions) -> Subscriptions {
        Subscriptions(kindsByType.merging(others.kindsByType) { $0 + $1 })
    }

    /// Every kind that an event of the types leads to; nil means all types.
    func kinds(for types: Set<EventType>?) -> Set<JobKind> {
        Set(kindsByType.filter { types?.contains($0.key) ?? true }.values.joined())
    }

    /// The jobs that the events lead to, each kind once for a subject.
    func jobs(for events: [NewEvent], of tenant: Tenant) -> [NewJob] {
        var known: Set<Wakeup> = []
        var jobs: [NewJob] = []
        for event in events {
            for kind in kindsByType[event.type] ?? [] {
                let subject = event.subject.uuidString.lowercased()
                guard known.insert(Wakeup(kind: kind, subject: subject)).inserted else { continue }
                jobs.append(
                    NewJob(
                        tenantID: tenant.id.text, kind: kind, uniqueKey: subject,
                        payload: ["subject": .string(subject)]))
            }
        }
        return jobs
    }

    private struct Wakeup: Hashable {
        let kind: JobKind
        let subject: String
    }
}
