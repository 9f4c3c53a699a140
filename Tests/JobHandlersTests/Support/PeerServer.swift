import NIOCore
import NIOPosix
import Synchronization

/// An HTTP server of this machine that notes what comes, and answers 204 as soon as it is let.
final class PeerServer: Sendable {
    private struct State {
        var requests: [String] = []
        var isHolding = false
        var held: [any Channel] = []
    }

    private let state = Mutex(State())
    private let channel: any Channel

    private init(channel: any Channel) {
        self.channel = channel
    }

    static func with(_ body: (PeerServer) async throws -> Void) async throws {
        let box = Box()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Receiver(box: box))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = PeerServer(channel: channel)
        box.server.withLock { $0 = server }
        do {
            try await body(server)
            try await channel.close()
        } catch {
            try? await channel.close()
            throw error
        }
    }

    func url(_ path: String) -> String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)\(path)" }

    /// What has come whole, in its order.
    var requests: [String] { state.withLock { $0.requests } }

    /// The path of each.
    var paths: [String] { requests.map { String($0.split(separator: " ").dropFirst().first ?? "") } }

    /// Nothing is answered until ``release()``.
    func hold() { state.withLock { $0.isHolding = true } }

    func release() {
        let held = state.withLock { state in
            defer { (state.isHolding, state.held) = (false, []) }
            return state.held
        }
        for channel in held { Self.answer(channel) }
    }

    private func receive(_ request: String, on channel: any Channel) {
        let isHeld = state.withLock { state in
            state.requests.append(request)
            if state.isHolding { state.held.append(channel) }
            return state.isHolding
        }
        if !isHeld { Self.answer(channel) }
    }

    private static func answer(_ channel: any Channel) {
        channel.writeAndFlush(ByteBuffer(string: "HTTP/1.1 204 No Content\r\n\r\n"), promise: nil)
    }

    private final class Box: Sendable {
        let server = Mutex<PeerServer?>(nil)
    }

    private final class Receiver: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let box: Box
        private var text = ""

        init(box: Box) { self.box = box }

        /// Every body is a JSON object.
        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += String(buffer: unwrapInboundIn(data))
            guard text.contains("\r\n\r\n"), text.hasSuffix("}") else { return }
            box.server.withLock { $0 }?.receive(text, on: context.channel)
        }
    }
}
