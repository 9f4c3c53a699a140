import AdminAPI
import FoundationEssentials
import Hummingbird
import Licensing
import Web

/// `POST /console/licences` with `name`, `product` and `seats`.
struct AddLicence: FormAction {
    let services: ConsoleServices
    let name = "license_pool.create"
    let subject: String? = nil

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        guard let seats = form.integer("seats") else { throw Failure.noNumber("seats") }
        let pool = try await services.admin.pools.create(
            NewLicensePool(name: form["name"], product: form["product"], seats: seats), for: context.tenant)
        return .redirected(to: "/console/licences", done: .licenceAdded, subject: pool.id.text, after: pool.json)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        try await ListLicences(services: services).page(in: context, form: form, problem: problem)
    }
}

extension Failure {
    /// Something else than digits was typed where a number belongs.
    static func noNumber(_ field: String) -> Failure {
        wrong(field, "This must be a whole number.")
    }

    /// What is said beside a field of a form.
    static func wrong(_ field: String, _ detail: String) -> Failure {
        Failure(
            .badRequest, code: "invalid_value", detail: detail,
            members: [MemberFailure(pointer: "/\(field)", code: "invalid_value", detail: detail)])
    }
}
