/// The first page: what there is, how it fares, and what somebody has to do.
struct OverviewView {
    struct Connection {
        let path: String
        let name: String
        let provider: String
        let light: LightView
    }

    struct Expiry {
        let path: String
        /// Such as `Token`.
        let kind: String
        let configurationName: String
        /// The token's, or that of the client whose secret it is.
        let secretName: String
        let expiresAt: MomentView
    }

    let page: PageView
    let people: String
    let groups: String
    let seats: [SeatsView]
    let hasSeats: Bool
    let connections: [Connection]
    let hasConnections: Bool
    let decision: GuardView?
    let tooMany: [SeatsView]
    let expiries: [Expiry]
    let hasExpiries: Bool
    let isQuiet: Bool
    let underWay: UnderWayView
}
