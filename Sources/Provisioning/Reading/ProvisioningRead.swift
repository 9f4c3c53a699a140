import FoundationEssentials
import Postgres

/// One way into the log for a filter. What a filter lets pass is what all of its reads find together.
struct ProvisioningRead: Sendable, Hashable {
    /// Entries that a page looks at, by one way: filters that no index serves are looked at in the rows.
    static let lookedAtOnce = 20_000

    let anchor: ProvisioningAnchor
    /// What the rows must be besides what the filter says.
    var resourceID: UUID?
    var operation: ProvisioningOperation?
    var outcome: ProvisioningOutcome?
    var nameKey: Int64?
    var externalKey: Int64?

    init(_ anchor: ProvisioningAnchor) {
        self.anchor = anchor
    }

    /// - Parameters:
    ///   - keys: Hashes text.
    ///   - called: Whom the filter's text means.
    static func all(of filter: ProvisioningFilter, _ keys: ProvisioningKeys, called: [UUID]) -> [ProvisioningRead] {
        guard let text = filter.text else { return [narrowest(filter)] + others(filter) }
        var (name, external) = (ProvisioningRead(.name), ProvisioningRead(.external))
        name.nameKey = keys.name(text)
        external.externalKey = keys.externalID(text)
        return [name, external]
            + called.filter { filter.resourceID == nil || filter.resourceID == $0 }.map { id in
                var read = ProvisioningRead(.resource)
                read.resourceID = id
                return read
            }
    }

    private static func narrowest(_ filter: ProvisioningFilter) -> ProvisioningRead {
        if filter.requestID != nil { return ProvisioningRead(.request) }
        if filter.resourceID != nil { return ProvisioningRead(.resource) }
        if filter.scimType != nil { return ProvisioningRead(.scimType) }
        if let status = filter.status, status >= 400 { return ProvisioningRead(.status) }
        if let type = filter.resourceType, type != "User" { return ProvisioningRead(.type) }
        if filter.operation != nil || filter.outcome != nil { return kinds(filter)[0] }
        return ProvisioningRead(filter.configurationID == nil ? .time : .configuration)
    }

    /// The rest, when the filter is about kinds of which there are several.
    private static func others(_ filter: ProvisioningFilter) -> [ProvisioningRead] {
        narrowest(filter).anchor == .kind ? Array(kinds(filter).dropFirst()) : []
    }

    /// Of one operation each outcome, or of one outcome each operation.
    private static func kinds(_ filter: ProvisioningFilter) -> [ProvisioningRead] {
        let operations = filter.operation.map { [$0] } ?? ProvisioningOperation.allCases
        let outcomes = filter.outcome.map { [$0] } ?? ProvisioningOutcome.allCases
        return operations.flatMap { operation in
            outcomes.map { outcome in
                var read = ProvisioningRead(.kind)
                (read.operation, read.outcome) = (operation, outcome)
                return read
            }
        }
    }

    /// The binds of a page's statement between two ids.
    func binds(_ filter: ProvisioningFilter, after: UUID, before: UUID, limit: Int) -> [Bind] {
        [
            .uuid(max(after, filter.since.map { UUID(beforeAllOf: $0) } ?? .none)),
            .uuid(min(before, filter.until.map { UUID(beforeAllOf: $0) } ?? .all)),
            .int8(Int64(limit)), .uuid(filter.configurationID), .text((operation ?? filter.operation)?.rawValue),
            .text(filter.resourceType), .uuid(resourceID ?? filter.resourceID),
            .text((outcome ?? filter.outcome)?.rawValue), .int2(filter.status.map { Int16(clamping: $0) }),
            .text(filter.scimType), .text(filter.requestID), .int8(nameKey), .int8(externalKey),
            .int8(Int64(Self.lookedAtOnce)),
        ]
    }
}
