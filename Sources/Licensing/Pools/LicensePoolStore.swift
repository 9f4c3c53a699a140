package import Events
package import FoundationEssentials
import JSON
import Postgres
package import Tenancy

/// The licence pools of tenants.
package struct LicensePoolStore: Sendable {
    /// Seats that one statement makes, in some 0.2 s: a pool of any size stays far below the deadline of a statement.
    static let seatsAtOnce = 25_000

    let database: TenantDatabase
    let log: EventLog
    private let identifiers: IdentifierGenerator
    let clock: WallClock

    package init(database: TenantDatabase, log: EventLog, identifiers: IdentifierGenerator, clock: WallClock) {
        self.database = database
        self.log = log
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Makes a pool with all its seats.
    ///
    /// Throws `TenancyError.nameInvalid`, ``LicensingError/productInvalid(_:)``,
    /// ``LicensingError/seatsOutOfRange(_:allowed:)``, ``LicensingError/poolNameTaken(_:)``.
    package func create(_ new: NewLicensePool, for tenant: Tenant) async throws -> LicensePool {
        let new = try validated(new)
        let now = clock.now()
        let id = identifiers.next(at: now)
        do {
            let pool = try await database.transaction(for: tenant) { transaction in
                let rows = try await transaction.query(
                    LicensePoolStatements.insert,
                    [
                        .uuid(id), .text(new.name), .text(DisplayName.key(new.name)), .text(new.product),
                        .int4(Int32(new.seats)), .timestamp(now),
                    ])
                guard let row = rows.first else { throw PostgresError.decoding("the new pool was not returned") }
                transaction.enqueue(
                    SeatPoolStatements.insert, [.uuid(id), .text(new.product), .int4(Int32(new.seats))])
                try await makeSeats(new.seats, of: id, in: transaction)
                log.append([created(id, new)], in: transaction)
                return try LicensePool(row)
            }
            log.hintSubscribers(of: [.licensePoolCreated])
            return pool
        } catch let error as PostgresError where error.constraint == "license_pools_name_unique" {
            throw LicensingError.poolNameTaken(new.name)
        }
    }

    /// Nil when the tenant has no such pool, also when another has.
    package func find(_ id: UUID, of tenant: Tenant) async throws -> LicensePool? {
        try await database.query(LicensePoolStatements.find, for: tenant, [.uuid(id)]).first.map { try LicensePool($0) }
    }

    /// What those of the ids that are pools are called, inside a transaction.
    package func names(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UUID: String] {
        let rows = try await transaction.query(LicensePoolStatements.names, [.uuids(ids)])
        return Dictionary(
            try rows.map { try $0.decode(UUID.self, String.self) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many seats people have; nil when the tenant has no such pool.
    package func usage(of id: UUID, of tenant: Tenant) async throws -> PoolUsage? {
        let rows = try await database.query(SeatPoolStatements.find, for: tenant, [.uuid(id)])
        return try rows.first.map { PoolUsage(try SeatPool($0)) }
    }

    /// How many seats people have, of every pool of the tenant.
    package func usages(of tenant: Tenant) async throws -> [UUID: PoolUsage] {
        let pools = try await database.query(SeatPoolStatements.all, for: tenant).map { try SeatPool($0) }
        return Dictionary(pools.map { ($0.id, PoolUsage($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many seats of all pools together there are, are held, are waited for, and can be given. Where people hold more
    /// than there are, the seats of other pools are free all the same.
    package func sums(of tenant: Tenant) async throws -> (seats: Int64, held: Int64, waiting: Int64, free: Int64) {
        guard let row = try await database.query(SeatPoolStatements.sum, for: tenant).first else { return (0, 0, 0, 0) }
        return try row.decode(Int64.self, Int64.self, Int64.self, Int64.self)
    }

    /// Who has the pool's highest seats, the highest first: the proposal for who loses one when there are `count` too many.
    package func highestHolders(of id: UUID, of tenant: Tenant, count: Int) async throws -> [PoolHolder] {
        try await database.query(SeatStatements.highest, for: tenant, [.uuid(id), .int8(Int64(count))]).map { row in
            let (number, userID) = try row.decode(Int.self, UUID.self)
            return PoolHolder(seatNumber: number, userID: userID)
        }
    }

    /// Up to `limit` pools in the order of their making.
    package func page(of tenant: Tenant, after: UUID? = nil, limit: Int) async throws -> Page<LicensePool, UUID> {
        let rows = try await database.query(
            LicensePoolStatements.page, for: tenant, [.uuid(after ?? .lowest), .int8(Int64(limit) + 1)])
        return Page(try rows.map { try LicensePool($0) }, limit: limit) { $0.id }
    }

    private func makeSeats(_ count: Int, of pool: UUID, in transaction: TenantTransaction) async throws {
        transaction.enqueue(SeatStatements.checkAtOnce)
        for first in stride(from: 1, through: count, by: Self.seatsAtOnce) {
            let last = min(first + Self.seatsAtOnce - 1, count)
            _ = try await transaction.query(
                SeatStatements.insert, [.uuid(pool), .int4(Int32(first)), .int4(Int32(last))])
        }
    }

    private func validated(_ new: NewLicensePool) throws -> NewLicensePool {
        var new = new
        new.name = try DisplayName.validated(new.name)
        try ProductKey.validate(new.product)
        guard LicensePool.allowedSeats.contains(new.seats) else {
            throw LicensingError.seatsOutOfRange(new.seats, allowed: LicensePool.allowedSeats)
        }
        return new
    }

    private func created(_ id: UUID, _ new: NewLicensePool) -> NewEvent {
        NewEvent(
            type: .licensePoolCreated, subject: id,
            data: ["name": .string(new.name), "product": .string(new.product), "seats": .integer(Int64(new.seats))])
    }
}
