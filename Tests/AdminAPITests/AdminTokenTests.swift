import Events
import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import JSON
import Tenancy
import TestDatabase
import Testing

@testable import AdminAPI

/// Tokens of a SCIM configuration, as an administrator keeps them.
struct AdminTokenTests {
    @Test func aTokenIsRotatedWithAnOverlapAndShownOnce() async throws {
        try await withTokens { world, path in
            let first = try await world.send(.post, path, ["name": "first"]).object()
            let answer = try await world.send(.post, "\(path)/\(first.id)/rotate", ["overlap": "24h"])
            #expect(answer.status == .created)
            let new = try answer.object()
            #expect(new["name"] == "first" && new["token"] != nil && new["token"] != first["token"])
            let old = try await world.send(.get, "\(path)/\(first.id)").object()
            #expect(old["replaced_by"]?.stringValue == new.id && old["token"] == nil && old["revoked_at"] == .null)
            #expect(old["prefix"] == "rc_" && old["hint"]?.stringValue?.count == 4)
            let end = try #require(old["expires_at"]?.stringValue.flatMap(Date.init(rfc3339:)))
            #expect(abs(end.timeIntervalSinceNow - 86_400) < 600)

            let again = try await world.send(.post, "\(path)/\(first.id)/rotate", [:])
            #expect(again.status == .conflict)
            #expect(try again.object()["code"] == "token_replaced")
            let now = try await world.send(.post, "\(path)/\(new.id)/rotate", ["overlap": 0, "name": "third"]).object()
            #expect(now["name"] == "third")
            #expect(try await world.send(.get, "\(path)/\(new.id)").object()["revoked_at"] != .null)
            let over = try await world.send(.post, "\(path)/\(new.id)/rotate", [:])
            #expect(over.status == .conflict)
            #expect(try over.object()["code"] == "token_not_live")
        }
    }

    /// A rotation's body, and what is said of it.
    private static let refusals: [(body: JSONValue, code: String, pointer: String)] = [
        (["overlap": "8d"], "overlap_out_of_range", "/overlap"), (["overlap": -1], "overlap_out_of_range", "/overlap"),
        (["overlap": "soon"], "invalid_body", "/overlap"), (["overlap": true], "invalid_body", "/overlap"),
        (["expires_in_days": 731], "expiry_out_of_range", "/expires_in_days"), (["name": ""], "name_invalid", "/name"),
        (["nam": "x"], "invalid_body", "/nam"),
    ]

    @Test(arguments: refusals)
    func aRotationThatCannotBeSaysWhy(_ body: JSONValue, _ code: String, _ pointer: String) async throws {
        try await withTokens { world, path in
            let token = try await world.send(.post, path, ["name": "first"]).object()
            let answer = try await world.send(.post, "\(path)/\(token.id)/rotate", body)
            #expect(answer.status == .badRequest)
            let problem = try answer.object()
            #expect(problem["code"]?.stringValue == code)
            #expect(problem["errors"]?.arrayValue?.first?["pointer"]?.stringValue == pointer)
            let kept = try await world.send(.get, "\(path)/\(token.id)").object()
            #expect(kept["replaced_by"] == .null && kept["expires_at"] == token["expires_at"])
        }
    }

    @Test func whatBecomesOfTokensIsInTheLog() async throws {
        try await withTokens { world, path in
            let first = try await world.send(.post, path, ["name": "first"]).object()
            let second = try await world.send(.post, "\(path)/\(first.id)/rotate", [:]).object()
            for _ in 1...2 { _ = try await world.send(.delete, "\(path)/\(second.id)") }
            let log = try await world.send(.get, "/tenants/acme/events").object().data
            let told = log.filter { $0["type"]?.stringValue?.hasPrefix("scim_token.") == true }
            #expect(
                told.map { "\($0["type"]?.stringValue ?? "") \($0["subject"]?.stringValue ?? "")" } == [
                    "scim_token.created \(first.id)", "scim_token.rotated \(first.id)",
                    "scim_token.created \(second.id)", "scim_token.revoked \(second.id)",
                ])
            #expect(told[1]["data"]?["replaced_by"]?.stringValue == second.id)
            #expect(told.allSatisfy { $0["data"]?["token_name"] == "first" && $0["data"]?["expires_at"] != nil })
        }
    }

    @Test func aTokenThatIsNotThereIsNotFound() async throws {
        try await withTokens { world, path in
            let nobody = "\(path)/0190a0a0-0000-7000-8000-000000000000"
            let answers = [
                try await world.send(.get, nobody), try await world.send(.post, "\(nobody)/rotate", [:]),
                try await world.send(.delete, nobody),
            ]
            #expect(answers.allSatisfy { $0.status == .notFound })
        }
    }

    private func withTokens(_ body: @Sendable @escaping (AdminWorld, String) async throws -> Void) async throws {
        try await AdminWorld.run { world in
            let home = try await world.createTenant("acme")
            let configuration = try await world.createConfiguration(home).id
            try await body(world, "\(home)/scim-configurations/\(configuration)/tokens")
        }
    }
}
