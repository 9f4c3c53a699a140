/// One job that waits, runs or was given up.
struct JobView {
    struct Argument {
        let argument: String
        let shown: String
    }

    let page: PageView
    let path: String
    let number: String
    let kind: String
    let queue: String
    let state: String
    let colour: String
    let whose: String
    let whosePath: String?
    let attempts: String
    let priority: String?
    let uniqueKey: String?
    let workerID: String?
    let error: String?
    let createdAt: MomentView
    let runAt: MomentView?
    let claimedAt: MomentView?
    let arguments: [Argument]
    let hasArguments: Bool
    let canRetry: Bool
    let retryLabel: String
    let canDiscard: Bool
    let canCancel: Bool
    let canRemove: Bool
    let hasActions: Bool
    let similarPath: String
}
