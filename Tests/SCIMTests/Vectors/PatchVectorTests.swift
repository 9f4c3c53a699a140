import JSON
import Testing
import Vectors

@testable import SCIM

@Suite(.enabled(if: Vectors.areAvailable, Comment(rawValue: Vectors.explanation)))
struct PatchVectorTests {
    /// Several cases have one title, and some none, so the place in the file comes first.
    static let cases = Vectors.objects("patch").enumerated().map { index, vector in
        VectorCase(subject: "\(index) \(vector["title"]?.stringValue ?? "")", vector: vector)
    }

    @Test(arguments: VectorExceptions.patch.others(than: cases))
    func patchesAsItsAuthorsDo(vector: VectorCase) {
        #expect(Self.agrees(vector), "\(Self.patched(vector).map { JSONValue.object($0).serialized() })")
    }

    @Test func needsEveryException() {
        #expect(VectorExceptions.patch.needless(among: Self.cases, agrees: Self.agrees) == [])
    }

    private static func agrees(_ vector: VectorCase) -> Bool {
        let before = vector.vector["before"]?.objectValue ?? [:]
        switch (patched(vector), vector.vector["after"]?.objectValue) {
        case (.success(let resource), let after?):
            let isChanged = comparable(resource) != comparable(before)
            let changed = vector.vector["changed"]?.boolValue ?? isChanged
            return comparable(resource) == comparable(after) && changed == isChanged
        case (.failure(let error), nil):
            return vector.vector["scimType"].map { $0.stringValue == error.type?.rawValue } ?? true
        default: return false
        }
    }

    /// `schemas` is computed here, and unassigned attributes are left out (RFC 7643 §2.5).
    private static func comparable(_ resource: JSONObject) -> JSONObject {
        var resource = resource.withoutUnassigned
        resource["schemas"] = nil
        return resource
    }

    private static func patched(_ vector: VectorCase) -> Result<JSONObject, SCIMError> {
        let vector = vector.vector
        let before = vector["before"]?.objectValue ?? [:]
        let isGroup = before["schemas"] == [.string(URN.group)] || before["members"] != nil
        var schema = isGroup ? SchemaRegistry.standard.group : SchemaRegistry.standard.user
        if vector["source"] != "scim2-models-patch" {
            schema = SchemaInference.schema(schema, seenIn: [before, vector["after"]?.objectValue ?? [:]])
        }
        // Many cases use resources without the required attributes.
        schema = schema.withoutRequirements
        let message: JSONValue = ["schemas": [.string(URN.patchOp)], "Operations": vector["operations"] ?? []]
        return Result { () throws(SCIMError) in
            try PatchEngine(schema).apply(PatchRequest(message: message, for: schema), to: before).resource
        }
    }
}

extension ResourceSchema {
    fileprivate var withoutRequirements: ResourceSchema {
        var core = self.core
        for index in core.attributes.indices { core.attributes[index].isRequired = false }
        return ResourceSchema(resourceType, core: core, extensions: extensions)
    }
}
