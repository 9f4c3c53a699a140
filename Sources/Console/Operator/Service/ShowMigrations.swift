import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `GET /console/operator/migrations`: how far the control schema and the tenants' schemas are.
struct ShowMigrations: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let page = PageView("Migrations", at: .migrations, in: context)
        return .page(MigrationsView(page: page, try await services.admin.migrations.status()), "operator-migrations")
    }
}
