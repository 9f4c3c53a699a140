import AdminAPI
import Hummingbird
import Jobs
import Web

/// `POST /console/operator/pauses/{pause}/resume`: the jobs may be claimed again.
struct ResumeQueue: OperatorForm {
    let services: ConsoleServices

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let (pauses, id) = (services.admin.pauses, try context.pathParameter("pause"))
        return FormDeed(name: "pause.delete", subject: id) {
            guard let number = Int64(id), try await pauses.resume(number) != nil else { throw Failure.noSuchPause }
            return .done(.resumed, at: OperatorSection.queues.path)
        }
    }
}
