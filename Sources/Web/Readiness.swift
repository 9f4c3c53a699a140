/// Whether this process can serve requests now, and why not.
package enum Readiness: Sendable, Hashable {
    case ready
    /// A word for whoever reads the probe: `draining`, `database`, `schema`.
    case notReady(String)
}
