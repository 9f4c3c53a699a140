/// Decides what a worker does next about one queue. No I/O, no clock of its own: a `QueueLane` performs the actions and
/// reports what came of them.
///
/// - A batch is of one tenant and one kind, and only one of them is under way at a time, unless the kind's jobs run apart.
/// - Jobs are claimed on demand, when a slot is free and nothing that waits here could use it, and only for tenants of
///   whom nothing waits here: what a slow handler leaves waiting never stands in another tenant's way.
/// - Jobs that run apart hold no more than an eighth of the slots for one tenant: others find a slot however many of them
///   there are and however long they take.
/// - A job that was rescued runs alone, and only one such job at a time.
struct LaneMachine: Sendable {
    struct Limits: Sendable {
        /// Batches under way at the same time.
        var slots: Int
        /// Jobs in one claim.
        var claim: Int
    }

    enum Action: Sendable {
        case start(key: BatchKey, jobs: [Job])
        /// Hand back: the lease is too old for them to be started.
        case release([Job])
        /// Ask which tenants besides the known have ready jobs.
        case discover(known: [String])
        /// With the mark at which each tenant's jobs begin.
        case claim(TenantRing.Turn, marks: [ClaimMarks.Mark])
        /// Ask what the worker holds, because the answer to a claim was lost.
        case recover
        case wait(Duration)
    }

    /// Jobs of one key that are claimed and not started.
    private struct Waiting: Sendable {
        var jobs: ArraySlice<Job>
        var startBefore: ContinuousClock.Instant
    }

    private let limits: Limits
    private let batchLimits: [String: Int]
    /// Kinds whose jobs are batches of their own.
    private let apart: Set<String>
    private var runningApart: [String: Int] = [:]
    private(set) var ring: TenantRing
    private var pace: PollPace
    private var marks = ClaimMarks()

    /// Keys with waiting jobs in the order of their claims.
    private var line: [BatchKey] = []
    private var waiting: [BatchKey: Waiting] = [:]
    /// Nothing that waits must be started before; so far there is no need to look.
    private var earliestLimit: ContinuousClock.Instant?
    private var running: [BatchKey: [Job]] = [:]
    private var quarantined: BatchKey?
    private var waitingTenants: [String: Int] = [:]
    /// Set after a failure: nothing is asked before.
    private var retryAt: ContinuousClock.Instant?
    private var answerWasLost = false
    /// Set when there was nothing to claim: nobody looks before, unless woken.
    private var idleUntil: ContinuousClock.Instant?

    /// - Parameters:
    ///   - batchLimits: the limit of each kind, by name.
    ///   - apart: the names of kinds whose jobs run beside others of their tenant.
    init(
        limits: Limits, batchLimits: [String: Int], apart: Set<String> = [], ring: TenantRing, pace: PollPace.Timing,
        now: ContinuousClock.Instant
    ) {
        self.limits = limits
        self.batchLimits = batchLimits
        self.apart = apart
        self.ring = ring
        self.pace = PollPace(timing: pace, start: now)
    }

    // MARK: Decisions

    mutating func next(at now: ContinuousClock.Instant, lease: LeaseMachine.Standing) -> Action {
        let late = takeLate(at: now)
        if !late.isEmpty { return .release(late) }
        guard lease == .held else { return .wait(pace.timing.slow) }
        if let start = takeStartable() { return start }
        guard running.count < limits.slots else { return .wait(pace.timing.slow) }
        if let retryAt, now < retryAt { return .wait(retryAt - now) }
        if answerWasLost { return .recover }
        if let idleUntil, now < idleUntil { return .wait(idleUntil - now) }
        idleUntil = nil
        if ring.needsRefresh(at: now) { return .discover(known: ring.tenants) }
        if let turn = ring.takeTurn(limit: limits.claim, isBusy: { waitingTenants[$0] != nil }) {
            return .claim(turn, marks: marks.marks(of: turn.tenants, at: now))
        }
        return idle(at: now)
    }

    // MARK: What came of them

    mutating func discovered(
        _ newcomers: [String], from start: ContinuousClock.Instant, to end: ContinuousClock.Instant
    ) {
        retryAt = nil
        ring.add(newcomers, from: start, to: end)
        marks.keep(ring.tenants)
        if ring.tenants.isEmpty { idleUntil = end + pace.interval(at: end) }
    }

