import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Provisioning
import Tenancy
import Web

/// `GET /console/provisioning-log/{entry}`.
struct ShowEntry: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let id = try context.id("entry", of: "entry")
        guard let entry = try await services.admin.provisioning.find(id, of: context.tenant) else {
            throw Failure.notFound("entry")
        }
        let configurations = try await services.configurations(of: context.tenant)
        let detailed = entry.detailed
        let steps = (detailed["steps"]?.arrayValue ?? []).map { step in
            EntryView.Step(
                step: Self.text(step["step"]).replacing("_", with: " "), result: Self.text(step["result"]),
                colour: Self.colours[Self.text(step["result"])] ?? "grey", explanation: Self.text(step["detail"]))
        }
        let changes = (detailed["changes"]?.arrayValue ?? []).map { change in
            EntryView.Changed(
                attribute: Self.text(change["path"]), old: Self.text(change["old"]), new: Self.text(change["new"]))
        }
        let advice = (detailed["recommendations"]?.arrayValue ?? []).map { advice in
            EntryView.Advice(code: Self.text(advice["code"]), advice: Self.text(advice["text"]))
        }
        let view = EntryView(
            page: PageView("\(entry.operation.label), \(entry.outcome.rawValue)", at: .log, in: context),
            when: MomentView(entry.time), operation: entry.operation.label, outcome: entry.outcome.rawValue,
            colour: entry.outcome.colour, status: entry.status == 0 ? "none" : String(entry.status), code: entry.code,
            scimType: entry.scimType, reply: entry.detail,
            about: entry.name ?? entry.resourceID?.text ?? entry.resourceType, aboutPath: entry.resourcePath,
            source: configurations.first { $0.id == entry.configurationID }?.name ?? "unknown",
            duration: entry.duration, requestID: entry.requestID, steps: steps, changes: changes,
            hasChanges: !changes.isEmpty, advice: advice, hasAdvice: !advice.isEmpty)
        return .page(view, "entry")
    }

    private static let colours = ["done": "green", "failed": "red", "skipped": "grey"]

    private static func text(_ value: JSONValue?) -> String {
        guard let value, !value.isNull else { return "" }
        return value.stringValue ?? value.serialized()
    }
}
