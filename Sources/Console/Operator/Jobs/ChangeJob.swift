import AdminAPI
import Hummingbird
import Jobs
import Web

/// `POST /console/operator/jobs/{job}/retry`, `/discard`, `/cancel` and `/remove`, which asks first.
struct ChangeJob: OperatorForm {
    let verb: JobVerb
    let services: ConsoleServices

    init(_ verb: JobVerb, services: ConsoleServices) {
        (self.verb, self.services) = (verb, services)
    }

    func question(_ form: ConsoleForm, in context: OperatorContext) async throws -> Response? {
        guard verb == .remove, !form.isConfirmed else { return nil }
        guard let id = Int64(try context.pathParameter("job")), let job = try await services.admin.jobs.find(id) else {
            throw Failure.noSuchJob
        }
        let path = "\(OperatorSection.jobs.path)/\(id)"
        let view = ConfirmationView(
            page: PageView("Remove a job", at: .jobs, in: context), back: (path, "Job \(id)"),
            heading: "Remove job \(id)",
            sentences: ["The job of \(job.kind) is deleted for good: nobody can try it again."], form: form,
            actionPath: "\(path)/remove", button: "Remove job", isDanger: true)
        return .page(view, "confirmation")
    }

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let (verb, jobs) = (verb, services.admin.jobs)
        guard let id = Int64(try context.pathParameter("job")) else { throw Failure.noSuchJob }
        let before = try await jobs.find(id)?.json
        return FormDeed(name: verb.name, subject: String(id), before: before) {
            let job = try await verb.perform(on: id, by: jobs).job()
            let list = OperatorSection.jobs.path
            return .done(verb.done, at: verb == .remove ? list : "\(list)/\(id)", after: job.json)
        }
    }
}
