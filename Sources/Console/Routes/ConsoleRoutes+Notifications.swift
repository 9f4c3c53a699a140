import Web

extension ConsoleRoutes {
    func registerEndpoints(in routes: inout RouteTable<ConsoleGate>) {
        let one = "/notifications/{endpoint}"
        routes.get("/notifications", ShowNotifications(services: services))
        routes.post("/notifications", submitted(AddEndpoint(services: services)))
        routes.get("/notifications/new", ShowNewEndpoint(services: services))
        routes.get("/notifications/endpoints.csv", ExportEndpoints(services: services))
        routes.get(one, ShowEndpoint(services: services))
        routes.get("\(one)/deliveries.csv", ExportDeliveries(services: services))
        routes.post("\(one)/settings", submitted(ChangeEndpoint(services: services)))
        routes.post("\(one)/state", submitted(SwitchEndpoint(services: services)))
        routes.post("\(one)/secret", submitted(ReplaceSecret(services: services)))
        routes.post("\(one)/test", submitted(SendTest(services: services)))
        routes.post("\(one)/recover", submitted(RecoverDeliveries(services: services)))
        routes.post("\(one)/replay", submitted(ReplayEvents(services: services)))
        routes.post("\(one)/delete", submitted(EndEndpoint(services: services)))
        routes.get("/deliveries/{delivery}", ShowDelivery(services: services))
        routes.post("/deliveries/{delivery}/retry", submitted(RetryDelivery(services: services)))
    }

    func registerMail(in routes: inout RouteTable<ConsoleGate>) {
        let (template, contact) = ("/notifications/templates/{type}/{locale}", "/notifications/contacts/{contact}")
        routes.get("/notifications/mail", ListMail(services: services))
        routes.get("/notifications/mail.csv", ExportMail(services: services))
        routes.get("/notifications/templates", ListTemplates(services: services))
        routes.get(template, ShowTemplate(services: services))
        routes.post(template, submitted(ChangeTemplate(services: services)))
        routes.post("\(template)/reset", submitted(ResetTemplate(services: services)))
        routes.get("/notifications/contacts", ListContacts(services: services))
        routes.get("/notifications/contacts.csv", ExportContacts(services: services))
        routes.get("/notifications/suppressions.csv", ExportSuppressions(services: services))
        routes.post("/notifications/contacts", submitted(AddContact(services: services)))
        routes.get(contact, ShowContact(services: services))
        routes.post(contact, submitted(ChangeContact(services: services)))
        routes.post("\(contact)/remove", submitted(RemoveContact(services: services)))
        routes.post("/notifications/people", submitted(ChangeMailSettings(services: services)))
        routes.post("/notifications/suppressions/{suppression}/lift", submitted(LiftSuppression(services: services)))
    }
}
