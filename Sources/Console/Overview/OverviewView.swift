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
        let configurationName: String
        let tokenName: String
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
}
