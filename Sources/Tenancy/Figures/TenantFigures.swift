/// What there is in a tenant's schema, or in those of all tenants together.
package struct TenantFigures: Sendable, Hashable {
    /// Of all licences.
    package let seats: Int64
    package let held: Int64
    /// People in line for a seat.
    package let waiting: Int64
    /// Webhook endpoints.
    package let enabledEndpoints: Int64
    package let disabledEndpoints: Int64

    package init(seats: Int64, held: Int64, waiting: Int64, enabledEndpoints: Int64, disabledEndpoints: Int64) {
        self.seats = seats
        self.held = held
        self.waiting = waiting
        self.enabledEndpoints = enabledEndpoints
        self.disabledEndpoints = disabledEndpoints
    }
}
