import Jobs
import Synchronization

/// A handler for jobs that only have to be fetched and completed; it counts them.
final class DoNothing: JobHandler {
    let kind = JobKind("bench.nothing", queue: "bench")
    private let count = Atomic<Int64>(0)

    var performed: Int64 { count.load(ordering: .relaxed) }

    func perform(_ batch: JobBatch) async {
        count.add(Int64(batch.jobs.count), ordering: .relaxed)
    }
}
