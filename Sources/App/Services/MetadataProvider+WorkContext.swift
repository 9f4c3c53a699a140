import Logging
import TraceContext

extension Logger.MetadataProvider {
    /// Trace, tenant and job that the logging task works for.
    static let workContext = Logger.MetadataProvider {
        Logger.Metadata(WorkContext.current.logFields.map { ($0.name, .string($0.value)) }) { first, _ in first }
    }
}