    /// Takes the jobs of a claim made from `start` to `end`, which must be started before `startBefore`.
    mutating func claimed(
        _ jobs: [Job], in turn: TenantRing.Turn, marks given: [ClaimMarks.Mark], startBefore: ContinuousClock.Instant,
        from start: ContinuousClock.Instant, to end: ContinuousClock.Instant
    ) {
        take(jobs, startBefore: startBefore, at: end)
        var counts: [String: Int] = [:]
        var lasts: [String: ClaimMarks.Mark] = [:]
        for job in jobs {
            counts[job.tenantID, default: 0] += 1
            let mark = ClaimMarks.Mark(priority: job.priority, id: job.id)
            lasts[job.tenantID] = max(lasts[job.tenantID] ?? mark, mark)
        }
        // A full claim may have ended within or after any tenant that gave something.
        let isFull = jobs.count >= limits.claim
        let reached = isFull ? (turn.tenants.lastIndex { counts[$0] != nil } ?? 0) + 1 : turn.tenants.count
        ring.putBack(turn, reached: reached)
        var emptied: Set<String> = []
        for (index, tenant) in turn.tenants.prefix(reached).enumerated() {
            let isCut = isFull && index == reached - 1
            if counts[tenant, default: 0] >= turn.share || isCut, let last = lasts[tenant] {
                marks.advance(tenant, from: given[index], to: last, start: start, end: end)
            } else {
                // Fewer than its share: the tenant has no more now.
                marks.forget(tenant)
                emptied.insert(tenant)
            }
        }
        ring.remove(emptied)
    }

    /// Takes the jobs of the claim whose answer was lost, if there are any.
    mutating func recovered(_ jobs: [Job], startBefore: ContinuousClock.Instant, at now: ContinuousClock.Instant) {
        answerWasLost = false
        take(jobs, startBefore: startBefore, at: now)
    }

    /// A claim has failed and may nevertheless have been made.
    mutating func claimFailed(retryAt instant: ContinuousClock.Instant) {
        answerWasLost = true
        retryAt = instant
    }

    /// A question that changes nothing has failed.
    mutating func questionFailed(retryAt instant: ContinuousClock.Instant) {
        retryAt = instant
    }

    mutating func finished(_ key: BatchKey) {
        if running.removeValue(forKey: key) != nil, key.jobID != nil {
            let left = runningApart[key.tenantID, default: 1] - 1
            runningApart[key.tenantID] = left > 0 ? left : nil
        }
        if quarantined == key { quarantined = nil }
    }

    /// Somebody says that there is work.
    mutating func woken(at now: ContinuousClock.Instant) {
        idleUntil = nil
        ring.expire()
        pace.sawWork(at: now)
    }

    /// Gives up everything that has not been started.
    mutating func takeWaiting() -> [Job] {
        let jobs = line.flatMap { waiting[$0]?.jobs ?? [] }
        line = []
        waiting = [:]
        waitingTenants = [:]
        return jobs
    }

    /// Gives up those of the jobs that have not been started.
    mutating func takeWaiting(_ ids: Set<Int64>) -> [Job] {
        var taken: [Job] = []
        for key in line {
            guard var entry = waiting[key] else { continue }
            let found = entry.jobs.filter { ids.contains($0.id) }
            guard !found.isEmpty else { continue }
            taken += found
            entry.jobs.removeAll { ids.contains($0.id) }
            set(entry, for: key)
        }
        line.removeAll { waiting[$0] == nil }
        return taken
    }

    /// Which of the jobs are under way, and in which batches.
    func running(among ids: Set<Int64>) -> (ids: Set<Int64>, batches: [BatchKey]) {
        let held = running.mapValues { jobs in jobs.map(\.id).filter(ids.contains) }.filter { !$0.value.isEmpty }
        return (Set(held.values.joined()), Array(held.keys))
    }

    /// Gives up everything that is under way.
    mutating func takeRunning() -> [Job] {
        defer { running = [:] }
        return Array(running.values.joined())
    }

    // MARK: What it holds

    var isRunning: Bool { !running.isEmpty }

