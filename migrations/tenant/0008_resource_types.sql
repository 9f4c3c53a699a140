-- Resource types of the tenant's own, and the resources of all of them.

-- 'none' extends nothing by itself: resource types of the tenant's own are made of such schemas.
ALTER TABLE schemas DROP CONSTRAINT schemas_resource_type;
ALTER TABLE schemas ADD CONSTRAINT schemas_resource_type CHECK (resource_type IN ('User', 'Group', 'none'));

CREATE TABLE resource_types (
    -- The name, folded.
    name_key     text COLLATE "C" NOT NULL,
    endpoint_key text COLLATE "C" NOT NULL,
    -- The core schema.
    schema_key   text COLLATE "C" NOT NULL,
    version      bigint NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    -- The document of RFC 7643 6 as JSON text.
    document     text NOT NULL,
    CONSTRAINT resource_types_pkey PRIMARY KEY (name_key),
    CONSTRAINT resource_types_endpoint_unique UNIQUE (endpoint_key),
    CONSTRAINT resource_types_schema FOREIGN KEY (schema_key) REFERENCES schemas (urn_key)
);

-- The extensions that the documents name, so that no schema goes that a type is made of.
CREATE TABLE resource_type_extensions (
    type_key   text COLLATE "C" NOT NULL,
    schema_key text COLLATE "C" NOT NULL,
    CONSTRAINT resource_type_extensions_pkey PRIMARY KEY (type_key, schema_key),
    CONSTRAINT resource_type_extensions_type FOREIGN KEY (type_key) REFERENCES resource_types (name_key)
        ON DELETE CASCADE,
    CONSTRAINT resource_type_extensions_schema FOREIGN KEY (schema_key) REFERENCES schemas (urn_key)
);

CREATE TABLE resources (
    id               uuid NOT NULL,
    type_key         text COLLATE "C" NOT NULL,
    -- As in users.
    configuration_id uuid NOT NULL,
    version          bigint NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    -- As in users: without id, meta and externalId.
    document         text NOT NULL,
    CONSTRAINT resources_pkey PRIMARY KEY (id),
    -- A type stays while there is a resource of it.
    CONSTRAINT resources_type FOREIGN KEY (type_key) REFERENCES resource_types (name_key)
) WITH (fillfactor = 85);
CREATE INDEX resources_of_type ON resources (type_key, id);
CREATE INDEX resources_created ON resources (type_key, created_at, id);
CREATE INDEX resources_updated ON resources (type_key, updated_at, id);

CREATE TABLE resource_external_ids (
    resource_id      uuid NOT NULL,
    configuration_id uuid NOT NULL,
    external_id      text COLLATE "C" NOT NULL,
    CONSTRAINT resource_external_ids_pkey PRIMARY KEY (resource_id, configuration_id),
    CONSTRAINT resource_external_ids_resource FOREIGN KEY (resource_id) REFERENCES resources (id) ON DELETE CASCADE
);
CREATE INDEX resource_external_ids_value ON resource_external_ids (configuration_id, external_id);

-- The values of attributes to which a schema of the tenant gives the uniqueness "server", folded unless letter case
-- counts. `attribute` is the path with the schema's URN, folded.
CREATE TABLE user_unique_values (
    user_id   uuid NOT NULL,
    attribute text COLLATE "C" NOT NULL,
    value_key text COLLATE "C" NOT NULL,
    CONSTRAINT user_unique_values_pkey PRIMARY KEY (user_id, attribute, value_key),
    CONSTRAINT user_unique_values_unique UNIQUE (attribute, value_key),
    CONSTRAINT user_unique_values_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE group_unique_values (
    group_id  uuid NOT NULL,
    attribute text COLLATE "C" NOT NULL,
    value_key text COLLATE "C" NOT NULL,
    CONSTRAINT group_unique_values_pkey PRIMARY KEY (group_id, attribute, value_key),
    CONSTRAINT group_unique_values_unique UNIQUE (attribute, value_key),
    CONSTRAINT group_unique_values_group FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE CASCADE
);

-- Unique among the resources of one type: several types may be made of one schema.
CREATE TABLE resource_unique_values (
    resource_id uuid NOT NULL,
    type_key    text COLLATE "C" NOT NULL,
    attribute   text COLLATE "C" NOT NULL,
    value_key   text COLLATE "C" NOT NULL,
    CONSTRAINT resource_unique_values_pkey PRIMARY KEY (resource_id, attribute, value_key),
    CONSTRAINT resource_unique_values_unique UNIQUE (type_key, attribute, value_key),
    CONSTRAINT resource_unique_values_resource FOREIGN KEY (resource_id) REFERENCES resources (id) ON DELETE CASCADE
);
