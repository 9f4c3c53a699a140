import Crypto
import Foundation
import Logging
package import Postgres
package import SCIMAPI
package import Telemetry
package import Web

/// Everything that a service is told from outside, checked whole before it starts.
///
/// The keys, their meaning and defaults are those of ``EnvironmentKey``.
package struct ServiceConfiguration: Sendable {
    package var database: PostgresConfiguration
    /// 32 bytes.
    package let secretKey: [UInt8]
    package let bootstrapAdminKey: String?
    package let listen: ListenAddress
    package let opsListen: ListenAddress
    /// Without a slash at its end.
    package let publicURL: String?
    package let trustedProxies: TrustedProxies
    package let workerConcurrency: Int
    package let eventRetention: Duration
    package let provisioningLogRetention: Duration
    package let keepsProvisioningLog: Bool
    package let auditLogRetention: Duration
    package let scimLimits: SCIMLimits
    /// Of one key of the admin API.
    package let adminRate: RequestRate
    /// Nil where the process finds out by itself.
    package let drain: Duration?
    package let outbound: OutboundConfiguration
    /// Nil without a mail server.
    package let mail: MailConfiguration?
    package let log: LogConfiguration

    package init(_ environment: EnvironmentReader, applicationName: String) throws(ConfigurationError) {
        database = try Self.database(environment, applicationName: applicationName)
        secretKey = try Self.secretKey(environment)
        bootstrapAdminKey = try Self.bootstrapAdminKey(environment)
        listen = try Self.address(environment, .listen, default: ListenAddress(host: "127.0.0.1", port: 8080))
        opsListen = try Self.address(environment, .opsListen, default: ListenAddress(host: "127.0.0.1", port: 9090))
        publicURL = try Self.publicURL(environment)
        trustedProxies = try Self.trustedProxies(environment)
        workerConcurrency = try environment.integer(.workerConcurrency, in: 1...64, default: 4)
        let days = try environment.integer(.eventRetention, in: 30...3_650, default: 90)
        eventRetention = .seconds(Int64(days) * 86_400)
        let logDays = try environment.integer(.provisioningLogRetention, in: 1...3_650, default: 90)
        provisioningLogRetention = .seconds(Int64(logDays) * 86_400)
        let auditDays = try environment.integer(.auditLogRetention, in: 30...3_650, default: 400)
        auditLogRetention = .seconds(Int64(auditDays) * 86_400)
        keepsProvisioningLog = try environment.choice(.provisioningLog, default: Switch.on) == .on
        scimLimits = try SCIMLimits(environment)
        adminRate = RequestRate(
            sustained: try environment.integer(.adminRate, in: 0...1_000_000, default: 50),
            burst: try environment.integer(.adminBurst, in: 1...1_000_000, default: 200))
        drain = try environment.optionalInteger(.drainSeconds, in: 0...300).map { .seconds(Int64($0)) }
        outbound = try OutboundConfiguration(environment)
        mail = try MailConfiguration(environment)
        log = LogConfiguration(
            format: try environment.choice(.logFormat, default: .json),
            level: try environment.choice(.logLevel, default: .info))
    }

    /// What a command needs that only speaks with the database.
    package static func database(
        _ environment: EnvironmentReader, applicationName: String
    ) throws(ConfigurationError) -> PostgresConfiguration {
        let url = try environment.required(.databaseURL, "give the libpq URI of the database.")
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
            throw ConfigurationError(
                EnvironmentKey.databaseURL.rawValue, "must begin with postgres:// or postgresql://.")
        }
        let size = try environment.integer(.databasePoolSize, in: 2...200, default: 10)
        var configuration = PostgresConfiguration(url: url, connections: size)
        configuration.applicationName = applicationName
        switch try environment.choice(.databasePooling, default: DatabasePooling.direct) {
        case .direct: break
        case .transaction: configuration.preparation = .never
        }
        return configuration
    }

    package static func secretKey(_ environment: EnvironmentReader) throws(ConfigurationError) -> [UInt8] {
        let text = try environment.required(.secretKey, "give 32 random bytes in base64 (openssl rand -base64 32).")
        guard let bytes = Data(base64Encoded: text), bytes.count == 32 else {
            throw ConfigurationError(
                EnvironmentKey.secretKey.rawValue, "must be 32 bytes in base64 (openssl rand -base64 32).")
        }
        return Array(bytes)
    }

    private static func bootstrapAdminKey(_ environment: EnvironmentReader) throws(ConfigurationError) -> String? {
        guard let key = try environment.text(.bootstrapAdminKey) else { return nil }
        guard key.utf8.count >= 32, key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            throw ConfigurationError(
                EnvironmentKey.bootstrapAdminKey.rawValue, "must be at least 32 printable characters without spaces.")
        }
        return key
    }

    private static func address(
        _ environment: EnvironmentReader, _ key: EnvironmentKey, default fallback: ListenAddress
    ) throws(ConfigurationError) -> ListenAddress {
        guard let text = try environment.text(key) else { return fallback }
        guard let address = ListenAddress(text) else {
            throw ConfigurationError(key.rawValue, "must be an address and a port, such as 127.0.0.1:8080.")
        }
        return address
    }

    private static func publicURL(_ environment: EnvironmentReader) throws(ConfigurationError) -> String? {
        guard var text = try environment.text(.publicURL) else { return nil }
        while text.hasSuffix("/") { text.removeLast() }
        guard let url = URL(string: text), url.scheme == "http" || url.scheme == "https", url.host() != nil,
            url.query() == nil, url.fragment() == nil
        else {
            throw ConfigurationError(
                EnvironmentKey.publicURL.rawValue, "must be an http or https URL, such as https://rollcall.example.com."
            )
        }
        return text
    }

    private static func trustedProxies(_ environment: EnvironmentReader) throws(ConfigurationError) -> TrustedProxies {
        var blocks: [AddressBlock] = []
        for text in try environment.list(.trustedProxies) {
            guard let block = AddressBlock(text) else {
                throw ConfigurationError(
                    EnvironmentKey.trustedProxies.rawValue,
                    "must list addresses or CIDRs with commas between, such as 10.0.0.0/8,192.168.1.7.")
            }
            blocks.append(block)
        }
        return TrustedProxies(blocks)
    }
}
