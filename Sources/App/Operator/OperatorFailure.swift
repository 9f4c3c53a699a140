import AdminAPI
import Directory
import HTTPTypes
import JSON
import Licensing
import Notifications
import Postgres
import Tenancy
import Web

/// Why a verb did not succeed, as a sentence for the person at the terminal.
package enum OperatorFailure: Sendable, Hashable {
    /// What was asked for can't be: exit status 2.
    case refused(String)
    /// It could be but did not succeed: exit status 1.
    case failed(String)

    /// Nil for an error that no part of Rollcall raised.
    package init?(_ error: any Error) {
        switch error {
        case let error as OperatorRefusal: self = .refused(error.description)
        case let error as ConfigurationError: self = .refused(error.description)
        case let error as LocalError: self = .refused(error.description)
        case let error as TenancyError: self = Self.tenancy(error)
        case let error as NotificationError: self = Self.answered(Failure(error))
        case let error as ArchiveError: self = Self.archive(error)
        case let error as LicensingError: self = .failed(error.description + ".")
        case let error as SchemaRefusal: self = Self.answered(Failure(error))
        case let error as ResourceTypeRefusal: self = Self.answered(Failure(error))
        case let error as Failure: self = Self.answered(error)
        case let error as MigrationError: self = .failed(String(describing: error))
        case let error as PostgresError: self = .failed("The database says: \(error)")
        default: return nil
        }
    }

    /// As the admin API would answer: what it calls a bad request can't be.
    private static func answered(_ failure: Failure) -> OperatorFailure {
        failure.status == .badRequest ? .refused(failure.detail) : .failed(failure.detail)
    }

    private static func archive(_ error: ArchiveError) -> OperatorFailure {
        switch error {
        case .tenantExists, .otherVersion: .failed(error.description + ".")
        default: .refused(error.description + ".")
        }
    }

    private static func tenancy(_ error: TenancyError) -> OperatorFailure {
        switch error {
        case .slugInvalid, .nameInvalid, .expiryOutOfRange, .autoAssignWithoutPool, .scopesMissing, .scopeUnknown,
            .graceOutOfRange:
            .refused(error.description + ".")
        default: .failed(error.description + ".")
        }
    }
}
