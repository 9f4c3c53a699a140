import CLibPQ

/// What is needed to cancel whatever a session is running, from any thread.
///
/// `@unchecked Sendable`: a `PGcancel` is a copy of the address and the secret, never written to (libpq documentation,
/// 34.7). Up to libpq 16 the request travels unencrypted and blocks its caller, hence the side thread.
@safe final class Canceller: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// Takes `pointer` over.
    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe PQfreeCancel(pointer)
    }

    /// Asks the server to stop what the session runs; blocks until the server has sent the signal or refused.
    func cancel() {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { reason in
            // Failure needs no handling: the statement's own end, or its deadline, tells.
            _ = unsafe PQcancel(pointer, reason.baseAddress, 256)
        }
    }
}
