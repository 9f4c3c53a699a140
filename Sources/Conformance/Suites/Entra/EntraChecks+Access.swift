import JSON
import SCIM

extension EntraChecks {
    private static let area = "access"

    static let access: [Check] = [
        check(
            "credentials", area, "The token endpoint gives a token for one to six hours", 21,
            "Validate_Credentials_Test", needs: [.oauthClient]
        ) { session in
            guard let client = session.facts.oauth else { return }
            var request = ConformanceRequest("POST", client.tokenURL)
            request.headers = [("content-type", "application/x-www-form-urlencoded")]
            request.credential = .none
            request.isSecret = true
            let form =
                "grant_type=client_credentials&client_id=\(QueryText.encoded(client.id))"
                + "&client_secret=\(QueryText.encoded(client.secret))"
            request.body = Array(form.utf8)
            let reply = try await session.send(request)
            try reply.require(
                (200..<300).contains(reply.status), "Status 200 with an access token.",
                "Give the client a token for its id and secret in the form (RFC 6749 §4.4).")
            let answer = try? reply.object()
            guard let token = answer?.text("access_token") else {
                throw reply.failure("access_token in a JSON object.", "Answer as RFC 6749 §5.1 says.")
            }
            session.hide(token)
            let life = answer?.value("expires_in")?.integerValue ?? 0
            try reply.require(
                (3600...21_600).contains(life), "expires_in from 3600 to 21600; it is \(life).",
                "Let access tokens live from 60 to 360 minutes.")
            var asked = ConformanceRequest("GET", "/Users?startIndex=1&count=1")
            asked.credential = .bearer(token)
            try (try await session.send(asked)).require(
                status: 200, advice: "Accept the token that the endpoint has given.")
        },
        check(
            "federation", area, "A token of Entra's is exchanged", 22, "Federated_Identity_Test", isReadOnly: true
        ) { _ in
            throw CheckSkip("only Entra can sign the token that is exchanged")
        },
    ]
}
