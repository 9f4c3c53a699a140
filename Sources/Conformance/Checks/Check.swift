/// One expectation of a SCIM server, as a value: what it needs, and how it is tried.
package struct Check: Sendable {
    /// `suite.area.fact`; stays the same from release to release.
    package let id: String
    package let suite: CheckSuite
    /// Under which heading it is reported.
    package let area: String
    /// The expectation, as a sentence without a full stop.
    package let title: String
    /// The document and the section that say so.
    package let source: String
    let needs: [Need]
    /// A failure is a warning: servers may do without.
    package let isOptional: Bool
    /// Only asks; nothing is made or changed.
    package let isReadOnly: Bool
    let run: @Sendable (CheckSession) async throws -> Void

    init(
        _ id: String, _ suite: CheckSuite, _ area: String, _ title: String, source: String, needs: [Need] = [],
        isOptional: Bool = false, isReadOnly: Bool = false, run: @escaping @Sendable (CheckSession) async throws -> Void
    ) {
        self.id = id
        self.suite = suite
        self.area = area
        self.title = title
        self.source = source
        self.needs = needs
        self.isOptional = isOptional
        self.isReadOnly = isReadOnly
        self.run = run
    }
}
