import NIOCore
import NIOPosix
import Synchronization

/// A TCP server that answers whatever comes first with fixed bytes, and counts its connections.
enum PlainServer {
    /// - Parameter answer: Nil for a server that never answers.
    static func with<Result>(
        on host: String = "127.0.0.1", port: Int = 0, answering answer: String?,
        _ body: (Int, Tally) async throws -> Result
    ) async throws -> Result {
        let tally = Tally()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Answerer(answer: answer, tally: tally))
                }
            }
            .bind(host: host, port: port).get()
        do {
            let result = try await body(channel.localAddress?.port ?? 0, tally)
            try await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }

    final class Tally: Sendable {
        private let texts = Mutex<[String]>([])
        var requests: [String] { texts.withLock { $0 } }
        func add(_ text: String) { texts.withLock { $0.append(text) } }
    }

    private final class Answerer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        let answer: String?
        let tally: Tally
        var hasAnswered = false

        init(answer: String?, tally: Tally) {
            self.answer = answer
            self.tally = tally
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            tally.add(String(buffer: unwrapInboundIn(data)))
            guard let answer, !hasAnswered else { return }
            hasAnswered = true
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
        }
    }
}
