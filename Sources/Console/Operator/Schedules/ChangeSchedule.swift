import AdminAPI
import Hummingbird
import Jobs
import Web

/// `POST /console/operator/schedules/{schedule}/run`, `/pause` and `/resume`.
struct ChangeSchedule: OperatorForm {
    let verb: ScheduleVerb
    let services: ConsoleServices

    init(_ verb: ScheduleVerb, services: ConsoleServices) {
        (self.verb, self.services) = (verb, services)
    }

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let (verb, schedules) = (verb, services.admin.schedules)
        let schedule = try context.pathParameter("schedule").filter { $0 != "\0" }
        return FormDeed(name: verb.name, subject: schedule) {
            guard let record = try await verb.perform(on: schedule, by: schedules) else {
                throw Failure.noSuchSchedule
            }
            return .done(verb.done, at: OperatorSection.schedules.path, after: record.json)
        }
    }
}
