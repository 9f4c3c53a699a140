import Web

extension ConsoleRoutes {
    /// What an open page of a tenant asks by itself every few seconds. Nobody needs to sit in front of it, so it keeps no session
    /// alive.
    var glances: RouteTable<ConsoleGate> {
        var routes = RouteTable(prefix: Self.prefix, gate: ConsoleGate(services: services, countsAsUse: false))
        routes.get("/under-way", ShowUnderWay(services: services))
        routes.get("/provisioning-log/live", FollowEntries(services: services))
        routes.get("/settings/scim/{configuration}/light", ShowLight(services: services))
        return routes
    }

    /// The same of an operator's.
    var operatorGlances: RouteTable<OperatorGate> {
        var routes = RouteTable(prefix: Self.prefix, gate: OperatorGate(services: services, countsAsUse: false))
        routes.get("/operator/queues/live", FollowQueues(services: services))
        return routes
    }
}
