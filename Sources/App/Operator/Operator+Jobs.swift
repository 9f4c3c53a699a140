import AdminAPI
import JSON
import Jobs
import Tenancy

extension Operator {
    package func jobs(state: String?, kind: String?, tenant slug: String?, limit: Int) async throws -> Report {
        var filter = JobFilter(kind: kind)
        if let state {
            guard let known = JobState(rawValue: state) else {
                let states = JobState.allCases.map(\.rawValue).joined(separator: ", ")
                throw OperatorRefusal("--state must be one of: \(states).")
            }
            filter.state = known
        }
        if let slug { filter.tenantID = try await find(slug).id.text }
        let page = try await listing.page(filter, after: nil, limit: min(max(limit, 1), 200))
        return Report(list: page.jobs.map(\.json))
    }

    package func retryJob(_ id: Int64) async throws -> Report {
        try change(id, await listing.retry(id))
    }

    package func discardJob(_ id: Int64) async throws -> Report {
        try change(id, await listing.discard(id))
    }

    package func cancelJob(_ id: Int64) async throws -> Report {
        try change(id, await listing.cancel(id))
    }

    package func showJob(_ id: Int64) async throws -> Report {
        guard let job = try await listing.find(id) else { throw OperatorRefusal("There is no live job \(id).") }
        return Report(job.json)
    }

    package func queues() async throws -> Report {
        Report(list: try await listing.depths().map(\.json))
    }

    package func workers() async throws -> Report {
        Report(list: try await listing.workers().map(\.json))
    }

    package func pauses() async throws -> Report {
        Report(list: try await JobPauses(client: services.client).all().map(\.json))
    }

    package func pause(queue: String?, kind: String?, tenant slug: String?, reason: String?) async throws -> Report {
        guard queue ?? kind ?? slug != nil else { throw OperatorRefusal("Name a --queue, a --kind or a --tenant.") }
        var tenantID: String?
        if let slug { tenantID = try await find(slug).id.text }
        return Report(
            try await JobPauses(client: services.client).pause(
                queue: queue, kind: kind, tenantID: tenantID, reason: reason
            ).json)
    }

    package func resume(_ id: Int64) async throws -> Report {
        guard let pause = try await JobPauses(client: services.client).resume(id) else {
            throw OperatorRefusal("There is no pause \(id).")
        }
        return Report(pause.json)
    }

    package func schedules() async throws -> Report {
        Report(list: try await JobSchedules(client: services.client).all().map(\.json))
    }

    package func runSchedule(_ name: String) async throws -> Report {
        guard let schedule = try await JobSchedules(client: services.client).run(name) else {
            throw OperatorRefusal("There is no recurring job \"\(name)\".")
        }
        return Report(schedule.json)
    }

    private var listing: JobListing { JobListing(client: services.client) }

    private func change(_ id: Int64, _ change: JobChange) throws -> Report {
        switch change {
        case .changed(let job): return Report(job.json)
        case .notFound: throw OperatorRefusal("There is no job \(id).")
        case .conflict(let state): throw OperatorRefusal("Job \(id) is \(state.rawValue); that can't be done now.")
        }
    }
}
