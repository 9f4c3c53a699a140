-- Operators look for tenants by the beginning of a slug or a name and by state. The slug is compared as bytes and has an index.
CREATE INDEX tenants_name ON rollcall.tenants (lower(name) COLLATE "C", slug);
-- Few of many: who walks the slugs for them would pass by everybody else.
CREATE INDEX tenants_suspended ON rollcall.tenants (slug) WHERE state = 'suspended';
