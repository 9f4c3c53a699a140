/// Requests of a stretch of time, and how many of them failed.
package struct ConnectionCount: Sendable, Hashable {
    package var requests: Int64
    package var failures: Int64

    package init(requests: Int64 = 0, failures: Int64 = 0) {
        self.requests = requests
        self.failures = failures
    }

    /// From 0 to 1; 0 of no requests.
    package var errorRate: Double {
        requests == 0 ? 0 : Double(failures) / Double(requests)
    }
}
