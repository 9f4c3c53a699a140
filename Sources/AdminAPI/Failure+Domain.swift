import HTTPTypes
import Licensing
package import Notifications
import Tenancy
package import Web

// What the domain refuses, as HTTP says it: which status, and which member of the body is to blame.

extension Failure {
    init(_ error: TenancyError) {
        let status: HTTPResponse.Status
        var pointer: String?
        switch error {
        case .slugInvalid: (status, pointer) = (.badRequest, "/slug")
        case .slugTaken: (status, pointer) = (.conflict, "/slug")
        case .nameInvalid: (status, pointer) = (.badRequest, "/name")
        case .configurationNameTaken: (status, pointer) = (.conflict, "/name")
        case .expiryOutOfRange: (status, pointer) = (.badRequest, "/expires_in_days")
        case .autoAssignWithoutPool: (status, pointer) = (.badRequest, "/auto_assign/pool_id")
        case .scopesMissing, .scopeUnknown: (status, pointer) = (.badRequest, "/scopes")
        case .apiKeyBeyondCaller: status = .forbidden
        case .expiryBeyondCaller: (status, pointer) = (.forbidden, "/expires_in_days")
        case .overlapOutOfRange: (status, pointer) = (.badRequest, "/overlap")
        case .secretExpiryOutOfRange: (status, pointer) = (.badRequest, "/expires_in_days")
        case .trustInvalid(let member, _): (status, pointer) = (.badRequest, "/\(member)")
        case .tooManyLiveTokens, .credentialNotLive, .credentialReplaced, .tooManyClients, .tooManySecrets,
            .clientHasNoSecrets:
            status = .conflict
        case .graceOutOfRange: (status, pointer) = (.badRequest, "/grace_hours")
        case .consoleAddressInvalid: (status, pointer) = (.badRequest, "/address")
        case .consoleAddressTaken: (status, pointer) = (.conflict, "/address")
        case .linkLifetimeOutOfRange: (status, pointer) = (.badRequest, "/expires_in_minutes")
        case .consoleUserDisabled, .consoleOwnerLast: status = .conflict
        case .configurationChanged, .tenantChanged: status = .preconditionFailed
        case .tenantNotFound, .configurationNotFound, .credentialNotFound, .apiKeyNotFound, .clientNotFound,
            .secretNotFound, .consoleUserNotFound:
            status = .notFound
        }
        self.init(status, code: error.code, sentence: error.description, pointer: pointer)
    }

    init(_ error: LicensingError) {
        let status: HTTPResponse.Status
        var pointer: String?
        switch error {
        case .poolNameTaken: (status, pointer) = (.conflict, "/name")
        case .productInvalid: (status, pointer) = (.badRequest, "/product")
        case .seatsOutOfRange: (status, pointer) = (.badRequest, "/seats")
        case .outOfRange(let member, _): (status, pointer) = (.badRequest, "/\(member)")
        case .personNotFound: (status, pointer) = (.badRequest, "/user_id")
        case .ruleSubjectNotFound: (status, pointer) = (.badRequest, "/subject_id")
        case .ruleTaken, .tooManyRules, .poolInUse, .guardNotTripped, .guardTripChanged, .nothingToReclaim:
            status = .conflict
        case .poolChanged, .ruleChanged, .guardChanged: status = .preconditionFailed
        case .poolNotFound, .ruleNotFound, .assignmentNotFound: status = .notFound
        case .seatsBehind: status = .serviceUnavailable
        }
        self.init(
            status, code: error.code, sentence: error.description, pointer: pointer,
            headers: status == .serviceUnavailable ? [.retryAfter: "1"] : [:])
    }

    package init(_ error: NotificationError) {
        let status: HTTPResponse.Status
        var pointer: String?
        switch error {
        case .endpointNotFound, .deliveryNotFound: status = .notFound
        case .endpointChanged: status = .preconditionFailed
        case .endpointDisabled, .endpointPolled, .tooManyEndpoints: status = .conflict
        case .urlRefused: (status, pointer) = (.badRequest, "/url")
        case .eventTypesInvalid: (status, pointer) = (.badRequest, "/event_types")
        case .descriptionTooLong: (status, pointer) = (.badRequest, "/description")
        case .concurrencyOutOfRange: (status, pointer) = (.badRequest, "/max_concurrency")
        case .rateOutOfRange: (status, pointer) = (.badRequest, "/max_rate")
        case .headersInvalid: (status, pointer) = (.badRequest, "/headers")
        case .overlapOutOfRange: (status, pointer) = (.badRequest, "/overlap_hours")
        case .sinceOutOfRange: (status, pointer) = (.badRequest, "/since")
        }
        self.init(status, code: error.code, sentence: error.description, pointer: pointer)
    }

    init(_ error: MailError) {
        let status: HTTPResponse.Status
        var pointer: String?
        switch error {
        case .contactNotFound, .templateNotFound, .notificationNotFound, .suppressionNotFound, .typeUnknown:
            status = .notFound
        case .contactChanged: status = .preconditionFailed
        case .contactAddressTaken: (status, pointer) = (.conflict, "/address")
        case .tooManyContacts, .tooManyTemplates: status = .conflict
        case .addressInvalid: (status, pointer) = (.badRequest, "/address")
        case .localeInvalid: (status, pointer) = (.badRequest, "/locale")
        case .templateInvalid(let part, _): (status, pointer) = (.badRequest, "/\(part)")
        }
        self.init(status, code: error.code, sentence: error.description, pointer: pointer)
    }

    /// A pool that was named in the body at `pointer` and does not exist is the body's mistake.
    static func blaming<Result>(_ pointer: String, _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as LicensingError {
            guard case .poolNotFound = error else { throw error }
            throw Failure(.badRequest, code: error.code, sentence: error.description, pointer: pointer)
        }
    }

    private init(
        _ status: HTTPResponse.Status, code: String, sentence: String, pointer: String?, headers: HTTPFields = [:]
    ) {
        let detail = sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
        self.init(
            status, code: code, detail: detail, headers: headers,
            members: pointer.map { [MemberFailure(pointer: $0, code: code, detail: detail)] } ?? [])
    }
}
