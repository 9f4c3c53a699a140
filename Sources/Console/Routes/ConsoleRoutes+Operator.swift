import Web

extension ConsoleRoutes {
    /// For operators.
    var operators: RouteTable<OperatorGate> {
        var routes = RouteTable(prefix: Self.prefix, gate: OperatorGate(services: services))
        routes.get("/operator", ListTenants(services: services))
        routes.post("/operator/links", MakeLink(.ofAnyTenant, services: services))
        routes.post("/operator/sign-out", SignOutOperator(services: services))
        registerTenants(in: &routes)
        registerQueues(in: &routes)
        routes.get("/operator/deliveries", ListDeliveries(services: services))
        routes.get("/operator/deliveries.csv", ExportTenantDeliveries(services: services))
        routes.get("/operator/migrations", ShowMigrations(services: services))
        routes.get("/operator/system", ShowSystem(services: services))
        for list in ServiceList.allCases {
            routes.get("/operator/\(list.rawValue).csv", ExportServiceList(list, services: services))
        }
        return routes
    }

    private func registerTenants(in routes: inout RouteTable<OperatorGate>) {
        let one = "/operator/tenants/{tenant}"
        routes.get("/operator/tenants.csv", ExportTenants(services: services))
        routes.get("/operator/new-tenant", ShowNewTenant(services: services))
        routes.post("/operator/tenants", operated(AddTenant(services: services)))
        routes.get(one, ShowTenant(services: services))
        for verb in TenantVerb.allCases {
            routes.post("\(one)/\(verb.rawValue)", operated(ChangeTenant(verb, services: services)))
        }
        routes.post("\(one)/name", operated(RenameTenant(services: services)))
        routes.get("\(one)/delete", ShowTenantDeletion(services: services))
        routes.post("\(one)/delete", operated(EndTenant(services: services)))
        routes.post("\(one)/users", MakeLink(.ofTenant, services: services))
        routes.post("\(one)/users/{user}", operated(ChangeUser(services: services)))
        routes.post("\(one)/users/{user}/links", MakeLink(.known, services: services))
        routes.post("\(one)/users/{user}/sign-out", operated(SignOutTenantUser(services: services)))
        routes.post("\(one)/deliveries/{delivery}/retry", operated(RetryTenantDelivery(services: services)))
    }

    private func registerQueues(in routes: inout RouteTable<OperatorGate>) {
        routes.get("/operator/queues", ShowQueues(services: services))
        routes.post("/operator/pauses", operated(PauseQueue(services: services)))
        routes.post("/operator/pauses/{pause}/resume", operated(ResumeQueue(services: services)))
        routes.get("/operator/jobs", ListJobs(services: services))
        routes.get("/operator/jobs.csv", ExportJobs(services: services))
        for verb in SweepVerb.allCases {
            routes.get("/operator/jobs/\(verb.rawValue)", ShowSweep(verb, services: services))
            routes.post("/operator/jobs/\(verb.rawValue)", operated(SweepAll(verb, services: services)))
        }
        routes.get("/operator/jobs/{job}", ShowJob(services: services))
        for verb in JobVerb.allCases {
            routes.post("/operator/jobs/{job}/\(verb.rawValue)", operated(ChangeJob(verb, services: services)))
        }
        routes.get("/operator/schedules", ListSchedules(services: services))
        for verb in ScheduleVerb.allCases {
            routes.post(
                "/operator/schedules/{schedule}/\(verb.rawValue)", operated(ChangeSchedule(verb, services: services)))
        }
    }

    private func operated<Form: OperatorForm>(_ action: Form) -> OperatorSubmitted<Form> {
        OperatorSubmitted(action: action, services: services)
    }
}
