import AdminAPI
import Directory
import FoundationEssentials
import Licensing
import Tenancy

extension ConsoleServices {
    /// All licence rules of the tenant; the domain allows no more than one page of them.
    func rules(of tenant: Tenant) async throws -> [LicenseRule] {
        try await admin.licenses.rules.page(of: tenant, limit: LicenseRule.mostRules).elements
    }

    /// The names that sentences about these rules, and about what configurations give, need.
    func seatNames(of rules: [LicenseRule], in context: ConsoleContext) async throws -> SeatNames {
        try await seatNames(of: rules, configurations(of: context.tenant), in: context)
    }

    /// The same for who has read the configurations already.
    func seatNames(
        of rules: [LicenseRule], _ configurations: [SCIMConfiguration], in context: ConsoleContext
    ) async throws -> SeatNames {
        var names = SeatNames()
        for configuration in configurations { names.configurations[configuration.id] = configuration.name }
        for rule in rules { names.rules[rule.id] = rule }
        let groups = Set(rules.filter { $0.subject.kind == .group }.map(\.subject.id))
        guard !groups.isEmpty else { return names }
        for group in try await admin.groups.read(Array(groups), by: reader(context)) {
            names.groups[group.id] = try group.groupName
        }
        return names
    }

    /// The same for those of the tenant's rules that are named, which may be gone.
    func seatNames(ofRules ids: [UUID?], in context: ConsoleContext) async throws -> SeatNames {
        let wanted = Set(ids.compactMap(\.self))
        let rules = wanted.isEmpty ? [] : try await rules(of: context.tenant).filter { wanted.contains($0.id) }
        return try await seatNames(of: rules, in: context)
    }
}
