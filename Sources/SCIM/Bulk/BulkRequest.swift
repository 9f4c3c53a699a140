package import JSON

/// A BulkRequest message (RFC 7644 §3.7).
package struct BulkRequest: Sendable {
    /// An operation, or what is wrong with it.
    package typealias Entry = Result<BulkOperation, SCIMError>

    /// After how many failures nothing more is done; nil goes on to the end.
    package let failOnErrors: Int?
    package let entries: [Entry]
    /// The `method` and `bulkId` of each as they were sent: the response repeats them.
    package let labels: [(method: String?, bulkID: String?)]

    /// Reads a message. Throws `invalidSyntax` when it is none, `invalidValue` for a bulkId that two operations have, and
    /// 413 for more operations than `maximumOperations`.
    package init(message: JSONObject, maximumOperations: Int) throws(SCIMError) {
        let schemas = message[caseInsensitive: "schemas"]?.arrayValue ?? []
        guard schemas.contains(where: { $0.stringValue.map { URN.equal($0, URN.bulkRequest) } ?? false }) else {
            throw .invalidSyntax("\"schemas\" must list \(URN.bulkRequest).")
        }
        guard let operations = message[caseInsensitive: "Operations"]?.arrayValue else {
            throw .invalidSyntax("\"Operations\" must be a list.")
        }
        guard operations.count <= maximumOperations else {
            throw SCIMError(
                status: 413, detail: "The request has more than \(maximumOperations) operations, the limit.")
        }
        switch message[caseInsensitive: "failOnErrors"] {
        case nil, .null?: failOnErrors = nil
        case .integer(let number)? where number > 0: failOnErrors = Int(number)
        default: throw .invalidValue("failOnErrors must be an integer above 0.")
        }
        entries = operations.map { value in
            do throws(SCIMError) {
                return .success(try BulkOperation(value))
            } catch {
                return .failure(error)
            }
        }
        labels = operations.map {
            ($0[caseInsensitive: "method"]?.stringValue, $0[caseInsensitive: "bulkId"]?.stringValue)
        }
        var seen: Set<String> = []
        for case (_, let bulkID?) in labels where !seen.insert(bulkID).inserted {
            throw .invalidValue("The bulkId \"\(bulkID)\" stands at two operations.")
        }
    }
}

extension JSONValue {
    fileprivate subscript(caseInsensitive name: String) -> JSONValue? {
        objectValue?[caseInsensitive: name]
    }
}
