/// What a new licence pool is made of.
package struct NewLicensePool: Sendable, Hashable {
    package var name: String
    package var product: String
    package var seats: Int

    package init(name: String, product: String, seats: Int) {
        self.name = name
        self.product = product
        self.seats = seats
    }
}
