import Hummingbird
import Web

/// `GET /console/settings/scim/{configuration}/light`: the light alone, which the page's script puts in its place.
struct ShowLight: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let configuration = try await context.configuration(in: services)
        let light = try await services.light(of: configuration, of: context.tenant)
        return .page(LightFragment(light: light), "light")
    }
}

/// The light in the name under which its template looks for it.
struct LightFragment {
    let light: LightView
}
