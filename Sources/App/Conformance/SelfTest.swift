import Conformance
import Foundation
import JSON
import Outbound
import UnixSignals

/// `rollcall conformance`: examines any SCIM server from the operator's machine.
package struct SelfTest: Sendable {
    /// What was asked for on the command line.
    package struct Options: Sendable {
        package var url: String
        package var token: String?
        package var tokenFile: String?
        /// Names with commas between.
        package var suites: String?
        package var only: [String] = []
        package var keepsResources = false
        package var caFile: String?
        package var tokenURL: String?
        package var clientID: String?
        package var clientSecretFile: String?

        package init(url: String) {
            self.url = url
        }
    }

    private let settings: ConformanceSettings
    private let server: ExaminedServer

    /// - Throws: ``OperatorRefusal`` for options that can't be.
    package init(_ options: Options) throws {
        let token = try Self.token(options)
        var settings = ConformanceSettings(
            url: options.url, run: String(UInt32.random(in: .min ... .max), radix: 16))
        settings.secrets = [token]
        if let suites = options.suites { settings.suites = try Self.suites(suites) }
        if !options.only.isEmpty { settings.only = options.only }
        settings.keepsResources = options.keepsResources
        if let client = try Self.client(options) {
            settings.oauth = client.client
            settings.secrets.append(client.secret)
        }
        self.settings = settings
        // The operator's own machine may ask whomever the operator names, at any port and without TLS.
        let everywhere = AddressVetting(allowed: ["0.0.0.0/0", "::/0"].compactMap { AddressRange($0) })
        server = try ExaminedServer(
            url: options.url, token: token, vetting: everywhere, trusting: options.caFile)
    }

    /// Runs the checks. SIGINT and SIGTERM end the run early; what it has made is cleaned away all the same, unless they come twice.
    ///
    /// - Throws: ``OperatorRefusal`` when the server can't be reached, refuses the token, or a check is unknown.
    package func run() async throws -> SelfTestOutcome {
        let run = ConformanceRun(settings, exchange: server.ask) { try? await Task.sleep(for: $0) }
        let examination = Task { try await run.report(startedAt: Date()) }
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let interruption = Task {
            var isEnding = false
            for await _ in signals {
                // Whoever asks twice does not want to wait for the cleaning either.
                if isEnding { exit(130) }
                isEnding = true
                StandardError.write("Ending, and deleting what was made …")
                examination.cancel()
            }
        }
        defer { interruption.cancel() }
        do {
            return SelfTestOutcome(try await examination.value)
        } catch let refusal as ConformanceRefusal {
            throw OperatorRefusal(refusal.description)
        }
    }

    private static func token(_ options: Options) throws -> String {
        switch (options.token, options.tokenFile) {
        case (let token?, nil): token
        case (nil, let file?): try secret(file)
        default: throw OperatorRefusal("Give the token with --token or --token-file.")
        }
    }

    private static func secret(_ file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file), data.count <= 16_384 else {
            throw OperatorRefusal("\(file) can't be read.")
        }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func suites(_ text: String) throws -> [CheckSuite] {
        try text.split(separator: ",").map { name in
            guard let suite = CheckSuite(rawValue: String(name)) else {
                let names = CheckSuite.allCases.map(\.rawValue).joined(separator: ", ")
                throw OperatorRefusal("There is no suite \(name); there are \(names).")
            }
            return suite
        }
    }

    private static func client(_ options: Options) throws -> (client: OAuthClient, secret: String)? {
        switch (options.tokenURL, options.clientID, options.clientSecretFile) {
        case (nil, nil, nil): return nil
        case (let url?, let id?, let file?):
            let secret = try secret(file)
            return (OAuthClient(tokenURL: url, id: id, secret: secret), secret)
        default:
            throw OperatorRefusal("--token-url, --client-id and --client-secret-file belong together.")
        }
    }
}
