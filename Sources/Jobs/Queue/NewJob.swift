package import JSON

/// A job to be enqueued.
package struct NewJob: Sendable, Hashable {
    /// Whose job it is; fairness is between tenants.
    package var tenantID: String
    package var kind: JobKind
    /// At most one job of a tenant and kind waits unread under this key. Enqueuing another gives the waiting one the newer
    /// payload, and of both the earlier time and the smaller priority.
    ///
    /// The writer that meets a waiting job holds its row until commit, so the key must name one subject (a user, a
    /// delivery): one that all writers of a tenant share would make them wait for each other.
    package var uniqueKey: String?
    /// Ids, never personal data: the queue lies outside the tenant's schema.
    package var payload: JSONObject
    /// Smaller runs first within the tenant; 0 to 32,767.
    package var priority: Int
    /// Measured by the database's clock from the start of the writer's transaction.
    package var delay: Duration
    /// Claims after which the job is given up, 1 to 32,767.
    package var maxAttempts: Int

    package init(
        tenantID: String, kind: JobKind, uniqueKey: String? = nil, payload: JSONObject = JSONObject(),
        priority: Int = 100, delay: Duration = .zero, maxAttempts: Int = 20
    ) {
        self.tenantID = tenantID
        self.kind = kind
        self.uniqueKey = uniqueKey
        self.payload = payload
        self.priority = priority
        self.delay = delay
        self.maxAttempts = maxAttempts
    }

    /// The jobs in the order in which their keys are locked, each unique key once: two writers that enqueue the same
    /// keys must not wait for each other, and one statement cannot meet a row twice.
    static func ordered(_ jobs: [NewJob]) -> [NewJob] {
        var merged: [NewJob] = []
        var places: [Identity: Int] = [:]
        for job in jobs {
            guard let identity = Identity(job) else {
                merged.append(job)
                continue
            }
            if let place = places[identity] {
                merged[place].absorb(job)
            } else {
                places[identity] = merged.count
                merged.append(job)
            }
        }
        // Stable: jobs without a key keep the order in which they were given.
        return merged.enumerated()
            .sorted { left, right in
                let (first, second) = (left.element.order, right.element.order)
                return first == second ? left.offset < right.offset : first < second
            }
            .map(\.element)
    }

    private mutating func absorb(_ later: NewJob) {
        payload = later.payload
        priority = min(priority, later.priority)
        delay = min(delay, later.delay)
        maxAttempts = max(maxAttempts, later.maxAttempts)
    }

    private var order: (String, String, String) { (tenantID, kind.name, uniqueKey ?? "") }

    private struct Identity: Hashable {
        let tenantID: String
        let kind: String
        let uniqueKey: String

        init?(_ job: NewJob) {
            guard let uniqueKey = job.uniqueKey else { return nil }
            tenantID = job.tenantID
            kind = job.kind.name
            self.uniqueKey = uniqueKey
        }
    }
}
