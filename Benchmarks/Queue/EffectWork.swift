import Jobs
import Logging
import Postgres

/// A worker whose jobs have an effect that can be counted; it works until the process is killed.
struct EffectWork {
    let client: PostgresClient
    let logger: Logger
    let hesitation: Int64

    func run() async {
        await JobWorker(
            client: client, handlers: [InsertEffect(client: client, hesitation: hesitation)], logger: logger
        ).run()
    }
}
