import Postgres

/// The guarded statements that write a batch of endings, one for each way to end.
struct EndingStatements: Sendable {
    let statements: [(Statement, [Bind])]

    init(_ endings: [JobEnding], workerID: Int64) {
        var completed: [Bool: [HeldJob]] = [:]
        var released: [Duration: [HeldJob]] = [:]
        var failed: [JobEnding] = []
        for ending in endings {
            switch ending.outcome {
            case .completed(let keepsHistory): completed[keepsHistory, default: []].append(ending.job)
            case .released(let delay): released[delay, default: []].append(ending.job)
            case .failed: failed.append(ending)
            }
        }
        var statements: [(Statement, [Bind])] = []
        for (keepsHistory, jobs) in completed {
            let statement = keepsHistory ? JobStatements.complete : JobStatements.completeWithoutHistory
            statements.append((statement, HeldJobs(jobs).binds(workerID: workerID)))
        }
        for (delay, jobs) in released {
            let binds = HeldJobs(jobs).binds(workerID: workerID) + [.double(delay.inSeconds)]
            statements.append((JobStatements.release, binds))
        }
        if !failed.isEmpty { statements.append((JobStatements.fail, Self.binds(failed: failed, workerID: workerID))) }
        self.statements = statements
    }

    private static func binds(failed: [JobEnding], workerID: Int64) -> [Bind] {
        let failed = failed.sorted { $0.job.id < $1.job.id }
        var delays: [Double] = []
        var reasons: [String?] = []
        var givesUp: [Bool] = []
        for case .failed(let reason, let delay, let isFinal) in failed.map(\.outcome) {
            delays.append(delay.inSeconds)
            reasons.append(Self.storable(reason))
            givesUp.append(isFinal)
        }
        return HeldJobs(failed.map(\.job)).binds(workerID: workerID)
            + [.doubles(delays), .texts(reasons), .bools(givesUp)]
    }

    /// Postgres refuses U+0000, and a statement that is always refused would hold all others up.
    private static func storable(_ reason: String) -> String {
        String(reason.unicodeScalars.lazy.filter { $0 != "\0" }.prefix(500).map(Character.init))
    }
}
