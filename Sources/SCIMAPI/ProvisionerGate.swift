import Hummingbird
import Tenancy
import Web

/// Behind the door for everybody: only credentials that provision. One that stands for a person opens `/Me` and discovery.
struct ProvisionerGate: Gate {
    let everybody: RateGate

    /// - Throws: `Failure` 403 besides what the door for everybody throws.
    func admit(_ request: Request, _ context: WebContext) async throws -> TenantContext {
        let admitted = try await everybody.admit(request, context)
        guard admitted.identity.userID == nil else {
            throw Failure(
                .forbidden, code: "person_token",
                detail: "This token stands for a person: it opens /Me and nothing else.")
        }
        return admitted
    }
}
