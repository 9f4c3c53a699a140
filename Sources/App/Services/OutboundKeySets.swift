import Outbound
import Tenancy

/// Fetches issuers' key sets with the client that cannot be pointed inwards.
struct OutboundKeySets: KeySetSource {
    private let client: GuardedHTTPClient

    init(_ configuration: OutboundConfiguration) throws {
        var limits = OutboundLimits()
        limits.connect = .seconds(3)
        limits.total = .seconds(6)
        // One byte more shows that there is too much.
        limits.keptBody = JSONWebKeySet.largestDocument + 1
        client = try configuration.client(limits: limits)
    }

    func document(at url: String) async -> [UInt8]? {
        let exchange = await client.send(
            OutboundRequest(.get, url: url, headers: [("accept", "application/json"), ("user-agent", "rollcall")]))
        guard case .success(let answer) = exchange.result, answer.status == 200 else { return nil }
        return answer.body
    }
}
