import FoundationEssentials
import Provisioning
import Web

extension ProvisioningFilter {
    /// As the list's URL has it.
    init(console query: Query) {
        self.init()
        text = query.text("q").isEmpty ? nil : query.text("q")
        outcome = ProvisioningOutcome(rawValue: query.text("outcome"))
        operation = ProvisioningOperation(rawValue: query.text("operation"))
        configurationID = query.id("source")
        resourceID = query.id("resource")
    }

    /// What the list's URL is made of.
    var parameters: [(String, String)] {
        [
            ("q", text ?? ""), ("outcome", outcome?.rawValue ?? ""), ("operation", operation?.rawValue ?? ""),
            ("source", configurationID?.text ?? ""), ("resource", resourceID?.text ?? ""),
        ]
    }
}
