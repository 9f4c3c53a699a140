/// What Okta's tests of a SCIM integration ask, and the requests that Okta sends in service (its SCIM 2.0 reference).
enum OktaChecks {
    static let all = users + groups

    static func check(
        _ id: String, _ area: String, _ title: String, needs: [Need] = [], isOptional: Bool = false,
        isReadOnly: Bool = false, run: @escaping @Sendable (CheckSession) async throws -> Void
    ) -> Check {
        Check(
            "okta." + id, .okta, area, title, source: "Okta SCIM 2.0 reference, " + area, needs: needs,
            isOptional: isOptional, isReadOnly: isReadOnly, run: run)
    }
}
