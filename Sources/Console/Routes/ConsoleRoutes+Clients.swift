import Web

extension ConsoleRoutes {
    /// The OAuth clients of a SCIM configuration; its page lists them.
    func registerClients(in routes: inout RouteTable<ConsoleGate>) {
        let all = "/settings/scim/{configuration}/clients"
        let one = "\(all)/{client}"
        let secret = "\(one)/secrets/{secret}"
        routes.post(all, submitted(AddClient(services: services)))
        routes.post("\(one)/delete", submitted(EndClient(services: services)))
        routes.post("\(one)/secrets", submitted(AddClientSecret(services: services)))
        routes.post("\(secret)/rotate", submitted(ReplaceClientSecret(services: services)))
        routes.post("\(secret)/revoke", submitted(EndClientSecret(services: services)))
    }
}
