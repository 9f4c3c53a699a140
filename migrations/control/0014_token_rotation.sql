-- Rotation of bearer tokens, how they were used last, and when somebody has to be told of their end.
ALTER TABLE rollcall.credentials
    -- The token that was made in this one's place. Deferred: the old row is ended before the new one is counted.
    ADD COLUMN replaced_by uuid,
    ADD COLUMN last_used_address text,
    ADD COLUMN last_used_agent text,
    -- When the next reminder is due; NULL when none is. By the default, tokens that are there already, and those that the
    -- release before this one goes on issuing, are looked at once, which sets the right time without telling anybody.
    ADD COLUMN remind_at timestamptz DEFAULT now(),
    ADD CONSTRAINT credentials_replacement FOREIGN KEY (replaced_by) REFERENCES rollcall.credentials (id)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT credentials_replaces_one UNIQUE (replaced_by);
CREATE INDEX credentials_reminders ON rollcall.credentials (remind_at, id) WHERE remind_at IS NOT NULL;
