import JSON
import SCIM

// What a person may do to itself at `/Me`. Who is let in, under which name and with which rights, is the provisioner's.
extension ProvisioningPolicy {
    private static let kept = ["userName", "externalId", "active", "roles", "entitlements"]

    /// Somebody who is not active any more is refused: a token does not outlive the access.
    func admit(_ person: JSONObject) throws(SCIMError) {
        guard isPerson, person["active"] == .bool(false) else { return }
        throw .forbidden("The person for whom this token stands is not active.")
    }

    func check(_ difference: ResourceDifference) throws(SCIMError) {
        guard isPerson, let name = Self.kept.first(where: difference.touches) else { return }
        throw .mutability("\(name) can't be changed by the person itself.")
    }
}
