import HTTPTypes
import JSON
import Web

extension AdminOperations {
    static let logs: [AdminOperation] = [
        AdminOperation(
            .get, "/tenants/{tenant}/provisioning-log", "listProvisioningLog",
            "What identity providers asked and were answered, the newest first.",
            parameters: [.limit, .cursor] + AdminSchemas.provisioningFilters + [
                .filter("format", "All that pass, as a stream and not by pages.", ExportFormat.self)
            ], answers: [DescribedAnswer.page(of: "ProvisioningEntry").offered(as: ExportFormat.mediaTypes)]),
        .read(
            "/tenants/{tenant}/provisioning-log/{entry}", "readProvisioningEntry",
            "One request with its steps, its changes, its answer and what to do about it.", "ProvisioningRequest",
            isVersioned: false),
    ]
}
