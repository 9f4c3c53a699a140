import JSON

extension ServerFacts {
    /// Asks the three discovery endpoints (RFC 7644 §4).
    ///
    /// - Throws: ``ConformanceRefusal`` when the server can't be reached or refuses the token.
    static func discover(on line: ServerLine, oauth: OAuthClient?) async throws(ConformanceRefusal) -> ServerFacts {
        switch await line.ask(ConformanceRequest("GET", "/Users?startIndex=1&count=1")) {
        case .failure(let failure): throw ConformanceRefusal("The server can't be reached: \(failure).")
        case .success(let answer) where answer.status == 401 || answer.status == 403:
            throw ConformanceRefusal(
                "The server refuses the token: GET /Users answered \(answer.status). Check the token and the URL.")
        case .success: break
        }
        async let provider = object(line, "/ServiceProviderConfig")
        async let schemas = list(line, "/Schemas", key: "id")
        async let types = list(line, "/ResourceTypes", key: "name")
        return ServerFacts(
            provider: await provider, schemas: await schemas, resourceTypes: await types, oauth: oauth)
    }

    private static func object(_ line: ServerLine, _ path: String) async -> JSONObject? {
        guard case .success(let answer) = await line.ask(ConformanceRequest("GET", path)), answer.status == 200 else {
            return nil
        }
        return try? JSONParser.parse(answer.body).objectValue
    }

    /// The resources of a list by the folded value of a member.
    private static func list(_ line: ServerLine, _ path: String, key: String) async -> [String: JSONObject]? {
        guard let page = await object(line, path).flatMap({ ListPage($0) }), !page.resources.isEmpty else { return nil }
        return Dictionary(
            page.resources.compactMap { resource in
                resource.text(key).map { (ASCIICase.folded($0), resource) }
            }, uniquingKeysWith: { first, _ in first })
    }
}
