import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// Waits until the API of this machine says that it may be used.
struct ReadyProbe: Sendable {
    let port: Int

    /// Gives up after a minute.
    func wait() async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            if await isReady { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw LocalError("rollcall-api does not become ready; its log says why.")
    }

    private var isReady: Bool {
        get async {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: self.ask()) }
            }
        }
    }

    /// One request over a plain socket: an HTTP client would be a dependency for these few bytes.
    private func ask() -> Bool {
        guard let socket = LocalPort.connect(to: port) else { return false }
        defer { close(socket) }
        let request = Array("GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8)
        guard write(socket, request, request.count) == request.count else { return false }
        var reply = [UInt8](repeating: 0, count: 64)
        let count = read(socket, &reply, reply.count)
        return count > 0 && String(decoding: reply.prefix(count), as: UTF8.self).hasPrefix("HTTP/1.1 200")
    }
}
