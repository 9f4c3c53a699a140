import Web

extension ConsoleRoutes {
    func registerLogs(in routes: inout RouteTable<ConsoleGate>) {
        routes.get("/provisioning-log", ListEntries(services: services))
        routes.get("/provisioning-log.csv", ExportEntries(services: services))
        routes.get("/provisioning-log/{entry}", ShowEntry(services: services))
        routes.get("/audit-log", ListAudit(services: services))
        routes.get("/audit-log.csv", ExportAudit(services: services))
    }
}
