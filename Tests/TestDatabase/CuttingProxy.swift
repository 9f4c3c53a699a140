import Foundation
import Synchronization

/// Passes bytes between a client and a server until it is told to cut, or to pass nothing on.
package final class CuttingProxy: Sendable {
    private struct State {
        var sockets: Set<Int32> = []
        var isFrozen = false
        var isStopped = false
    }

    private let target: (host: UInt32, port: UInt16)
    private let listener: Int32
    package let url: String
    private let state = Mutex(State())

    /// Takes the address from the URL of the server, which must be `127.0.0.1`.
    package init(to url: String) throws {
        guard var components = URLComponents(string: url), let port = components.port else {
            throw POSIXError(.EINVAL)
        }
        target = (UInt32(0x7f00_0001).bigEndian, UInt16(port).bigEndian)
        let (socket, own) = try FreePort.listen()
        listener = socket
        components.port = Int(own)
        self.url = components.string ?? url
        Thread.detachNewThread { self.accept() }
    }

    /// Drops every connection without a word of the protocol.
    package func cutAll() {
        let sockets = state.withLock { state in
            defer { state.sockets.removeAll() }
            return state.sockets
        }
        for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }

    /// Keeps connections open and passes nothing on.
    package func freeze() { state.withLock { $0.isFrozen = true } }

    package func thaw() { state.withLock { $0.isFrozen = false } }

    package func stop() {
        state.withLock { $0.isStopped = true }
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        cutAll()
    }

    private func accept() {
        while true {
            let client = Foundation.accept(listener, nil, nil)
            guard client >= 0 else { return }
            guard let server = connect(), !state.withLock({ $0.isStopped }) else {
                close(client)
                continue
            }
            state.withLock { $0.sockets.formUnion([client, server]) }
            let pair = Pair(sockets: [client, server])
            Thread.detachNewThread { self.pass(client, server, of: pair) }
            Thread.detachNewThread { self.pass(server, client, of: pair) }
        }
    }

    private func connect() -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = target.host
        address.sin_port = target.port
        let status = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return status == 0 ? descriptor : nil
    }

    private func pass(_ source: Int32, _ target: Int32, of pair: Pair) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(source, &buffer, buffer.count)
            guard count > 0 else { break }
            while state.withLock({ $0.isFrozen && !$0.isStopped }) { usleep(1000) }
            guard send(target, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
        }
        shutdown(target, Int32(SHUT_RDWR))
        state.withLock { _ = $0.sockets.remove(source) }
        pair.leave()
    }

    /// Two sockets that are closed when neither direction uses them any more.
    private final class Pair: Sendable {
        private let sockets: [Int32]
        private let users = Atomic(2)

        init(sockets: [Int32]) {
            self.sockets = sockets
        }

        func leave() {
            guard users.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 else { return }
            for socket in sockets { close(socket) }
        }
    }
}
