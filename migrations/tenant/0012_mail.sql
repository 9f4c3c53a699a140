-- Mail: who gets which, what was written to whom, and what became of it. What names people stays in the tenant's schema.

-- People whom the tenant wants to be told of what happens in it. They are few, and always read together.
CREATE TABLE mail_contacts (
    id          uuid NOT NULL,
    address     text NOT NULL,
    -- Folded by the service.
    address_key text COLLATE "C" NOT NULL,
    locale      text COLLATE "C" NOT NULL,
    digest      text COLLATE "C" NOT NULL,
    -- Which types come in another than their usual way: a JSON object.
    preferences text NOT NULL,
    state       text COLLATE "C" NOT NULL DEFAULT 'active',
    -- Events up to this one are older than the wish to hear of them.
    heard_from  bigint NOT NULL,
    version     bigint NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    CONSTRAINT mail_contacts_pkey PRIMARY KEY (id),
    CONSTRAINT mail_contacts_address_unique UNIQUE (address_key),
    CONSTRAINT mail_contacts_digest CHECK (digest IN ('hourly', 'daily')),
    CONSTRAINT mail_contacts_state CHECK (state IN ('active', 'unsubscribed'))
);

-- What people themselves are written, besides what each SCIM configuration says. The row is there once that was decided.
CREATE TABLE mail_settings (
    only_row      boolean NOT NULL DEFAULT true,
    seat_assigned boolean NOT NULL,
    seat_promoted boolean NOT NULL,
    heard_from    bigint NOT NULL,
    CONSTRAINT mail_settings_pkey PRIMARY KEY (only_row),
    CONSTRAINT mail_settings_only_row CHECK (only_row)
);

-- Addresses that a mail server has refused for good: nothing goes there until an admin says otherwise.
CREATE TABLE mail_suppressions (
    id          uuid NOT NULL,
    address     text NOT NULL,
    address_key text COLLATE "C" NOT NULL,
    reply       text NOT NULL,
    since       timestamptz NOT NULL,
    CONSTRAINT mail_suppressions_pkey PRIMARY KEY (id),
    CONSTRAINT mail_suppressions_address_unique UNIQUE (address_key)
);

-- What a tenant says in place of the built-in texts.
CREATE TABLE mail_templates (
    type       text COLLATE "C" NOT NULL,
    locale     text COLLATE "C" NOT NULL,
    subject    text NOT NULL,
    text       text NOT NULL,
    html       text NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT mail_templates_pkey PRIMARY KEY (type, locale)
);

CREATE TABLE notifications (
    id            uuid NOT NULL,
    type          text COLLATE "C" NOT NULL,
    -- NULL for a digest, which is about many.
    event_id      uuid,
    -- Whom it is for: a contact, or a person of the directory. Both may be gone since.
    contact_id    uuid,
    user_id       uuid,
    recipient     text NOT NULL,
    recipient_key text COLLATE "C" NOT NULL,
    locale        text COLLATE "C" NOT NULL,
    delivery      text COLLATE "C" NOT NULL,
    -- The digest that tells of it.
    digest_id     uuid,
    state         text COLLATE "C" NOT NULL DEFAULT 'queued',
    -- What the template is filled with: a JSON object of strings.
    data          text NOT NULL,
    attempts      integer NOT NULL DEFAULT 0,
    -- What the mail server said last, or why it was not asked.
    reply         text,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    sent_at       timestamptz,
    CONSTRAINT notifications_pkey PRIMARY KEY (id),
    -- Nobody is told of one event twice.
    CONSTRAINT notifications_once UNIQUE (event_id, recipient_key, type),
    CONSTRAINT notifications_delivery CHECK (delivery IN ('at_once', 'digest')),
    CONSTRAINT notifications_state CHECK (state IN ('queued', 'sent', 'failed', 'bounced', 'suppressed')),
    CONSTRAINT notifications_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX notifications_by_state ON notifications (state, id);
CREATE INDEX notifications_gathering ON notifications (contact_id, id)
    WHERE delivery = 'digest' AND digest_id IS NULL AND state = 'queued';
CREATE INDEX notifications_gathered ON notifications (digest_id, id) WHERE digest_id IS NOT NULL;
