-- What there is in each tenant's schema, counted now and then, so that a figure of the whole service costs one look at one table.
CREATE TABLE rollcall.tenant_figures (
    tenant_id          text COLLATE "C" NOT NULL,
    -- That can be given: where people hold more seats than there are, those of other licences are free all the same.
    seats_free         bigint NOT NULL,
    seats_held         bigint NOT NULL,
    people_waiting     bigint NOT NULL,
    endpoints_enabled  bigint NOT NULL,
    endpoints_disabled bigint NOT NULL,
    counted_at         timestamptz NOT NULL,
    CONSTRAINT tenant_figures_pkey PRIMARY KEY (tenant_id),
    CONSTRAINT tenant_figures_tenant FOREIGN KEY (tenant_id) REFERENCES rollcall.tenants (id) ON DELETE CASCADE
) WITH (fillfactor = 70);
