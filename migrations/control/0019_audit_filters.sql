-- A tenant's own entries of one action or one actor are read by themselves, not among all tenants'.
CREATE INDEX audit_log_tenant_action ON rollcall.audit_log (tenant_id, action, id) WHERE tenant_id IS NOT NULL;
CREATE INDEX audit_log_tenant_actor ON rollcall.audit_log (tenant_id, actor_id, id)
    WHERE tenant_id IS NOT NULL AND actor_id IS NOT NULL;
