-- When somebody has to be told of the end of an OAuth client's secret; NULL when nobody has. By the default, secrets that are
-- there already, and those that the release before this one goes on making, are looked at once, which sets the right time
-- without telling anybody.
ALTER TABLE rollcall.oauth_client_secrets ADD COLUMN remind_at timestamptz DEFAULT now();
CREATE INDEX oauth_client_secrets_reminders ON rollcall.oauth_client_secrets (remind_at, id) WHERE remind_at IS NOT NULL;
