import Provisioning
import ServiceLifecycle

/// Writes the provisioning log until the group stops, and what was recorded up to then.
///
/// It stands before the application in its group, so it is asked to stop after the last request was answered.
struct ProvisioningLogService: Service {
    let recorder: ProvisioningRecorder

    func run() async throws {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let pause = recorder.pause
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
            await recorder.write()
        }
        // Stopping may have been asked for while a write was under way, with entries that came after its beginning.
        await recorder.finish()
    }
}
