import HTTPTypes
import JSON
import Web

/// The errors of an operation, made of the failures that it throws.
struct DescribedFailures: Sendable {
    private let failures: [Int: [Failure]]

    init(_ failures: [Failure]) {
        self.failures = Dictionary(grouping: failures) { $0.status.code }
    }

    /// The Response Objects by status.
    var documents: [Int: JSONValue] {
        Dictionary(uniqueKeysWithValues: failures.map { ($0.key, Self.document(of: $0.value)) })
    }

    private static func document(of failures: [Failure]) -> JSONValue {
        let codes = Set(failures.map(\.code)).sorted()
        var document: JSONObject = [
            "description": .string("\(failures.first?.status.reasonPhrase ?? ""): \(codes.joined(separator: ", ")).")
        ]
        let headers = promised.filter { header in failures.allSatisfy { $0.headers.contains(header) } }
        if !headers.isEmpty {
            document.append("headers", OpenAPIDocument.references(toHeaders: headers.map(\.rawName)))
        }
        let schema: JSONValue = [
            "allOf": [
                OpenAPIDocument.reference(to: "Problem"),
                ["properties": ["code": ["enum": .array(codes.map(JSONValue.string))]]],
            ]
        ]
        document.append("content", ["application/problem+json": ["schema": schema]])
        return .object(document)
    }

    /// The fields that the document promises where every failure has them.
    private static let promised: [HTTPField.Name] = [.retryAfter, .wwwAuthenticate]
}
