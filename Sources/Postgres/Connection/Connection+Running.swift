extension Connection {
    /// Sends a request and waits for its end; gives `lease` back as soon as that has come, if well.
    ///
    /// `connectionLost(outcomeUnknown: false)` for a request with a transaction of its own means that nothing was sent.
    nonisolated(nonsending) func run(_ request: Request, releasing lease: Lease? = nil) async -> Completion.Outcome {
        let id = nextOperationID()
        guard request.isCancellable else { return await run(request, id: id, lease) }
        return await withTaskCancellationHandler {
            await run(request, id: id, lease)
        } onCancel: {
            cancel(id)
        }
    }

    nonisolated(nonsending) private func run(_ request: Request, id: UInt64, _ lease: Lease?) async
        -> Completion.Outcome
    {
        await Waiter.wait { waiter in
            submit(request, id: id, .resume(waiter, releasing: lease))
            // The handler may have run before the request was there to be cancelled.
            if request.isCancellable, Task.isCancelled { cancel(id) }
        }
    }
}
