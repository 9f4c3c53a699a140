import Hummingbird
import JSON
import Licensing
import Web

/// `GET /tenants/{tenant}/users/{user}/license-explanation`: why the person has, or has not, a seat; an answer for anybody.
struct ExplainLicenses: Action {
    let explanations: ExplanationStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("user", of: "user")
        return .json(try await explanations.explain(id, of: context.tenant).json)
    }
}

extension LicenseExplanation {
    fileprivate var json: JSONObject {
        [
            "user_id": .id(userID), "known": .bool(isKnown), "active": .bool(isActive),
            "followed_sequence": .integer(followedSequence), "last_sequence": .integer(lastSequence),
            "pools": .array(pools.map { .object($0.json) }),
        ]
    }
}

extension LicenseExplanation.Pool {
    fileprivate var json: JSONObject {
        [
            "pool_id": .id(poolID), "code": .string(code.rawValue), "sentence": .string(sentence),
            "assignment": assignment.map { .object($0.json) } ?? .null, "excluded": .bool(isExcluded),
            "wanted": .bool(isWanted),
            "rules": .array(
                rules.map { rule in
                    [
                        "rule_id": .id(rule.ruleID), "kind": .string(rule.subject.kind.rawValue),
                        "subject_id": .id(rule.subject.id), "priority": .integer(rule.priority),
                        "source": .string(rule.source.rawValue), "won": .bool(rule.hasWon),
                    ]
                }),
        ]
    }
}
