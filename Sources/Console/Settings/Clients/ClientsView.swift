import Tenancy

/// The OAuth clients of a configuration, and the form that adds one.
struct ClientsView {
    private static let days = [("365", "a year"), ("730", "two years"), ("1095", "three years")]

    let tokenEndpoint: GuideView.Value
    let clients: [ClientView]
    let hasClients: Bool
    let isFull: Bool
    let mostClients: Int
    /// Why what was asked for was not done, where that is about no field.
    let clientProblem: String?
    /// As it was typed.
    let typedName: String
    let typedNameProblem: String?
    let isAdding: Bool
    let lifetimes: [Choice]

    /// - Parameter refused: A form about clients, with what is wrong with it.
    init(tokenURL: String, clients: [ClientView], refused: (form: ConsoleForm, problem: FormProblem)?) {
        tokenEndpoint = GuideView.Value(label: "Token endpoint", paste: tokenURL)
        self.clients = clients
        hasClients = !clients.isEmpty
        mostClients = OAuthClientStore.mostLiveClients
        isFull = clients.count >= mostClients
        clientProblem = refused?.problem.general(besides: ["name"])
        // Of these forms only the one that adds a client has a name; an empty field is as none.
        let adding = refused.flatMap { $0.form.isOn("name") || $0.problem["name"] != nil ? $0 : nil }
        typedName = adding?.form["name"] ?? ""
        typedNameProblem = adding?.problem["name"]
        isAdding = adding != nil
        let chosen = adding?.form["expires_in_days"] ?? String(OAuthClientStore.defaultExpiry)
        lifetimes = Self.days.map { Choice($0, $1, chosen: chosen) }
    }
}
