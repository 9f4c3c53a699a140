import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// An SMTP server on a socket that does what a script says: one script for each connection, the last one for all further.
final class ScriptedSMTPServer: Sendable {
    enum Move: Sendable {
        /// Sends lines, each with CR LF behind it.
        case say(String)
        /// Waits for a line that begins so; anything else ends the connection, and the transcript shows it.
        case hear(String)
        /// Waits for the end of the content.
        case hearContent
        /// Waits for so many bytes of the content.
        case hearBytes(Int)
        /// Does a handshake, as the server that the identity stands for.
        case encrypt(TestCertificates.Identity)
        case hangUp
        /// Says nothing ever again.
        case stall
    }

    /// What every client said, connection by connection.
    private let transcripts = Mutex<[[String]]>([])
    private let scripts: [[Move]]

    private init(_ scripts: [[Move]]) {
        self.scripts = scripts
    }

    /// Runs the body with the server and its port.
    static func run<Result: Sendable>(
        _ scripts: [[Move]], _ body: (ScriptedSMTPServer, Int) async throws -> Result
    ) async throws -> Result {
        let server = ScriptedSMTPServer(scripts)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ScriptPlayer(server))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await body(server, channel.localAddress?.port ?? 0)
            try await channel.close()
            return result
        } catch {
            try await channel.close()
            throw error
        }
    }

    var connections: [[String]] { transcripts.withLock { $0 } }

    /// Everything that was said over all connections.
    var lines: [String] { connections.flatMap(\.self) }

    fileprivate func open() -> (number: Int, script: [Move]) {
        transcripts.withLock { transcripts in
            transcripts.append([])
            let number = transcripts.count - 1
            return (number, scripts[min(number, scripts.count - 1)])
        }
    }

    fileprivate func note(_ line: String, of connection: Int) {
        transcripts.withLock { $0[connection].append(line) }
    }
}

/// Plays the script of one connection.
private final class ScriptPlayer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let server: ScriptedSMTPServer
    private var moves: ArraySlice<ScriptedSMTPServer.Move> = []
    private var connection = 0
    private var input: [UInt8] = []

    init(_ server: ScriptedSMTPServer) {
        self.server = server
    }

    func channelActive(context: ChannelHandlerContext) {
        let (number, script) = server.open()
        connection = number
        moves = script[...]
        play(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        input += Array(unwrapInboundIn(data).readableBytesView)
        play(context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func play(_ context: ChannelHandlerContext) {
        while let move = moves.first {
            switch move {
            case .say(let text):
                let lines = text.split(separator: "\n").map { $0 + "\r\n" }.joined()
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: lines)), promise: nil)
            case .hear(let beginning):
                guard let line = takeLine() else { return }
                server.note(line, of: connection)
                guard line.hasPrefix(beginning) else { return context.close(promise: nil) }
            case .hearContent:
                guard let content = takeContent() else { return }
                server.note(content, of: connection)
            case .hearBytes(let count):
                guard input.count >= count else { return }
                input = []
            case .encrypt(let identity):
                do {
                    let handler = try NIOSSLServerHandler(context: identity.context())
                    try context.pipeline.syncOperations.addHandler(handler, position: .first)
                } catch {
                    return context.close(promise: nil)
                }
            case .hangUp: return context.close(promise: nil)
            case .stall: return
            }
            moves.removeFirst()
        }
    }

    private func takeLine() -> String? {
        guard let end = input.firstIndex(of: 0x0a) else { return nil }
        defer { input.removeFirst(end + 1) }
        return String(decoding: input[..<end], as: UTF8.self).trimmed
    }

    private func takeContent() -> String? {
        let text = String(decoding: input, as: UTF8.self)
        guard text.hasSuffix("\r\n.\r\n") || text == ".\r\n" else { return nil }
        input = []
        return text
    }
}

extension String {
    fileprivate var trimmed: String { hasSuffix("\r") ? String(dropLast()) : self }
}
