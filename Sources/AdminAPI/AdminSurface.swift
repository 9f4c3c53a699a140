import Directory
import HTTPTypes
import Licensing
import Notifications
import SCIM
import Tenancy
package import Web

/// Where every failure of the admin API becomes a problem document (RFC 9457).
package struct AdminSurface: Surface {
    package init() {}

    package func owns(path: String) -> Bool {
        path == "/admin" || path.hasPrefix("/admin/")
    }

    package func answer(to error: any Error, requestID: String) -> FailureAnswer {
        let failure = Self.failure(for: error)
        return FailureAnswer(
            Problem.response(for: failure, requestID: requestID), isUnforeseen: failure.status == .internalServerError)
    }

    /// What an error of the domain means, in terms that other surfaces can render as well.
    package static func failure(for error: any Error) -> Failure {
        switch error {
        case let error as TenancyError: Failure(error)
        case let error as LicensingError: Failure(error)
        case let error as NotificationError: Failure(error)
        case let error as MailError: Failure(error)
        case let error as SCIMError: Failure(error)
        case let refusal as SchemaRefusal: Failure(refusal)
        case let refusal as ResourceTypeRefusal: Failure(refusal)
        default: Failure(classifying: error)
        }
    }
}
