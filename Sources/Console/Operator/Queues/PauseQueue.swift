import AdminAPI
import Hummingbird
import Jobs
import Tenancy
import Web

/// `POST /console/operator/pauses` with at least one of `queue`, `kind` and `tenant`, and a `reason`: what fits all of them waits.
struct PauseQueue: OperatorForm {
    let services: ConsoleServices

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let admin = services.admin
        func typed(_ name: String) -> String? { form[name].isEmpty ? nil : form[name] }
        let (queue, kind, tenant) = (typed("queue"), typed("kind"), typed("tenant"))
        let reason = typed("reason")
        let known = if let tenant { try await admin.tenants.find(slug: tenant) } else { nil as Tenant? }
        return FormDeed(name: "pause.create", tenant: known?.id) {
            let pause = try await admin.pauses.pause(
                queue: queue, kind: kind, tenant: tenant, reason: reason, tenants: admin.tenants)
            return .done(.paused, at: OperatorSection.queues.path, subject: String(pause.id), after: pause.json)
        }
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: OperatorContext
    ) async throws -> Response? {
        try await ShowQueues(services: services).page(
            in: context, form: PauseFormView(form, problem), status: problem.status)
    }
}
