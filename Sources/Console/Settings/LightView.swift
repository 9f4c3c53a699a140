import FoundationEssentials
import Provisioning
import Tenancy

/// How the connection with the identity provider fares, as a light and a sentence.
struct LightView {
    enum Colour: String {
        case grey, green, amber, red
    }

    let colour: String
    let label: String
    let sentence: String
    let testedAt: MomentView?
    let lastRequestAt: MomentView?
    let requests: Int64
    let failures: Int64
    let hasRequests: Bool
    /// Whether the page should look again soon.
    let isLive: Bool
    /// Whether somebody may be setting up the connection at this moment.
    let isWaiting: Bool

    init(
        _ status: ConnectionStatus, reason: String?, record: ConnectionRecord?, state: ConfigurationState
    ) {
        testedAt = MomentView(record?.connectionTestAt)
        lastRequestAt = MomentView(record?.lastRequestAt)
        requests = record?.lastDay.requests ?? 0
        failures = record?.lastDay.failures ?? 0
        hasRequests = requests > 0
        isLive = state == .enabled && status != .healthy
        isWaiting = isLive && status == .waiting
        guard state == .enabled else {
            (colour, label) = (Colour.grey.rawValue, "Disabled")
            sentence = "Every request is refused until it is enabled again."
            return
        }
        let cause = reason.map { " because \($0)" } ?? ""
        switch status {
        case .waiting:
            (colour, label) = (Colour.grey.rawValue, "Waiting for the first request")
            sentence = "Paste the values into the identity provider and test the connection there."
        case .healthy:
            (colour, label) = (Colour.green.rawValue, "Connected")
            sentence = "Requests arrive and are answered."
        case .silent:
            (colour, label) = (Colour.amber.rawValue, "Silent")
            sentence = "Nothing has come for a long time. See whether provisioning is still switched on there."
        case .failing:
            (colour, label) = (Colour.red.rawValue, "Failing")
            sentence = "The connection is in trouble\(cause)."
        case .probablyQuarantined:
            (colour, label) = (Colour.red.rawValue, "Probably quarantined")
            sentence = "The identity provider has most likely given up\(cause). Mend the cause, then restart it there."
        }
    }
}
