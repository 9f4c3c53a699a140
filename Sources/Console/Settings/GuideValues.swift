/// What a walkthrough gives to paste; nil for what is not shown any more, or not known.
struct GuideValues {
    let scimURL: String
    let token: String?
    let tokenURL: String
    let clientID: String?
    let clientSecret: String?

    /// The id of the client where there is one alone that takes secrets: of several nobody knows which is meant.
    static func onlyClient(of clients: [ClientView]) -> String? {
        let able = clients.filter(\.takesSecrets)
        return able.count == 1 ? able[0].clientKey : nil
    }
}
