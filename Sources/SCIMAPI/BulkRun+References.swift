import Directory
import FoundationEssentials
import JSON
import SCIM

// What the texts `bulkId:…` of a request stand for (RFC 7644 §3.7.1).
extension BulkRun {
    /// The id that a reference stands for. Throws `invalidValue` when nothing has that bulkId or its operation failed.
    private func id(for bulkID: String) throws(SCIMError) -> String {
        guard let (index, id) = promised[bulkID] else {
            throw .invalidValue("No POST of this request has the bulkId \"\(bulkID)\".")
        }
        guard results[index]?.error == nil else {
            throw .invalidValue("The operation with the bulkId \"\(bulkID)\" failed.")
        }
        return id.canonicalText
    }

    func resolved(_ data: JSONObject) throws(SCIMError) -> JSONObject {
        try BulkReference.resolved(data) { (bulkID) throws(SCIMError) in try id(for: bulkID) }
    }

    func id(of operation: BulkOperation, _ kind: ResourceKind) throws(SCIMError) -> UUID {
        let name = operation.resource ?? ""
        let text = try BulkReference.bulkID(in: name).map { (bulkID) throws(SCIMError) in try id(for: bulkID) } ?? name
        guard let id = UUID(canonicalText: text) else { throw .notFound(kind.name) }
        return id
    }

    func location(of operation: BulkOperation) -> String? {
        guard operation.method != .post, let name = operation.resource else { return nil }
        let id = BulkReference.bulkID(in: name).map { promised[$0]?.id.canonicalText ?? name } ?? name
        return baseURL + operation.endpoint + "/" + id
    }
}
