import Mail
import Outbound
import Testing

@testable import App

@Suite struct ServiceConfigurationTests {
    private static let needed = [
        "ROLLCALL_DATABASE_URL": "postgres://localhost/rollcall",
        "ROLLCALL_SECRET_KEY": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    ]

    private static func configuration(_ variables: [String: String] = [:]) throws -> ServiceConfiguration {
        try ServiceConfiguration(
            EnvironmentReader(needed.merging(variables) { $1 }), applicationName: "test")
    }

    @Test func defaultsStandWhereNothingIsSaid() throws {
        let configuration = try Self.configuration()
        #expect(configuration.listen == ListenAddress(host: "127.0.0.1", port: 8080))
        #expect(configuration.opsListen == ListenAddress(host: "127.0.0.1", port: 9090))
        #expect(configuration.workerConcurrency == 4)
        #expect(configuration.publicURL == nil)
        #expect(configuration.secretKey.count == 32)
    }

    @Test(arguments: [
        ("ROLLCALL_DATABASE_URL", ""), ("ROLLCALL_DATABASE_URL", "mysql://localhost"),
        ("ROLLCALL_SECRET_KEY", ""), ("ROLLCALL_SECRET_KEY", "c2hvcnQ="), ("ROLLCALL_LISTEN", "7070"),
        ("ROLLCALL_SCIM_RATE", "-1"), ("ROLLCALL_SCIM_PAGE_MAXIMUM", "10001"), ("ROLLCALL_SCIM_PAGE_DEFAULT", "1001"),
        ("ROLLCALL_OPS_LISTEN", "127.0.0.1:70000"), ("ROLLCALL_DATABASE_POOL_SIZE", "1"),
        ("ROLLCALL_DATABASE_POOLING", "session"), ("ROLLCALL_LOG_LEVEL", "loud"), ("ROLLCALL_LOG_FORMAT", "xml"),
        ("ROLLCALL_PUBLIC_URL", "scim.globex.test"), ("ROLLCALL_PUBLIC_URL", "https://a.example/?x=1"),
        ("ROLLCALL_TRUSTED_PROXIES", "10.0.0.0/40"), ("ROLLCALL_BOOTSTRAP_ADMIN_KEY", "short"),
    ])
    func badValueNamesItsVariableAndNotItself(variable: String, value: String) {
        #expect { try Self.configuration([variable: value]) } throws: { error in
            guard let error = error as? ConfigurationError else { return false }
            return error.variable == variable && (value.isEmpty || !error.description.contains(value))
        }
    }

    @Test(arguments: [
        ("ROLLCALL_SMTP_URL", "http://me:sesame@mail.example.com"), ("ROLLCALL_SMTP_URL", "smtp://me:sesame@"),
        ("ROLLCALL_SMTP_URL", "smtp://me:sesame@relay?tls=none"), ("ROLLCALL_MAIL_FROM", "nobody"),
        ("ROLLCALL_MAIL_FROM", "a@b\r\nBcc: c@d"),
    ])
    func badMailNamesItsVariableAndNotItself(variable: String, value: String) {
        let good = ["ROLLCALL_SMTP_URL": "smtps://mail.example.com", "ROLLCALL_MAIL_FROM": "Rollcall <a@example.com>"]
        #expect { try Self.configuration(good.merging([variable: value]) { $1 }) } throws: { error in
            guard let error = error as? ConfigurationError else { return false }
            return error.variable == variable && !error.description.contains("sesame")
                && !error.description.contains(value)
        }
    }

    @Test func mailNeedsBothAServerAndASender() throws {
        #expect(try Self.configuration().mail == nil)
        let both = try Self.configuration([
            "ROLLCALL_SMTP_URL": "smtps://me:sesame@mail.example.com", "ROLLCALL_MAIL_FROM": "Rollcall <a@example.com>",
        ])
        #expect(both.mail?.server.port == 465 && both.mail?.sender.name == "Rollcall")
        #expect(
            throws: ConfigurationError(
                "ROLLCALL_MAIL_FROM", "is not set: ROLLCALL_SMTP_URL needs an address that mail comes from.")
        ) {
            try Self.configuration(["ROLLCALL_SMTP_URL": "smtps://mail.example.com"])
        }
    }

    @Test func publicURLLosesItsLastSlash() throws {
        #expect(try Self.configuration(["ROLLCALL_PUBLIC_URL": "https://a.example/"]).publicURL == "https://a.example")
    }

    @Test(arguments: [
        ("127.0.0.1:80", "127.0.0.1", 80), ("[::1]:0", "::1", 0), ("localhost:8080", "localhost", 8080),
    ])
    func addressIsReadWithItsPort(text: String, host: String, port: Int) {
        #expect(ListenAddress(text) == ListenAddress(host: host, port: port))
    }

    @Test(arguments: ["", "80", ":80", "host:", "host:-1", "::1:80", "host:65536"])
    func otherTextIsNoAddress(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}
