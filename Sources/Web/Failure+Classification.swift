import Postgres

extension Failure {
    /// What an error means to a client when no surface knows better: trouble on the way to the database passes and is
    /// worth another try, everything else is a fault of ours.
    package init(classifying error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as PostgresError where error.isPassing: self = .unavailable
        case is CancellationError: self = .unavailable
        default: self = .internalError
        }
    }
}

extension PostgresError {
    /// Whether the same request may well succeed a moment later.
    fileprivate var isPassing: Bool {
        switch self {
        case .connectionLost, .acquisitionTimedOut, .statementTimedOut, .cancelled, .notConnected, .closed: true
        case .decoding, .misuse: false
        case .server(let error): error.sqlState.isPassing
        }
    }
}

extension SQLState {
    /// Conflicts between transactions; tables that a migration under way has yet to make; and the classes of broken connections (08), scarce resources (53) and an
    /// operator's intervention (57).
    fileprivate var isPassing: Bool {
        switch self {
        case .serializationFailure, .deadlockDetected, .lockNotAvailable, .undefinedTable, .invalidSchemaName: true
        default: ["08", "53", "57"].contains(rawValue.prefix(2))
        }
    }
}
