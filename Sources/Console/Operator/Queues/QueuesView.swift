/// The queues with what workers did, what is paused, and the workers.
struct QueuesView {
    struct Queue {
        /// The queue's name as a word that can be in an id on the page.
        let anchor: String
        let queue: String
        let ready: Count
        let scheduled: Count
        let running: Count
        let discarded: Count
        /// For how long the oldest has been ready; nil when none is.
        let oldest: String?
        let chart: QueueChart
    }

    /// So many jobs, and where they are listed.
    struct Count {
        let number: String
        let path: String
    }

    struct Pause {
        let resumePath: String
        let what: String
        let reason: String?
        let since: MomentView
    }

    struct Worker {
        let host: String
        let running: String
        let isAlive: Bool
        let startedAt: MomentView
        let seenAt: MomentView
    }

    let page: PageView
    /// As in ``QueueCardsView``, for the piece of the page that is refreshed.
    let queues: [Queue]
    let hasQueues: Bool
    let pauses: [Pause]
    let hasPauses: Bool
    let form: PauseFormView
    let workers: [Worker]
    let hasWorkers: Bool
}
