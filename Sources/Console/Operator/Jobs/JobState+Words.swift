import Jobs

extension JobState {
    var label: String {
        switch self {
        case .ready: "ready"
        case .scheduled: "waits for its time"
        case .running: "running"
        case .discarded: "given up"
        case .completed: "done"
        }
    }

    var colour: String {
        switch self {
        case .ready, .running: "blue"
        case .scheduled: "amber"
        case .discarded: "red"
        case .completed: "green"
        }
    }
}
