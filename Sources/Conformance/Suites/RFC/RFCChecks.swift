/// What RFC 7643, RFC 7644 and RFC 9865 say of every server, a file an area.
enum RFCChecks {
    static let all =
        discovery + access + creating + reading + versions + replacing + patching + patchRefusals + deleting
        + filtering + paging + sorting + groups + bulk

    /// A check of this suite.
    static func check(
        _ id: String, _ area: String, _ title: String, source: String, needs: [Need] = [], isOptional: Bool = false,
        isReadOnly: Bool = false, run: @escaping @Sendable (CheckSession) async throws -> Void
    ) -> Check {
        Check(
            "rfc." + id, .rfc, area, title, source: source, needs: needs, isOptional: isOptional,
            isReadOnly: isReadOnly, run: run)
    }

    /// An id that no resource has.
    static let unknownID = "5f3c1d1e-rollcall-conformance-unknown"
}
