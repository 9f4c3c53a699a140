extension PostgresError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .server(let error): "Postgres refused \(error)"
        case .connectionLost(outcomeUnknown: true): "the connection to Postgres broke; the outcome is unknown"
        case .connectionLost(outcomeUnknown: false): "the connection to Postgres broke before anything took effect"
        case .acquisitionTimedOut: "no connection to Postgres came free in time"
        case .statementTimedOut: "the statement ran past its deadline and was cancelled"
        case .cancelled: "the task was cancelled"
        case .decoding(let reason): "a value from Postgres could not be read: \(reason)"
        case .notConnected(let reason): "Postgres cannot be reached: \(reason)"
        case .misuse(let reason): "wrong use of the Postgres client: \(reason)"
        case .closed: "the Postgres client is closed"
        }
    }
}
