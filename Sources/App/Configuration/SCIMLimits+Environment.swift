import SCIMAPI
import Web

extension SCIMLimits {
    /// The keys, their ranges and defaults are those of ``EnvironmentKey``.
    init(_ environment: EnvironmentReader) throws(ConfigurationError) {
        self.init()
        filterLength = try environment.integer(.scimFilterLength, in: 256...16_384, default: filterLength)
        filterDepth = try environment.integer(.scimFilterDepth, in: 1...100, default: filterDepth)
        pageDefault = try environment.integer(.scimPageDefault, in: 1...10_000, default: pageDefault)
        pageMaximum = try environment.integer(.scimPageMaximum, in: 1...10_000, default: pageMaximum)
        cursorTimeout = try environment.integer(.scimCursorTimeout, in: 1...604_800, default: cursorTimeout)
        bulkOperations = try environment.integer(.scimBulkOperations, in: 1...10_000, default: bulkOperations)
        bulkPayload = try environment.integer(.scimBulkPayload, in: 1024...67_108_864, default: bulkPayload)
        patchMembers = try environment.integer(.scimPatchMembers, in: 1...1_000_000, default: patchMembers)
        groupBody = try environment.integer(.scimGroupBody, in: 1024...67_108_864, default: groupBody)
        userBody = try environment.integer(.scimUserBody, in: 1024...67_108_864, default: userBody)
        rate.sustained = try environment.integer(.scimRate, in: 0...1_000_000, default: rate.sustained)
        rate.burst = try environment.integer(.scimBurst, in: 1...1_000_000, default: rate.burst)
        guard pageDefault <= pageMaximum else {
            throw ConfigurationError(
                EnvironmentKey.scimPageDefault.rawValue,
                "must not exceed \(EnvironmentKey.scimPageMaximum.rawValue).")
        }
    }
}
