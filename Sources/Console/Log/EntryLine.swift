import FoundationEssentials
import Provisioning
import Tenancy

/// A line of the provisioning log.
struct EntryLine {
    let entryID: String
    let path: String
    let when: MomentView
    let operation: String
    let outcome: String
    let colour: String
    let about: String?
    let aboutPath: String?
    let source: String
    let code: String?
    let duration: String

    init(_ entry: ProvisioningEntry, _ configurations: [SCIMConfiguration]) {
        let kind = entry.resourceType ?? ""
        entryID = entry.id.text
        path = "/console/provisioning-log/\(entry.id.text)"
        when = MomentView(entry.time)
        operation = entry.operation.label
        (outcome, colour) = (entry.outcome.rawValue, entry.outcome.colour)
        about = entry.name ?? entry.resourceID.map { "\(kind) \($0.text)" } ?? (kind.isEmpty ? nil : kind)
        aboutPath = entry.resourcePath
        source = configurations.first { $0.id == entry.configurationID }?.name ?? ""
        (code, duration) = (entry.code, entry.duration)
    }
}
