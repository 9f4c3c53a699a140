import AdminAPI
import Directory
import JSON
import Jobs
import Licensing
import Notifications
import Tenancy

extension ConsoleServices {
    private static let mostJobs = 20

    /// The seats, people of deleted configurations, and events that are sent again.
    func underWay(in context: ConsoleContext) async throws -> UnderWayView {
        let tenant = context.tenant
        let reach = try await admin.licenses.explanations.reach(of: tenant)
        let jobs = try await admin.jobs.underWay(
            [admin.deletion.kind, admin.deliveries.replayKind], of: tenant.id.text, limit: Self.mostJobs)
        var lines = [UnderWayView.Line(reach)].compactMap(\.self)
        for job in jobs {
            guard let line = try await line(about: job, of: tenant) else { continue }
            lines.append(line)
        }
        return UnderWayView(lines)
    }

    /// Nil for a job whose payload another release has written.
    private func line(about job: JobRecord, of tenant: Tenant) async throws -> UnderWayView.Line? {
        guard let payload = try? JSONParser.parse(job.payload).objectValue else { return nil }
        if let former = FormerConfiguration(payload) {
            return UnderWayView.Line(
                former, left: try await admin.former.left(of: former.id, in: tenant, most: UnderWayView.most + 1))
        }
        guard let replay = WebhookReplay(payload) else { return nil }
        let endpoint = try? await admin.webhookEndpoints.find(replay.endpointID, of: tenant)
        return UnderWayView.Line(replayTo: endpoint?.shownName, after: replay.after, through: replay.through)
    }
}
