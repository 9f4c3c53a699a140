import JSON
import SCIM

/// What libFuzzer calls with each input: the parsers that read what a stranger sends.
///
/// A crash, a hang or a broken promise ends the process, and the input is kept beside it. The first byte chooses the parser,
/// so that one corpus serves all of them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParsers(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 1 else { return 0 }
    let input = UnsafeBufferPointer(start: start, count: count)
    let bytes = Array(input.dropFirst())
    switch input[0] % 4 {
    case 0: fuzzJSON(bytes)
    case 1: fuzzFilter(String(decoding: bytes, as: UTF8.self))
    case 2: fuzzPath(String(decoding: bytes, as: UTF8.self))
    default: fuzzPatch(bytes)
    }
    return 0
}

private let schema = SchemaRegistry.standard.user
private let person: JSONObject = [
    "id": "1", "schemas": [.string(URN.user), .string(URN.enterpriseUser)], "userName": "babs", "active": true,
    "name": ["givenName": "Barbara"],
    "emails": [
        ["type": "work", "value": "b@example.com", "primary": true], ["type": "home", "value": "h@example.com"],
    ],
    URN.enterpriseUser: ["employeeNumber": "7", "manager": ["value": "2"]],
]

/// What was read is written so that it reads the same.
private func fuzzJSON(_ bytes: [UInt8]) {
    for limits in [JSONLimits.default, .scim] {
        guard let value = try? JSONParser.parse(bytes, limits: limits) else { continue }
        guard let again = try? JSONParser.parse(value.serializedBytes()), again == value else {
            preconditionFailure("What was written reads otherwise.")
        }
    }
}

/// Whatever is no filter is `invalidFilter`.
private func fuzzFilter(_ text: String) {
    _ = try? FilterParser.parse(text, for: nil)
    do {
        let filter = try FilterParser.parse(text, for: schema).filter
        _ = FilterEvaluator(filter, for: schema).matches(person)
    } catch {
        precondition(error.type == .invalidFilter, "A filter was refused as something else.")
    }
}

/// A path as it stands in an operation that removes.
private func fuzzPath(_ text: String) {
    apply([
        "schemas": [.string(URN.patchOp)], "Operations": [["op": "remove", "path": .string(text)]],
    ])
}

/// A whole message.
private func fuzzPatch(_ bytes: [UInt8]) {
    guard let value = try? JSONParser.parse(bytes, limits: .scim) else { return }
    guard case .object(let object) = value else { return }
    apply(object)
    apply(["schemas": [.string(URN.patchOp)], "Operations": [.object(object)]])
    _ = try? ResourceValidator(schema).validate(object)
}

/// Applying a patch twice never fails where once did not, and a refusal is the client's fault.
private func apply(_ message: JSONObject) {
    do {
        let request = try PatchRequest(message: .object(message), for: schema)
        _ = try PatchEngine(schema).apply(request, to: person)
    } catch {
        precondition((400..<500).contains(error.status), "A patch failed for a reason that is no client's fault.")
    }
}
