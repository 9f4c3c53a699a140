/// Microsoft's 25 checks of a gallery app as far as a server can be asked without Entra, and the shapes that Entra sends.
enum EntraChecks {
    static let all = users + groups + direct + access + shapes

    /// - Parameter number: of the test in Microsoft's list; nil for a shape besides it.
    static func check(
        _ id: String, _ area: String, _ title: String, _ number: Int?, _ name: String, needs: [Need] = [],
        isOptional: Bool = false, isReadOnly: Bool = false, run: @escaping @Sendable (CheckSession) async throws -> Void
    ) -> Check {
        let source =
            number.map { "Microsoft SCIM validation, test \($0) (\(name))" }
            ?? "Microsoft Entra provisioning, \(name)"
        return Check(
            "entra." + id, .entra, area, title, source: source, needs: needs, isOptional: isOptional,
            isReadOnly: isReadOnly, run: run)
    }

    static func accept(_ reply: Reply) throws {
        try reply.require(status: 200, 204, advice: "Apply the PATCH, and answer 200 with the resource or 204.")
    }

    /// Entra looks for whom it is about to make.
    static func expectNobody(_ filter: String, at endpoint: String, _ session: CheckSession) async throws {
        let (reply, page) = try await session.search(endpoint, filter)
        try reply.require(
            page.totalResults == 0, "200 with totalResults 0.",
            "Answer an empty list with 200; a 404, or everybody, stops provisioning.")
    }

    static func expect(_ id: String, by filter: String, at endpoint: String, _ session: CheckSession) async throws {
        let (reply, page) = try await session.search(endpoint, filter)
        try reply.require(
            page.ids == [id], "The one resource with the id \(id).",
            "Entra matches by this filter: it must find the one that was made.")
    }
}
