/// The queues, the workers, and the jobs that were given up.
struct QueuesView {
    struct Queue {
        let queue: String
        let ready: Int
        let scheduled: Int
        let running: Int
        let discarded: Int
        let oldest: String
    }

    struct Worker {
        let host: String
        let running: Int
        let isAlive: Bool
        let seenAt: MomentView
    }

    struct Job {
        let number: String
        let kind: String
        let tenant: String
        let attempts: String
        let error: String?
        let when: MomentView
    }

    let page: PageView
    let queues: [Queue]
    let hasQueues: Bool
    let workers: [Worker]
    let hasWorkers: Bool
    let jobs: [Job]
    let hasJobs: Bool
}
