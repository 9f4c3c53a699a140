/// What one run of the migrations did.
package struct MigrationReport: Sendable {
    /// The files of the control line that this run applied.
    package var control: [String] = []
    /// How many tenants this run brought up to the binary's version.
    package var tenants = 0
    /// How many warm schemas.
    package var warmSchemas = 0
    /// The schemas that are still behind, and why.
    package var failures: [MigrationFailure] = []
}