    /// Ids of all jobs that are waiting here or under way.
    var heldIDs: Set<Int64> {
        var ids = Set(running.values.joined().map(\.id))
        for entry in waiting.values { ids.formUnion(entry.jobs.map(\.id)) }
        return ids
    }

    // MARK: Steps

    private mutating func take(_ jobs: [Job], startBefore: ContinuousClock.Instant, at now: ContinuousClock.Instant) {
        retryAt = nil
        guard !jobs.isEmpty else { return }
        pace.sawWork(at: now)
        let ordered = jobs.sorted { ($0.priority, $0.id) < ($1.priority, $1.id) }
        earliestLimit = min(earliestLimit ?? startBefore, startBefore)
        var groups: [BatchKey: [Job]] = [:]
        for job in ordered {
            let key = BatchKey(
                tenantID: job.tenantID, kind: job.kind.name, jobID: apart.contains(job.kind.name) ? job.id : nil)
            if groups[key] == nil, waiting[key] == nil { line.append(key) }
            groups[key, default: []].append(job)
        }
        for (key, group) in groups {
            if var entry = waiting[key] {
                entry.jobs.append(contentsOf: group)
                entry.startBefore = min(entry.startBefore, startBefore)
                waiting[key] = entry
            } else {
                waiting[key] = Waiting(jobs: group[...], startBefore: startBefore)
                waitingTenants[key.tenantID, default: 0] += 1
            }
        }
    }

    private mutating func takeStartable() -> Action? {
        guard running.count < limits.slots else { return nil }
        let place = line.firstIndex { key in
            guard running[key] == nil, let first = waiting[key]?.jobs.first else { return false }
            guard key.jobID == nil || runningApart[key.tenantID, default: 0] < mostApart else { return false }
            return first.rescues == 0 || quarantined == nil
        }
        guard let place else { return nil }
        let key = line[place]
        let jobs = takeBatch(of: key)
        if waiting[key] == nil { line.remove(at: place) }
        running[key] = jobs
        if key.jobID != nil { runningApart[key.tenantID, default: 0] += 1 }
        if jobs.contains(where: { $0.rescues > 0 }) { quarantined = key }
        return .start(key: key, jobs: jobs)
    }

    /// Batches of one tenant that may run apart at the same time.
    private var mostApart: Int { max(4, limits.slots / 8) }

    /// The next jobs of a key: one that was rescued by itself, others up to the limit of their kind, which is halved with
    /// each attempt, so that jobs that fail only together are told apart in the end.
    private mutating func takeBatch(of key: BatchKey) -> [Job] {
        guard var entry = waiting[key], let first = entry.jobs.first else { return [] }
        let limit = first.rescues > 0 ? 1 : max(1, (batchLimits[key.kind] ?? 1) >> min(max(first.attempt, 1) - 1, 15))
        let batch = entry.jobs.prefix(limit).prefix { $0.rescues == first.rescues && $0.attempt == first.attempt }
        entry.jobs.removeFirst(batch.count)
        set(entry, for: key)
        return Array(batch)
    }

    private mutating func takeLate(at now: ContinuousClock.Instant) -> [Job] {
        guard let limit = earliestLimit, limit <= now else { return [] }
        defer { earliestLimit = waiting.values.map(\.startBefore).min() }
        let late = line.filter { key in waiting[key].map { $0.startBefore <= now } ?? false }
        guard !late.isEmpty else { return [] }
        line.removeAll { late.contains($0) }
        return late.flatMap { key in
            let jobs = waiting[key]?.jobs ?? []
            set(Waiting(jobs: [], startBefore: now), for: key)
            return Array(jobs)
        }
    }

    private mutating func set(_ entry: Waiting, for key: BatchKey) {
        guard entry.jobs.isEmpty else {
            waiting[key] = entry
            return
        }
        guard waiting.removeValue(forKey: key) != nil else { return }
        let keys = waitingTenants[key.tenantID, default: 1] - 1
        waitingTenants[key.tenantID] = keys > 0 ? keys : nil
        // Its next jobs can be claimed while these run.
        if keys == 0, !ring.tenants.isEmpty { idleUntil = nil }
    }

    private mutating func idle(at now: ContinuousClock.Instant) -> Action {
        let interval = pace.interval(at: now)
        idleUntil = now + interval
        return .wait(interval)
    }
}
