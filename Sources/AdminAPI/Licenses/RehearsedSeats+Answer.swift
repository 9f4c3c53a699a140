import Hummingbird
import JSON
import Licensing
import Web

extension RehearsedSeats {
    /// Most people that an answer lists.
    private static let listed = 1000

    /// `{"dry_run":true,"gets":n,"loses":n,…,"people":[…],"complete":true}`.
    var response: Response {
        var json: JSONObject = ["dry_run": true]
        for effect in [Effect.gets, .loses, .waits, .grace, .held, .keeps, .limited] {
            json.append(effect.rawValue, .integer(people.count { $0.effect == effect }))
        }
        json.append(
            "people",
            .array(
                people.prefix(Self.listed).map { person in
                    [
                        "user_id": .id(person.userID), "pool_id": .id(person.poolID),
                        "effect": .string(person.effect.rawValue), "reason": .text(person.reason),
                    ]
                }))
        json.append("complete", .bool(isWhole && people.count <= Self.listed))
        return .json(json)
    }
}
