import NIOSSL
import Testing

@testable import Outbound

/// Over real sockets; the names alone are invented.
struct GuardedHTTPClientTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Mark: 1\r\n\r\nok"

    @Test func sendsTheRequestAndKeepsTheAnswer() async throws {
        try await PlainServer.with(answering: Self.ok) { port, tally in
            let exchange = await client(StubResolver(["127.0.0.1"])).send(
                request("http://hooks.example:\(port)/in?a=b"))
            let answer = try exchange.result.get()
            #expect(answer.status == 200)
            #expect(answer.body == Array("ok".utf8))
            #expect(answer.header("x-mark") == "1")
            #expect(exchange.address == "127.0.0.1:\(port)")
            let sent = try #require(tally.requests.first)
            #expect(sent.hasPrefix("POST /in?a=b HTTP/1.1\r\n"))
            #expect(sent.contains("host: hooks.example:\(port)\r\n"))
        }
    }

    /// The name is looked up once: what it leads to a moment later is not asked before it is judged.
    @Test func aNameThatTurnsInwardsIsRefusedAtTheNextAttempt() async throws {
        try await PlainServer.with(answering: Self.ok) { port, outside in
            try await PlainServer.with(on: "127.0.0.2", port: port, answering: Self.ok) { _, inside in
                let resolver = StubResolver(["127.0.0.1"], ["127.0.0.2"])
                let client = client(resolver)
                let first = await client.send(request("http://hooks.example:\(port)/"))
                #expect(status(first) == 200)
                #expect(resolver.lookUps == 1)
                let second = await client.send(request("http://hooks.example:\(port)/"))
                #expect(failure(second) == .addressForbidden(["127.0.0.2"]))
                #expect(outside.requests.count == 1)
                #expect(inside.requests.isEmpty)
            }
        }
    }

    @Test func ofSeveralAddressesOnlyThoseThatPassAreAsked() async throws {
        try await PlainServer.with(answering: Self.ok) { port, allowed in
            try await PlainServer.with(on: "127.0.0.2", port: port, answering: Self.ok) { _, forbidden in
                let exchange = await client(StubResolver(["127.0.0.2", "::ffff:127.0.0.2", "127.0.0.1"]))
                    .send(request("http://hooks.example:\(port)/"))
                #expect(status(exchange) == 200)
                #expect(allowed.requests.count == 1)
                #expect(forbidden.requests.isEmpty)
            }
        }
    }

    @Test(arguments: [
        "10.0.0.1", "169.254.169.254", "127.0.0.2", "::1", "::ffff:10.0.0.1", "::10.0.0.1", "64:ff9b::a00:1",
        "2002:a00:1::", "fe80::1", "fd00::1", "0.0.0.0", "224.0.0.1",
    ])
    func aNameThatLeadsInwardsIsRefused(_ address: String) async throws {
        let exchange = await client(StubResolver([address])).send(request("https://hooks.example/"))
        guard case .addressForbidden? = failure(exchange) else {
            Issue.record("\(address): \(exchange.result)")
            return
        }
        #expect(exchange.address == nil)
    }

    @Test func aRedirectIsAnAnswerAndNotFollowed() async throws {
        try await PlainServer.with(on: "127.0.0.1", answering: Self.ok) { target, untouched in
            let redirect =
                "HTTP/1.1 307 Temporary\r\nLocation: http://127.0.0.1:\(target)/\r\nContent-Length: 0\r\n\r\n"
            try await PlainServer.with(answering: redirect) { port, _ in
                let exchange = await client(StubResolver(["127.0.0.1"])).send(request("http://hooks.example:\(port)/"))
                #expect(status(exchange) == 307)
                #expect(untouched.requests.isEmpty)
            }
        }
    }

    @Test func ofALongAnswerTheBeginningIsEnough() async throws {
        let long = "HTTP/1.1 500 Oops\r\nContent-Length: 10000000\r\n\r\n" + String(repeating: "x", count: 10_000)
        try await PlainServer.with(answering: long) { port, _ in
            let exchange = await client(StubResolver(["127.0.0.1"])).send(request("http://hooks.example:\(port)/"))
            let answer = try exchange.result.get()
            #expect(answer.status == 500)
            #expect(answer.body.count == 4096)
        }
    }

    @Test func oneDeadlineHoldsForEverything() async throws {
        try await PlainServer.with(answering: nil) { port, _ in
            let silent = await client(StubResolver(["127.0.0.1"])).send(request("http://hooks.example:\(port)/"))
            #expect(failure(silent) == .timedOut(.answer))
            let drip = await client(StubResolver()).send(request("http://hooks.example:\(port)/"))
            #expect(failure(drip) == .timedOut(.lookUp))
        }
        try await PlainServer.with(answering: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nslow") { port, _ in
            let drip = await client(StubResolver(["127.0.0.1"])).send(request("http://hooks.example:\(port)/"))
            #expect(failure(drip) == .timedOut(.answer))
        }
    }

    @Test func aServerWithoutTLSIsATLSFailureAndAClosedPortAConnectionFailure() async throws {
        let port = try await PlainServer.with(answering: "plain words\r\n") { port, _ in
            let plain = await client(StubResolver(["127.0.0.1"])).send(request("https://hooks.example:\(port)/"))
            guard case .tlsFailed? = failure(plain) else {
                Issue.record("\(plain.result)")
                return port
            }
            let noHTTP = await client(StubResolver(["127.0.0.1"])).send(request("http://hooks.example:\(port)/"))
            guard case .answerBroken? = failure(noHTTP) else {
                Issue.record("\(noHTTP.result)")
                return port
            }
            return port
        }
        let closed = await client(StubResolver(["127.0.0.1"])).send(request("http://hooks.example:\(port)/"))
        guard case .connectionFailed? = failure(closed) else {
            Issue.record("\(closed.result)")
            return
        }
    }

    @Test func looksUpNames() async throws {
        try await PlainServer.with(answering: Self.ok) { port, _ in
            let known = await client(SystemResolver(), .seconds(10)).send(request("http://localhost:\(port)/"))
            #expect(status(known) == 200 && known.address == "127.0.0.1:\(port)")
        }
    }

    /// No name below `invalid` is anybody's (RFC 6761 §6.4).
    @Test func tellsUnknownNames() async {
        let unknown = await client(SystemResolver(), .seconds(60)).send(request("https://nobody.invalid/"))
        #expect(failure(unknown) == .nameNotFound(host: "nobody.invalid") && unknown.address == nil)
    }

    @Test func aCancelledTaskEndsTheExchange() async throws {
        try await PlainServer.with(answering: nil) { port, tally in
            let task = Task {
                await client(StubResolver(["127.0.0.1"]), .seconds(60)).send(request("http://h.example:\(port)/"))
            }
            while tally.requests.isEmpty { await Task.yield() }
            task.cancel()
            #expect(failure(await task.value) == .cancelled)
        }
    }
}

/// Allows 127.0.0.1 and nothing else inside.
private func client(_ resolver: any HostResolver, _ total: Duration = .seconds(1)) -> GuardedHTTPClient {
    var limits = OutboundLimits()
    limits.total = total
    guard let range = AddressRange("127.0.0.1/32"), let tls = try? GuardedHTTPClient.context() else {
        preconditionFailure("The range is one and the system has roots.")
    }
    return GuardedHTTPClient(vetting: AddressVetting(allowed: [range]), resolver: resolver, limits: limits, tls: tls)
}

private func request(_ url: String) -> OutboundRequest {
    OutboundRequest(url: url, headers: [("content-type", "application/json")], body: Array("{}".utf8))
}

private func failure(_ exchange: OutboundExchange) -> OutboundFailure? {
    if case .failure(let failure) = exchange.result { failure } else { nil }
}

private func status(_ exchange: OutboundExchange) -> Int? {
    if case .success(let answer) = exchange.result { answer.status } else { nil }
}
