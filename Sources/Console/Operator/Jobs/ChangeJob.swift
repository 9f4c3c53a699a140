import AdminAPI
import Hummingbird
import Jobs
import Web

/// `POST /console/operator/jobs/{job}/retry`, `/discard`, `/cancel` and `/remove`; all but the first ask before it is
/// done.
struct ChangeJob: OperatorForm {
    let verb: JobVerb
    let services: ConsoleServices

    init(_ verb: JobVerb, services: ConsoleServices) {
        (self.verb, self.services) = (verb, services)
    }

    func question(_ form: ConsoleForm, in context: OperatorContext) async throws -> ConfirmationView? {
        guard let asked = verb.question else { return nil }
        guard let id = Int64(try context.pathParameter("job")), let job = try await services.admin.jobs.find(id) else {
            throw Failure.noSuchJob
        }
        // What can't be done now is told by the deed.
        guard verb.states.contains(job.state) else { return nil }
        let path = "\(OperatorSection.jobs.path)/\(id)"
        let label = verb.rawValue.capitalizedFirst
        return ConfirmationView(
            page: PageView("\(label) a job", at: .jobs, in: context), back: (path, "Job \(id)"),
            heading: "\(label) job \(id)", sentences: ["The job of \(job.kind) \(asked)"], form: form,
            actionPath: "\(path)/\(verb.rawValue)", button: "\(label) job", isDanger: verb != .discard)
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
