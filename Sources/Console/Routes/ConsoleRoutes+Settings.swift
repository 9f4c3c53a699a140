import Web

extension ConsoleRoutes {
    func registerSettings(in routes: inout RouteTable<ConsoleGate>) {
        let one = "/settings/scim/{configuration}"
        routes.get("/settings/scim", ListConfigurations(services: services))
        routes.get("/settings/scim.csv", ExportConfigurations(services: services))
        routes.post("/settings/scim", submitted(AddConfiguration(services: services)))
        routes.get("/settings/scim/new", ShowNewConfiguration(services: services))
        routes.get(one, ShowConfiguration(services: services))
        routes.post("\(one)/settings", submitted(ChangeConfiguration(services: services)))
        routes.post("\(one)/state", submitted(SwitchConfiguration(services: services)))
        routes.get("\(one)/delete", ShowDeletion(services: services))
        routes.post("\(one)/delete", submitted(EndConfiguration(services: services)))
        routes.post("\(one)/tokens", submitted(GenerateToken(services: services)))
        routes.post("\(one)/tokens/{token}/rotate", submitted(ReplaceToken(services: services)))
        routes.post("\(one)/tokens/{token}/revoke", submitted(EndToken(services: services)))
    }

    func registerUsers(in routes: inout RouteTable<ConsoleGate>) {
        let (all, one) = ("/settings/users", "/settings/users/{user}")
        routes.get(all, ListUsers(services: services))
        routes.get("\(all).csv", ExportUsers(services: services))
        routes.post(all, submitted(InviteUser(services: services)))
        routes.post("\(one)/role", submitted(ChangeRole(services: services)))
        routes.post("\(one)/links", submitted(IssueUserLink(services: services)))
        routes.post("\(one)/sign-out", submitted(SignOutUser(services: services)))
        routes.post("\(one)/remove", submitted(RemoveUser(services: services)))
    }
}
