import Jobs
import Tenancy
import Web

/// Which jobs an operator wants to see, as the address of the page says it.
struct JobsFilter: Sendable, Hashable {
    /// Nil for live jobs in any state.
    var state: JobState?
    var kind = ""
    var queue = ""
    /// A slug.
    var tenant = ""

    init(state: JobState? = nil, kind: String = "", queue: String = "", tenant: String = "") {
        (self.state, self.kind, self.queue, self.tenant) = (state, kind, queue, tenant)
    }

    init(_ query: Query) {
        self.init(reading: query.text)
    }

    init(_ form: ConsoleForm) {
        self.init { form[$0] }
    }

    private init(reading text: (String) -> String) {
        // Postgres can't be asked for U+0000.
        func word(_ name: String) -> String { text(name).filter { $0 != "\0" } }
        state = JobState(rawValue: word("state"))
        (kind, queue, tenant) = (word("kind"), word("queue"), word("tenant"))
    }

    /// Names and values, as they stand in an address and in a form.
    var parameters: [(String, String)] {
        [("state", state?.rawValue ?? ""), ("kind", kind), ("queue", queue), ("tenant", tenant)]
    }

    var isEmpty: Bool { parameters.allSatisfy { $0.1.isEmpty } }

    func link(to path: String) -> String { PageLinks.link(path, parameters) }

    /// As the queue understands it; nil when there is no such tenant.
    func resolved(by tenants: TenantStore) async throws -> JobFilter? {
        var filter = JobFilter(
            state: state, kind: kind.isEmpty ? nil : kind, tenantID: nil, queue: queue.isEmpty ? nil : queue)
        guard !tenant.isEmpty else { return filter }
        guard let found = try await tenants.find(slug: tenant) else { return nil }
        filter.tenantID = found.id.text
        return filter
    }
}
