import JSON
import SCIM
import Testing

@Suite struct FixtureTests {
    @Test func findsTheFixtures() {
        #expect(Fixture.all.count > 50)
    }

    @Test(arguments: Fixture.all)
    func answersAsTheProviderNeeds(fixture: Fixture) throws {
        let outcome = Result { () throws(SCIMError) in try Self.outcome(of: fixture) }
        switch outcome {
        case .success(let outcome):
            #expect(outcome.resource == fixture.after)
            #expect(outcome.resource.names == fixture.after?.names, "canonical order")
            #expect(fixture.membership == nil || fixture.membership == outcome.membership.map(\.notation))
            let leniencies = outcome.coercions.map(\.leniency.rawValue)
            for leniency in fixture.coercions { #expect(leniencies.contains(leniency)) }
        case .failure(let error):
            let expected = try #require(fixture.error, "\(error)")
            #expect(expected["status"] == .integer(Int64(error.status)))
            #expect(expected["scimType"]?.stringValue == error.type?.rawValue)
            if let detail = expected["detail"]?.stringValue { #expect(error.detail.contains(detail)) }
        }
    }

    /// Everything that a request brings about.
    private struct Outcome {
        var resource: JSONObject
        var membership: [MembershipChange] = []
        var coercions: [Coercion]
    }

    private static func outcome(of fixture: Fixture) throws(SCIMError) -> Outcome {
        let schema = fixture.isGroup ? SchemaRegistry.standard.group : SchemaRegistry.standard.user
        let validator = ResourceValidator(schema)
        switch fixture.method {
        case "POST":
            let validated = try validator.validate(fixture.request.objectValue ?? [:])
            return Outcome(resource: validated.resource, coercions: validated.coercions)
        case "PUT":
            let validated = try validator.validate(fixture.request.objectValue ?? [:])
            let merged = try validator.merge(existing: fixture.before, replacement: validated)
            return Outcome(resource: merged, coercions: validated.coercions)
        default:
            let request = try PatchRequest(message: fixture.request, for: schema)
            guard fixture.isGroup else {
                let outcome = try PatchEngine(schema).apply(request, to: fixture.before)
                return Outcome(resource: outcome.resource, coercions: outcome.coercions)
            }
            let patch = try GroupPatch(request)
            let outcome = try PatchEngine(schema).apply(patch.attributes, to: fixture.before)
            return Outcome(
                resource: outcome.resource, membership: patch.membership, coercions: outcome.coercions)
        }
    }
}

extension MembershipChange {
    /// The step as fixtures write it.
    fileprivate var notation: JSONValue {
        switch self {
        case .add(let members): ["add": .array(members.map { .string($0.value) })]
        case .remove(let values): ["remove": .array(values.map(JSONValue.string))]
        case .removeAll: "removeAll"
        case .replace(let members): ["replace": .array(members.map { .string($0.value) })]
        case .removeMatching: "removeMatching"
        }
    }
}
