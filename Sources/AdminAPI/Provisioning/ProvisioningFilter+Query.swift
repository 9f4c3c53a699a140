import FoundationEssentials
import Provisioning
import Web

extension ProvisioningFilter {
    /// Reads the filters of a request for a list.
    init(_ list: ListRequest) throws(Failure) {
        self.init()
        configurationID = try list.id("configuration")
        operation = try list.word("operation")
        resourceType = try list.query.value("resource_type")
        resourceID = try list.id("resource_id")
        outcome = try list.word("outcome")
        status = try list.query.integer("status")
        if let status, !(100...599).contains(status) { throw .invalidParameter("status", "must be 100 to 599") }
        scimType = try list.query.value("scim_type")
        requestID = try list.query.value("request_id")
        since = try list.moment("since")
        until = try list.moment("until")
        text = try list.query.value("q")
        if let text, text.isEmpty { throw .invalidParameter("q", "must be a whole user name or external id") }
    }
}

extension ListRequest {
    /// The parameter as a moment; nil when it was not given.
    func moment(_ name: String) throws(Failure) -> Date? {
        guard let text = try query.value(name) else { return nil }
        guard let moment = Date(rfc3339: text) else {
            throw .invalidParameter(name, "must be a time such as 2026-11-28T12:00:00Z")
        }
        return moment
    }
}
