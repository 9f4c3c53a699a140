import HTTPTypes
import Provisioning
import SCIM
import Tenancy
import Web

extension ProvisioningAnswer {
    init(_ error: SCIMError) {
        self.init(
            status: error.status, code: error.type?.rawValue ?? ProvisioningCode.status(error.status),
            scimType: error.type?.rawValue,
            detail: ProvisioningSentence.text(error.detail, keepsNames: error.type != .invalidValue))
    }

    /// The answer to what an action or its gate threw.
    ///
    /// - Parameters:
    ///   - scimType: The keyword that the client was told.
    ///   - refusal: Why a credential was refused, which the client was not told.
    init(_ failure: Failure, scimType: SCIMErrorType?, refusal: CredentialRefusal?) {
        self.init(
            status: failure.status.code,
            code: refusal.map { ProvisioningCode.refusal($0.rawValue) } ?? failure.code,
            scimType: scimType?.rawValue,
            detail: ProvisioningSentence.text(failure.detail, keepsNames: true))
    }
}
