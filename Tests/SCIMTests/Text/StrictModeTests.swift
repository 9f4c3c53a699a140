import JSON
import Testing

@testable import SCIM

/// Each leniency once as it is granted, and once as strict mode answers it.
@Suite struct StrictModeTests {
    /// A request that needs one leniency.
    enum Trial {
        case filter(String)
        case body(String)
        case userPatch(String)
        case groupPatch(String)
    }

    @Test(arguments: Leniency.allCases) func answersEachLeniencyAsItsPageSays(_ leniency: Leniency) throws {
        for trial in Self.trials(of: leniency) {
            #expect(try Self.coercions(of: trial, .lenient).contains(leniency), "\(trial)")
            switch leniency.strictAnswer {
            case .permitted: #expect(try Self.coercions(of: trial, .strict).contains(leniency), "\(trial)")
            case .literal: #expect(try !Self.coercions(of: trial, .strict).contains(leniency), "\(trial)")
            case .refused(let type):
                let error = try #require(throws: SCIMError.self, "\(trial)") {
                    try Self.coercions(of: trial, .strict)
                }
                #expect(error.status == 400 && error.type == Self.type(type, of: trial), "\(trial) \(error)")
            }
        }
    }

    /// A filter's fault is `invalidFilter` whatever it is, and one in a PATCH path `invalidPath`.
    private static func type(_ type: SCIMErrorType, of trial: Trial) -> SCIMErrorType {
        switch trial {
        case .filter: .invalidFilter
        case .userPatch(let text) where text.contains("emails["): type == .noTarget ? .noTarget : .invalidPath
        case .body, .userPatch, .groupPatch: type
        }
    }

    private static func trials(of leniency: Leniency) -> [Trial] {
        switch leniency {
        case .booleanAsText:
            [
                .body(#""active": "False""#), .filter(#"active eq "true""#),
                .userPatch(#"{"op": "replace", "path": "active", "value": "False"}"#),
                .userPatch(#"{"op": "remove", "path": "emails[primary eq \"True\"]"}"#),
            ]
        case .complexAsText: [.body(#""name": null, "\#(URN.enterpriseUser)": {"manager": "7"}"#)]
        case .singleValueInArray: [.body(#""\#(URN.enterpriseUser)": {"manager": [{"value": "7"}]}"#)]
        case .elementWithoutArray:
            [
                .body(#""emails": {"value": "a@x.test"}"#),
                .groupPatch(#"{"op": "add", "path": "members", "value": {"value": "7"}}"#),
            ]
        case .elementAsText:
            [
                .body(#""emails": ["a@x.test"]"#),
                .groupPatch(#"{"op": "add", "path": "members", "value": ["7"]}"#),
            ]
        case .roleAsJSONText: [.body(#""roles": [{"value": "{\"value\": \"admin\"}"}]"#)]
        case .displayNameForDisplay: [.body(#""roles": [{"value": "a", "displayName": "A"}]"#)]
        case .emptyTextClears: [.body(#""title": """#), .body(#""emails": """#)]
        case .targetCreatedFromFilter:
            [.userPatch(#"{"op": "replace", "path": "emails[type eq \"home\"].value", "value": "a@x.test"}"#)]
        case .removalByValue:
            [
                .groupPatch(#"{"op": "remove", "path": "members", "value": [{"value": "7"}]}"#),
                .userPatch(#"{"op": "remove", "path": "emails", "value": [{"value": "a@x.test"}]}"#),
            ]
        case .extensionAttributeWithoutURN:
            [.userPatch(#"{"op": "add", "path": "department", "value": "D"}"#), .filter(#"department eq "D""#)]
        case .unquotedText: [.filter("userName eq ann")]
        case .subAttributeAfterValueFilter: [.filter(#"emails[type eq "work"].value eq "a@x.test""#)]
        case .unknownAttributeIgnored:
            [.body(#""shoeSize": 44"#), .userPatch(#"{"op": "add", "value": {"shoeSize": 44}}"#)]
        case .unregisteredExtensionKept: [.body(#""urn:ietf:params:scim:schemas:extension:a:2.0:User": {"b": 1}"#)]
        case .readOnlyIgnored: [.body(#""id": "7", "meta": {"version": "x"}"#)]
        case .passwordDiscarded: [.body(#""password": "t1meMa$heen""#)]
        case .schemasComputed: [.userPatch(#"{"op": "add", "path": "schemas", "value": ["\#(URN.user)"]}"#)]
        }
    }

    private static func coercions(of trial: Trial, _ tolerance: Tolerance) throws -> [Leniency] {
        let (user, group) = (SchemaRegistry.standard.user, SchemaRegistry.standard.group)
        switch trial {
        case .filter(let text):
            return try FilterParser.parse(text, for: user, tolerance: tolerance).coercions.map(\.leniency)
        case .body(let members):
            let body = try JSONParser.parse(#"{"schemas": ["\#(URN.user)"], "userName": "ann", \#(members)}"#)
            return try ResourceValidator(user, tolerance: tolerance).validate(#require(body.objectValue))
                .coercions.map(\.leniency)
        case .userPatch(let operation):
            let resource = try #require(
                JSONParser.parse(#"{"schemas": ["\#(URN.user)"], "id": "7", "userName": "ann"}"#).objectValue)
            return try PatchEngine(user).apply(message(operation, user, tolerance), to: resource)
                .coercions.map(\.leniency)
        case .groupPatch(let operation):
            return try GroupPatch(message(operation, group, tolerance)).attributes.coercions.map(\.leniency)
        }
    }

    private static func message(
        _ operation: String, _ schema: ResourceSchema, _ tolerance: Tolerance
    ) throws -> PatchRequest {
        let message = try JSONParser.parse(#"{"schemas": ["\#(URN.patchOp)"], "Operations": [\#(operation)]}"#)
        return try PatchRequest(message: message, for: schema, tolerance: tolerance)
    }

    @Test func strictPatchesChangeNothingThatIsReadOnly() throws {
        let operation = #"{"op": "add", "value": {"meta": {"version": "x"}}}"#
        let resource = try #require(
            JSONParser.parse(#"{"schemas": ["\#(URN.user)"], "id": "7", "userName": "ann"}"#).objectValue)
        let error = try #require(throws: SCIMError.self) {
            try PatchEngine(SchemaRegistry.standard.user).apply(
                Self.message(operation, SchemaRegistry.standard.user, .strict), to: resource)
        }
        #expect(error.type == .mutability)
    }
}
