import Web

extension ConsoleRoutes {
    func registerPeople(in routes: inout RouteTable<ConsoleGate>) {
        routes.get("/people", ListPeople(services: services))
        routes.get("/people.csv", ExportPeople(services: services))
        routes.get("/people/{user}", ShowPerson(services: services))
        routes.get("/people/{user}/seats", ShowPersonHistory(services: services))
        routes.get("/people/{user}/seats.csv", ExportPersonHistory(services: services))
        routes.post("/people/{user}/seats", submitted(GiveSeat(services: services)))
        routes.post("/people/{user}/seats/{pool}/remove", submitted(TakeSeat(services: services)))
        routes.post("/people/{user}/seats/{pool}/lift", submitted(LiftExclusion(services: services)))
        routes.get("/groups", ListGroups(services: services))
        routes.get("/groups.csv", ExportGroups(services: services))
        routes.get("/groups/{group}", ShowGroup(services: services))
        routes.get("/groups/{group}/members.csv", ExportMembers(services: services))
    }
}
