/// What a run is to do.
package struct ConformanceSettings: Sendable {
    /// The SCIM base, as the report names it.
    package var url: String
    package var suites: [CheckSuite] = CheckSuite.allCases
    /// The ids of checks, or beginnings of ids with a full stop at the end; nil is all of the suites.
    package var only: [String]?
    /// Only checks that make and change nothing.
    package var isReadOnly = false
    /// Whether test resources stay, for somebody to look at.
    package var keepsResources = false
    package var oauth: OAuthClient?
    /// What no report may show.
    package var secrets: [String] = []
    /// Part of the names of test resources, of this run alone.
    package var run: String
    /// Checks that run beside each other.
    package var width = 4

    package init(url: String, run: String) {
        self.url = url
        self.run = run
    }

    /// The checks that are asked for.
    ///
    /// - Throws: ``ConformanceRefusal`` for an id that no check has.
    package func checks() throws(ConformanceRefusal) -> [Check] {
        let all = suites.flatMap(\.checks).filter { !isReadOnly || $0.isReadOnly }
        guard let only else { return all }
        for id in only where !all.contains(where: { Self.fits($0, id) }) {
            throw ConformanceRefusal("No check of the chosen suites is called \(id).")
        }
        return all.filter { check in only.contains { Self.fits(check, $0) } }
    }

    private static func fits(_ check: Check, _ id: String) -> Bool {
        check.id == id || id.hasSuffix(".") && check.id.hasPrefix(id)
    }
}
