import JSON
import SCIM

extension RFCChecks {
    private static let area = "access and errors"

    static let access: [Check] = [
        check(
            "access.no-token", area, "Without a token nothing is told", source: "RFC 7644 §2, RFC 7235 §3.1",
            isReadOnly: true
        ) { session in
            var request = ConformanceRequest("GET", "/Users?startIndex=1&count=1")
            request.credential = .none
            let reply = try await session.send(request)
            try reply.require(status: 401, advice: "Ask for a token on every path that shows people.")
            if reply.header("www-authenticate") == nil {
                session.warn(
                    reply.failure("A WWW-Authenticate field.", "Say with WWW-Authenticate: Bearer what is wanted."))
            }
        },
        check(
            "access.wrong-token", area, "A wrong token is refused", source: "RFC 7644 §2, RFC 6750 §3.1",
            isReadOnly: true
        ) { session in
            var request = ConformanceRequest("GET", "/Users?startIndex=1&count=1")
            request.credential = .bearer("rollcall-conformance-wrong-token")
            let reply = try await session.send(request)
            try reply.require(status: 401, advice: "Compare the token, and answer 401 to a wrong one.")
        },
        check(
            "error.form", area, "An error is answered in SCIM's form", source: "RFC 7644 §3.12", isReadOnly: true
        ) { session in
            let reply = try await session.get("/Users/\(unknownID)")
            try reply.require(
                (400..<500).contains(reply.status), "Status 404, with an error.", "Refuse ids that nobody has.")
            let object = try reply.object()
            try reply.require(
                object.value("schemas")?.arrayValue == [.string(URN.error)], "schemas with \(URN.error).",
                "Answer every failure in the form of RFC 7644 §3.12.")
            try reply.require(
                object.text("status") == String(reply.status), "status \"\(reply.status)\" as a text in quotes.",
                "Write the status as JSON text and equal to the HTTP status.")
        },
        check(
            "error.not-found", area, "A resource that is not there is 404", source: "RFC 7644 §3.12", isReadOnly: true
        ) { session in
            let reply = try await session.get("/Users/\(unknownID)")
            try reply.require(status: 404, advice: "Answer 404 for an id that nobody has.")
        },
        check(
            "media-type", area, "Answers are application/scim+json", source: "RFC 7644 §3.1, §8.1", isReadOnly: true
        ) { session in
            for path in ["/ServiceProviderConfig", "/Users?startIndex=1&count=1", "/Users/\(unknownID)"] {
                var request = ConformanceRequest("GET", path)
                // Alone: who accepts application/json as gladly may get it.
                request.headers = [("accept", "application/scim+json")]
                let reply = try await session.send(request)
                try reply.require(
                    reply.answer.mediaType == "application/scim+json", "Content-Type application/scim+json.",
                    "Name SCIM's media type on every body, errors included.")
            }
        },
        check(
            "accept-json", area, "A client that accepts application/json is served", source: "RFC 7644 §3.1",
            isReadOnly: true
        ) { session in
            var request = ConformanceRequest("GET", "/Users?startIndex=1&count=1")
            request.headers = [("accept", "application/json")]
            let reply = try await session.send(request)
            try reply.require(status: 200, advice: "Answer JSON to clients that do not know SCIM's media type.")
            _ = try reply.object()
        },
        check(
            "json-request", area, "A body of application/json is taken", source: "RFC 7644 §3.1"
        ) { session in
            let body = session.person()
            let first = try await session.post("/Users", body, name: "userName")
            guard first.status == 201, let id = try first.object().text("id") else {
                throw CheckSkip("a user could not be made", isBlocked: true)
            }
            var request = ConformanceRequest(
                "PUT", "/Users/\(QueryText.encoded(id))", .object(body.merging(["displayName": "Conformance JSON"])))
            request.headers = [("content-type", "application/json; charset=utf-8")]
            let reply = try await session.send(request)
            try reply.require(
                status: 200, advice: "Take application/json besides application/scim+json: clients send both.")
        },
        check(
            "error.broken-json", area, "A body that is no JSON is refused", source: "RFC 7644 §3.12"
        ) { session in
            var request = ConformanceRequest("POST", "/Users")
            request.headers = [("content-type", "application/scim+json")]
            request.body = Array("{\"schemas\":[\"\(URN.user)\"],\"userName\":".utf8)
            let reply = try await session.send(request)
            try reply.requireError(400, advice: "Answer 400 to what can't be read, not 500.")
        },
    ]
}
