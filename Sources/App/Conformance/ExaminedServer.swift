import Conformance
import Outbound
import Provisioning

/// The SCIM server that a self-test examines: a base URL and a token.
struct ExaminedServer: Sendable {
    /// Nobody needs longer for one request, and a server that hangs must not hold up the run.
    private static let deadline: Duration = .seconds(10)
    /// Far beyond a page of people.
    private static let longestBody = 4 << 20

    private let base: String
    private let token: String
    private let client: GuardedHTTPClient

    /// - Parameters:
    ///   - url: the SCIM base, such as `https://scim.example/v2`.
    ///   - vetting: which addresses may be asked.
    ///   - trustFile: a PEM file of roots besides the system's.
    /// - Throws: ``OperatorRefusal`` for a URL that is none or a file that can't be read.
    init(url: String, token: String, vetting: AddressVetting, trusting trustFile: String? = nil) throws(OperatorRefusal)
    {
        guard !url.contains("?") else { throw OperatorRefusal("The URL must be the SCIM base, without a query.") }
        do {
            _ = try OutboundURL(url, vetting: vetting)
        } catch {
            throw OperatorRefusal("The URL can't be asked: \(error).")
        }
        guard token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !token.isEmpty else {
            throw OperatorRefusal("The token must be printable ASCII without spaces.")
        }
        var limits = OutboundLimits()
        limits.total = Self.deadline
        limits.keptBody = Self.longestBody
        do {
            client = GuardedHTTPClient(
                vetting: vetting, resolver: SystemResolver(), limits: limits,
                tls: try GuardedHTTPClient.context(trusting: trustFile))
        } catch {
            throw OperatorRefusal("The file of certificates can't be read.")
        }
        base = url.hasSuffix("/") ? String(url.dropLast()) : url
        self.token = token
    }

    /// Sends one request of a check.
    func ask(_ request: ConformanceRequest) async -> Result<ConformanceAnswer, NoAnswer> {
        var headers = [("user-agent", NewProvisioningEntry.selfTestAgent)] + request.headers
        if !request.headers.contains(where: { $0.name == "accept" }) {
            headers.append(("accept", "application/scim+json, application/json"))
        }
        switch request.credential {
        case .given: headers.append(("authorization", "Bearer \(token)"))
        case .bearer(let other): headers.append(("authorization", "Bearer \(other)"))
        case .none: break
        }
        guard let method = OutboundRequest.Method(rawValue: request.method) else {
            return .failure(NoAnswer("the method \(request.method) can't be sent"))
        }
        let url = request.target.hasPrefix("/") ? base + request.target : request.target
        let exchange = await client.send(
            OutboundRequest(method, url: url, headers: headers, body: request.body))
        return exchange.result
            .map { answer in
                ConformanceAnswer(
                    status: answer.status, headers: answer.headers, body: answer.body,
                    isCut: answer.body.count >= Self.longestBody)
            }
            .mapError { NoAnswer($0.description) }
    }
}
