import AdminAPI
import Hummingbird
import Jobs
import Web

/// `GET /console/operator/schedules`: the recurring jobs, when each came last and comes next.
struct ListSchedules: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let lines = try await services.admin.schedules.all().map { schedule in
            SchedulesView.Line(
                schedulePath: "\(OperatorSection.schedules.path)/\(PageLinks.encoded(schedule.name))",
                schedule: schedule.name, recurrence: schedule.shownRecurrence, nextAt: MomentView(schedule.nextAt),
                lastAt: MomentView(schedule.lastAt), pausedAt: MomentView(schedule.pausedAt))
        }
        let page = PageView("Schedules", at: .schedules, in: context, done: OperatorDone(request.uri.query))
        return .page(
            SchedulesView(page: page, lines: lines, isEmpty: lines.isEmpty, exportPath: ServiceList.schedules.path),
            "operator-schedules")
    }
}
