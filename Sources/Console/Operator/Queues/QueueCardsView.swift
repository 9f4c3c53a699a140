/// The piece of the queues' page that changes while somebody looks.
struct QueueCardsView {
    let queues: [QueuesView.Queue]
    let hasQueues: Bool
}
