import ServiceLifecycle

/// A loop that runs until its task is cancelled, as a member of a service group.
struct BackgroundService: Service {
    let loop: @Sendable () async throws -> Void

    init(_ loop: @escaping @Sendable () async throws -> Void) {
        self.loop = loop
    }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await loop()
            } catch is CancellationError {
                // That is how a loop ends.
            }
        }
    }
}
