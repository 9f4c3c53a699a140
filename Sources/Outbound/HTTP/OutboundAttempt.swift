import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// One exchange, from the look-up to the answer, under one deadline.
final class OutboundAttempt: Sendable {
    private struct State {
        var stage = OutboundStage.lookUp
        var address: String?
        var channel: (any Channel)?
        var isOver = false
    }

    private let url: OutboundURL
    private let request: OutboundRequest
    private let vetting: AddressVetting
    private let limits: OutboundLimits
    private let tls: NIOSSLContext
    private let eventLoop: any EventLoop
    private let answer: EventLoopPromise<OutboundAnswer>
    private let state = Mutex(State())

    init(
        url: OutboundURL, request: OutboundRequest, vetting: AddressVetting, limits: OutboundLimits,
        tls: NIOSSLContext, eventLoop: any EventLoop
    ) {
        self.url = url
        self.request = request
        self.vetting = vetting
        self.limits = limits
        self.tls = tls
        self.eventLoop = eventLoop
        answer = eventLoop.makePromise()
    }

    /// To which the last connection went or was to go.
    var address: String? { state.withLock { $0.address } }

    func run(_ resolver: any HostResolver) async -> Result<OutboundAnswer, OutboundFailure> {
        let deadline = eventLoop.scheduleTask(in: TimeAmount(limits.total)) {
            self.end(.timedOut(self.state.withLock { $0.stage }))
        }
        addresses(by: resolver)
            .flatMapThrowing { try self.permitted(among: $0) }
            .flatMap { self.connect(to: $0[...], until: .now() + TimeAmount(self.limits.connect)) }
            .whenFailure { self.end(OutboundFailure(of: $0)) }
        let result = await withCheckedContinuation { continuation in
            answer.futureResult.whenComplete { continuation.resume(returning: $0) }
        }
        deadline.cancel()
        close()
        return result.mapError { OutboundFailure(of: $0) }
    }

    func cancel() {
        end(.cancelled)
    }

    private func end(_ failure: OutboundFailure) {
        answer.fail(failure)
        close()
    }

    private func close() {
        let channel = state.withLock { state in
            state.isOver = true
            return state.channel
        }
        channel?.close(promise: nil)
    }

    private func addresses(by resolver: any HostResolver) -> EventLoopFuture<[PeerAddress]> {
        if let literal = url.literal { return eventLoop.makeSucceededFuture([literal]) }
        return resolver.addresses(of: url.host, on: eventLoop)
    }

    private func permitted(among addresses: [PeerAddress]) throws -> [PeerAddress] {
        let permitted = addresses.filter { url.isPermitted(at: vetting.verdict(on: $0)) }
        guard permitted.isEmpty else { return permitted }
        if addresses.contains(where: { vetting.verdict(on: $0) == .outside }) {
            throw OutboundFailure.urlRefused("outside, the URL must begin with https:// and have port 443 or 8443")
        }
        throw OutboundFailure.addressForbidden(addresses.map(\.description))
    }

    /// To the first address that answers.
    private func connect(to addresses: ArraySlice<PeerAddress>, until deadline: NIODeadline) -> EventLoopFuture<Void> {
        guard let address = addresses.first else {
            return eventLoop.makeFailedFuture(OutboundFailure.connectionFailed("the name has no address"))
        }
        let others = addresses.dropFirst()
        // Others get their share of the time too.
        let time = TimeAmount.nanoseconds((deadline - .now()).nanoseconds / (others.isEmpty ? 1 : 2))
        return connect(to: address, within: time).flatMapError { error in
            guard !others.isEmpty, NIODeadline.now() < deadline else { return self.eventLoop.makeFailedFuture(error) }
            return self.connect(to: others, until: deadline)
        }
    }

    private func connect(to address: PeerAddress, within time: TimeAmount) -> EventLoopFuture<Void> {
        let socket: SocketAddress
        do {
            socket = try SocketAddress(packedIPAddress: ByteBuffer(bytes: address.bytes), port: url.port)
        } catch {
            return eventLoop.makeFailedFuture(OutboundFailure.connectionFailed("\(error)"))
        }
        state.withLock { state in
            state.stage = .connect
            state.address = address.bytes.count == 4 ? "\(address):\(url.port)" : "[\(address)]:\(url.port)"
        }
        let ready = eventLoop.makePromise(of: Void.self)
        let timer = eventLoop.scheduleTask(in: time) {
            ready.fail(OutboundFailure.timedOut(.connect))
        }
        ClientBootstrap(group: eventLoop)
            .connectTimeout(time)
            .channelOption(.socketOption(.so_keepalive), value: 0)
            .channelInitializer { channel in channel.eventLoop.makeCompletedFuture { try self.prepare(channel, ready) }
            }
            .connect(to: socket)
            .whenFailure { ready.fail(OutboundFailure.connectionFailed(Self.reason($0))) }
        return ready.futureResult
            .map {
                timer.cancel()
                self.state.withLock { $0.stage = .answer }
            }
            .flatMapErrorThrowing { error in
                timer.cancel()
                let channel = self.state.withLock { $0.channel }
                channel?.close(promise: nil)
                throw error
            }
    }

    private func prepare(_ channel: any Channel, _ ready: EventLoopPromise<Void>) throws {
        let isOver = state.withLock { state in
            state.channel = channel
            return state.isOver
        }
        guard !isOver else { throw OutboundFailure.cancelled }
        if url.isSecure {
            // An address has no place in SNI (RFC 6066 §3); the certificate is then checked for the address.
            let name = url.literal == nil ? url.host : nil
            try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: tls, serverHostname: name))
        }
        try channel.pipeline.syncOperations.addHTTPClientHandlers()
        try channel.pipeline.syncOperations.addHandler(
            ExchangeHandler(
                head: head, body: request.body, keptBody: limits.keptBody, isSecure: url.isSecure, ready: ready,
                answer: answer))
    }

    private var head: HTTPRequestHead {
        var headers = HTTPHeaders([("host", url.authority), ("connection", "close")])
        // What has no body says nothing of one, except where a length is expected (RFC 9110 §8.6).
        if request.method == .post || !request.body.isEmpty {
            headers.add(name: "content-length", value: String(request.body.count))
        }
        for (name, value) in request.headers { headers.add(name: name, value: value) }
        return HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: request.method.rawValue), uri: url.target, headers: headers)
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as IOError: String(describing: error).components(separatedBy: " (errno").first ?? "refused"
        case is ChannelError: "it took too long"
        default: "refused"
        }
    }
}

extension OutboundFailure {
    init(of error: any Error) {
        self = error as? OutboundFailure ?? .answerBroken(String(describing: type(of: error)))
    }
}
