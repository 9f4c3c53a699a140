import AdminAPI
import Foundation
import JSON
import JobHandlers
import Jobs
import Licensing
import Tenancy

extension Operator {
    /// Most rows that a list prints: more than a person reads, less than a terminal minds.
    static let listLimit = 1000

    package func createTenant(slug: String, name: String) async throws -> Report {
        Report(try await services.tenants.create(slug: slug, name: name).json)
    }

    package func tenants() async throws -> Report {
        Report(list: try await services.tenants.page(limit: Self.listLimit).elements.map(\.json))
    }

    package func tenant(_ slug: String) async throws -> Report {
        Report(try await find(slug).json)
    }

    package func suspendTenant(_ slug: String) async throws -> Report {
        Report(try await services.tenants.suspend(find(slug).id).json)
    }

    package func resumeTenant(_ slug: String) async throws -> Report {
        Report(try await services.tenants.resume(find(slug).id).json)
    }

    package func deleteTenant(_ slug: String, afterHours hours: Int) async throws -> Report {
        Report(try await services.tenants.delete(find(slug).id, afterHours: hours).json)
    }

    /// Writes an archive of the tenant to a file, which must not be there yet, or to standard output (`-`).
    package func exportTenant(_ slug: String, to path: String) async throws -> Report {
        let tenant = try await find(slug)
        let file = try ArchiveFile.create(path)
        let rows = try await services.archive.write(tenant) { try file.write($0) }
        try file.close()
        return Report(["tenant": .string(tenant.slug), "rows": .integer(Int64(rows))], isSilent: path == "-")
    }

    /// Makes the tenant of an archive, whose jobs then find out by themselves what is to do.
    package func importTenant(from path: String) async throws -> Report {
        // An archive has no jobs: these look at what it has, and make the rest.
        let kinds: [JobKind] = [.reconcileLicenses, .followEvents, .expireLicenses, .pruneDeliveries]
        let file = try ArchiveFile.open(path)
        let (slug, rows) = try await services.archive.restore(reading: file.nextLine) { tenant, transaction in
            let jobs = kinds.map { kind in
                NewJob(
                    tenantID: tenant.text, kind: kind, uniqueKey: kind.name, payload: ["subject": .string(tenant.text)])
            }
            services.queue.enqueue(jobs, in: transaction)
        }
        services.queue.hint(kinds)
        return Report(["tenant": .string(slug), "rows": .integer(Int64(rows))])
    }

    package func createPool(of slug: String, name: String, product: String, seats: Int) async throws -> Report {
        let new = NewLicensePool(name: name, product: product, seats: seats)
        return Report(try await services.pools.create(new, for: find(slug)).json)
    }

    /// Changes what is given; nil leaves as it is.
    package func updatePool(
        _ id: String, of slug: String, name: String?, seats: Int?, graceHours: Int?, reclaimDays: Int?
    ) async throws -> Report {
        let change = LicensePoolChange(name: name, seats: seats, graceHours: graceHours, reclaimDays: reclaimDays)
        let id = try identifier(id, of: "pool")
        return Report(try await services.pools.update(id, change, of: find(slug)).json)
    }

    package func pools(of slug: String) async throws -> Report {
        Report(list: try await services.pools.page(of: find(slug), limit: Self.listLimit).elements.map(\.json))
    }

    func find(_ slug: String) async throws -> Tenant {
        guard let tenant = try await services.tenants.find(slug: slug) else { throw TenancyError.tenantNotFound }
        return tenant
    }

    func identifier(_ text: String, of thing: String) throws -> UUID {
        guard let id = UUID(uuidString: text) else { throw OperatorRefusal("\"\(text)\" is no id of a \(thing).") }
        return id
    }
}
