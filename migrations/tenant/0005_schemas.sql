-- The schemas by which the tenant extends its users and groups.
CREATE TABLE schemas (
    -- The URN, folded; bytes decide here.
    urn_key       text COLLATE "C" NOT NULL,
    resource_type text COLLATE "C" NOT NULL,
    version       bigint NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    -- The document of RFC 7643 7 as JSON text.
    document      text NOT NULL,
    CONSTRAINT schemas_pkey PRIMARY KEY (urn_key),
    CONSTRAINT schemas_resource_type CHECK (resource_type IN ('User', 'Group'))
);
