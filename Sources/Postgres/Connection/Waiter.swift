/// A suspended task, to be resumed exactly once and from any thread.
///
/// Unsafe inside because it leaves out the check for a second resumption, which cost an allocation a statement; whoever
/// stores a waiter takes it out under a lock before resuming it.
@safe struct Waiter<Value: Sendable>: Sendable {
    private let continuation: UnsafeContinuation<Value, Never>

    /// Suspends the task; `body` runs at once and sees to it that the waiter is resumed.
    nonisolated(nonsending) static func wait(_ body: (Waiter<Value>) -> Void) async -> Value {
        unsafe await withUnsafeContinuation { continuation in
            unsafe body(Waiter(continuation: continuation))
        }
    }

    func resume(_ value: Value) {
        unsafe continuation.resume(returning: value)
    }
}
