import Web

extension ConsoleRoutes {
    func registerLicences(in routes: inout RouteTable<ConsoleGate>) {
        routes.get("/licences", ListLicences(services: services))
        routes.get("/licences.csv", ExportLicences(services: services))
        routes.post("/licences", submitted(AddLicence(services: services)))
        routes.get("/licences/{pool}", ShowLicence(services: services))
        routes.post("/licences/{pool}", submitted(ChangeLicence(services: services)))
        routes.post("/guard", submitted(DecideReleases(services: services)))
        registerSeats(in: &routes)
    }

    private func registerSeats(in routes: inout RouteTable<ConsoleGate>) {
        let one = "/licences/{pool}"
        routes.get("\(one)/seats.csv", ExportSeats(services: services))
        routes.get("\(one)/history", ShowLicenceHistory(services: services))
        routes.get("\(one)/history.csv", ExportLicenceHistory(services: services))
        routes.get("\(one)/overflow", ShowOverflow(services: services))
        routes.post("\(one)/overflow", submitted(TakeSeats(services: services)))
        routes.get("\(one)/rules", ListRules(services: services))
        routes.get("\(one)/rules.csv", ExportRules(services: services))
        routes.post("\(one)/rules", submitted(AddRule(services: services)))
        routes.post("\(one)/rules/{rule}", submitted(ChangeRule(services: services)))
        routes.post("\(one)/rules/{rule}/remove", submitted(RemoveRule(services: services)))
    }
}
