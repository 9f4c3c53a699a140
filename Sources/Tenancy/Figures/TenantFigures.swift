/// What there is in a tenant's schema, or in those of all tenants together.
package struct TenantFigures: Sendable, Hashable {
    /// Seats of all licences that can be given.
    package let free: Int64
    /// Seats that somebody has.
    package let held: Int64
    /// People in line for a seat.
    package let waiting: Int64
    /// Webhook endpoints.
    package let enabledEndpoints: Int64
    package let disabledEndpoints: Int64

    package init(free: Int64, held: Int64, waiting: Int64, enabledEndpoints: Int64, disabledEndpoints: Int64) {
        self.free = free
        self.held = held
        self.waiting = waiting
        self.enabledEndpoints = enabledEndpoints
        self.disabledEndpoints = disabledEndpoints
    }
}
