-- Who wants to be woken by the tenant's events, as bits: 1 webhooks, 2 mail, 4 security event tokens. It comes with each request's credential, so that
-- writers need not ask; 0 says that nobody has to be woken.
ALTER TABLE rollcall.tenants ADD COLUMN listeners smallint NOT NULL DEFAULT 0;
