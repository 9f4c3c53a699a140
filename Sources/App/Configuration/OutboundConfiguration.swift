import Outbound

/// Where what leaves the house may go, and whom it trusts.
package struct OutboundConfiguration: Sendable {
    /// Allows nothing that is private.
    package static let strict = OutboundConfiguration(vetting: AddressVetting(), trustFile: nil)

    let vetting: AddressVetting
    /// A PEM file of roots besides the system's.
    let trustFile: String?

    init(vetting: AddressVetting, trustFile: String?) {
        self.vetting = vetting
        self.trustFile = trustFile
    }

    package init(_ environment: EnvironmentReader) throws(ConfigurationError) {
        var ranges: [AddressRange] = []
        for text in try environment.list(.webhookAllowedCIDRs) {
            guard let range = AddressRange(text) else {
                throw ConfigurationError(
                    EnvironmentKey.webhookAllowedCIDRs.rawValue,
                    "must list addresses or CIDRs with commas between, such as 10.0.0.0/8,192.168.1.7.")
            }
            ranges.append(range)
        }
        vetting = AddressVetting(allowed: ranges)
        trustFile = try environment.text(.outboundCAFile)
        do {
            if let trustFile { _ = try GuardedHTTPClient.context(trusting: trustFile) }
        } catch {
            throw ConfigurationError(
                EnvironmentKey.outboundCAFile.rawValue, "must name a readable file of certificates in PEM.")
        }
    }

    /// Says why a URL may not be asked; nil when it may.
    var urlRule: @Sendable (String) -> String? {
        { [vetting] url in
            do throws(OutboundFailure) {
                _ = try OutboundURL(url, vetting: vetting)
                return nil
            } catch {
                return error.description
            }
        }
    }

    func client(limits: OutboundLimits = OutboundLimits()) throws -> GuardedHTTPClient {
        GuardedHTTPClient(
            vetting: vetting, resolver: SystemResolver(), limits: limits,
            tls: try GuardedHTTPClient.context(trusting: trustFile))
    }
}
