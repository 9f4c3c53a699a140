import FoundationEssentials
import Tenancy

/// One OAuth client with its secrets.
struct ClientView {
    /// How many secrets that ended are listed.
    static let mostEnded = 5

    let clientPath: String
    let clientKey: String
    let clientID: GuideView.Value
    let clientName: String
    let clientUsedAt: MomentView?
    let clientUsedBy: String?
    /// Whose assertions stand for it; nil for a client with secrets.
    let trust: TrustView?
    let takesSecrets: Bool
    let clientSecrets: [ClientSecretView]
    let hasSecrets: Bool
    /// Whether secrets that ended long ago are left out.
    let isCut: Bool

    init(_ client: OAuthClient, secrets: [ClientSecret], under path: String, now: Date) {
        clientKey = client.id.text
        clientPath = "\(path)/clients/\(clientKey)"
        clientID = GuideView.Value(label: "Client ID", paste: clientKey)
        clientName = client.name
        clientUsedAt = MomentView(client.lastUsedAt)
        clientUsedBy = client.lastUsedBy.agent
        trust = client.trust.map { TrustView(issuer: $0.issuer, trustSubject: $0.subject) }
        takesSecrets = client.method == .clientSecret
        let all = secrets.map { ClientSecretView($0, now: now) }
        let ended = all.filter { !$0.isLive }
        clientSecrets = all.filter(\.isLive) + ended.suffix(Self.mostEnded).reversed()
        hasSecrets = !clientSecrets.isEmpty
        isCut = ended.count > Self.mostEnded
    }
}
