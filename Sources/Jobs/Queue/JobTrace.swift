import JSON
import TraceContext

/// How a job's row carries the trace of the work that has left it: as a member of the payload, which handlers do not see.
enum JobTrace {
    private static let member = "traceparent"

    /// The jobs as they are written by work that belongs to a trace.
    static func marked(_ jobs: [NewJob], with trace: TraceParent?) -> [NewJob] {
        guard let trace else { return jobs }
        return jobs.map { job in
            var marked = job
            marked.payload[member] = .string(trace.description)
            return marked
        }
    }

    /// Takes the trace out of a payload.
    static func taken(from payload: inout JSONObject) -> TraceParent? {
        payload.removeValue(member)?.stringValue.flatMap { TraceParent(parsing: $0) }
    }
}
