package import Events
import Postgres
package import SCIM
package import Tenancy

/// The stores of all types that tenants define, which lie in one table.
package struct OwnResourceStores: Sendable {
    let database: TenantDatabase
    var transactions: DirectoryTransactions
    let events: EventLog
    let identifiers: IdentifierGenerator
    let clock: WallClock
    /// That of one type is in all but the type's key that of all.
    private let search: ResourceSearch

    package init(
        database: TenantDatabase, events: EventLog, identifiers: IdentifierGenerator, clock: WallClock,
        limits: SearchLimits = SearchLimits()
    ) {
        self.database = database
        self.events = events
        self.identifiers = identifiers
        self.clock = clock
        search = ResourceSearch(database: database, limits: limits, table: .own(SchemaRegistry.standard.user))
        transactions = DirectoryTransactions(database: database)
    }

    /// The store of a type; it serves tenants in whose registry the type is.
    package func store(of type: ResourceSchema) -> OwnResourceStore {
        OwnResourceStore(type: type, stores: self, search: search.over(.own(type)))
    }
}
